/** Rich menus as LINE takes them. Reference: "Rich menu structure"; "Requirements for rich menu image". */
import { RICH_MENU_ALIAS, richMenuAction } from './actions.ts';
import { all, boolean, type Check, isObject, list, matching, number, object, string } from './check.ts';
import { dotted, type LineError, lower, UNREADABLE } from './requests.ts';

const MIN_RATIO = 1.45;
const RICH_MENU_ID = matching(/^richmenu-[0-9a-f]{32}$/, 'invalid richMenuId');

const ratio: Check = (value, path) => {
  const { width, height } = value as { width?: unknown; height?: unknown };
  return typeof width === 'number' && typeof height === 'number' && width / height < MIN_RATIO
    ? [{ path, message: `width / height must be at least ${MIN_RATIO}` }]
    : [];
};
const size = all(
  object({
    'width!': number({ min: 800, max: 2500, integer: true }),
    'height!': number({ min: 250, integer: true }),
  }),
  ratio,
);
const bounds = object({
  'x!': number({ min: 0, integer: true }),
  'y!': number({ min: 0, integer: true }),
  'width!': number({ min: 1, integer: true }),
  'height!': number({ min: 1, integer: true }),
});

const richMenu = object({
  'size!': size,
  'selected!': boolean,
  'name!': string({ min: 1, max: 300, graphemes: true }),
  'chatBarText!': string({ min: 1, max: 14, graphemes: true }),
  'areas!': list(object({ 'bounds!': bounds, 'action!': richMenuAction }), { max: 20 }),
});
const newAlias = object({ 'richMenuAliasId!': RICH_MENU_ALIAS, 'richMenuId!': RICH_MENU_ID });
const aliasUpdate = object({ 'richMenuId!': RICH_MENU_ID });

/** LINE's 400 for a body that does not fit; null when it is right. */
const errorBy =
  (check: Check) =>
  (body: unknown): LineError | null => {
    if (!isObject(body)) return UNREADABLE;
    const problems = check(body, []);
    if (problems.length === 0) return null;
    return {
      message: `The request body has ${problems.length} error(s)`,
      details: problems.map(({ path, message }) => ({ message: inWords(message), property: dotted(path) })),
    };
  };
const inWords = (message: string) => (message === 'invalid uri scheme' ? 'invalid uri' : lower(message));

export const richMenuError = errorBy(richMenu);
export const newAliasError = errorBy(newAlias);
export const aliasUpdateError = errorBy(aliasUpdate);
export const menuIdError = (richMenuId: unknown): LineError | null => aliasUpdateError({ richMenuId });
export const isAlias = (alias: string): boolean => RICH_MENU_ALIAS(alias, []).length === 0;

/** A picture LINE takes for a rich menu; `bytes` at most 1 MB, read as the smaller megabyte. */
export const imageFits = (image: {
  format: string | undefined;
  width: number | undefined;
  height: number | undefined;
  bytes: number;
}): boolean => {
  const { format = '', width = 0, height = 0, bytes } = image;
  return (
    ['jpeg', 'png'].includes(format) &&
    width >= 800 &&
    width <= 2500 &&
    height >= 250 &&
    width / height >= MIN_RATIO &&
    bytes <= 1_000_000
  );
};
