/** Preact with htm: markup without a build step. Whatever stands between `${}` is escaped. */
export { html, render } from 'htm/preact';
export { useCallback, useEffect, useLayoutEffect, useMemo, useRef, useState } from 'preact/hooks';

import type { VNode } from 'preact';

export type View = VNode | null;
