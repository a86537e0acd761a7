/**
 * Flex Message properties as CSS, after LINE's "Flex Message elements" and "layout" pages. Pure. Values come from messages, so
 * anything that is not of the expected shape is left out: no text of a message ever becomes CSS as it is.
 */

export type Style = Record<string, string>;
export type Component = Record<string, unknown> & { type?: unknown };
export type Layout = 'horizontal' | 'vertical' | 'baseline';

const FONT: Record<string, string> = {
  xxs: '11px',
  xs: '13px',
  sm: '14px',
  md: '16px',
  lg: '19px',
  xl: '22px',
  xxl: '29px',
  '3xl': '35px',
  '4xl': '48px',
  '5xl': '74px',
};
const SPACE: Record<string, string> = {
  none: '0px',
  xs: '2px',
  sm: '4px',
  md: '8px',
  lg: '12px',
  xl: '16px',
  xxl: '20px',
};
const BORDER: Record<string, string> = {
  none: '0px',
  light: '0.5px',
  normal: '1px',
  medium: '2px',
  'semi-bold': '3px',
  bold: '4px',
};
const IMAGE: Record<string, string> = {
  xxs: '40px',
  xs: '60px',
  sm: '80px',
  md: '100px',
  lg: '120px',
  xl: '140px',
  xxl: '160px',
  '3xl': '180px',
  '4xl': '200px',
  '5xl': '220px',
  full: '100%',
};
/** Widths of bubbles on a phone. */
export const BUBBLE_WIDTH: Record<string, number> = {
  nano: 120,
  micro: 160,
  deca: 220,
  hecto: 241,
  kilo: 260,
  mega: 300,
  giga: 386,
};

const JUSTIFY: Record<string, string> = {
  'flex-start': 'flex-start',
  center: 'center',
  'flex-end': 'flex-end',
  'space-between': 'space-between',
  'space-around': 'space-around',
  'space-evenly': 'space-evenly',
};
const SIDES = { top: 'start', center: 'center', bottom: 'end' } as const;

/** `#rrggbb` or `#rrggbbaa`; null for anything else. */
export function color(value: unknown): string | null {
  return typeof value === 'string' && /^#(?:[0-9a-f]{6}|[0-9a-f]{8})$/iu.test(value) ? value : null;
}

/** `12px`, `40%`, or a key of `scale`. */
export function size(value: unknown, scale: Record<string, string> = {}): string | null {
  if (typeof value !== 'string') return null;
  if (Object.hasOwn(scale, value)) return scale[value]!;
  return /^-?\d{1,4}(?:\.\d{1,4})?(?:px|%)$/u.test(value) ? value : null;
}

/** `20:13` as CSS `20 / 13`; LINE's default is 1:1. */
export function aspectRatio(value: unknown): string {
  const parts = typeof value === 'string' ? /^(\d{1,6}):(\d{1,6})$/u.exec(value) : null;
  return parts && Number(parts[1]) > 0 && Number(parts[2]) > 0 ? `${parts[1]} / ${parts[2]}` : '1 / 1';
}

/** What a component's place in its parent says: weight, distance to the one before it, offsets. */
export function placeStyle(part: Component, parent: Layout, spacing: string | null, first: boolean): Style {
  const style: Style = {};
  const across = parent !== 'vertical';
  const fixed = part.type === 'icon' || part.type === 'separator';
  const weight = typeof part.flex === 'number' && part.flex >= 0 && part.flex <= 100 ? part.flex : null;
  const flex = weight ?? (part.type === 'filler' || (across && !fixed) ? 1 : 0);
  const ownWidth = across && part.type === 'box' && size(part.width) !== null;
  if (flex === 0 || (ownWidth && weight === null)) style.flex = '0 0 auto';
  else style.flex = across ? `${flex} 1 0px` : `${flex} 0 auto`;
  if (across) style.minWidth = '0px';

  const margin = size(part.margin, SPACE) ?? (first ? null : spacing);
  if (margin && part.position !== 'absolute') style[across ? 'marginLeft' : 'marginTop'] = margin;
  if (part.position === 'absolute') style.position = 'absolute';
  for (const [from, to] of [
    ['offsetTop', 'top'],
    ['offsetBottom', 'bottom'],
    ['offsetStart', 'left'],
    ['offsetEnd', 'right'],
  ] as const)
    put(style, to, size(part[from], SPACE));
  if (!across && part.type !== 'box' && part.position !== 'absolute') style.width = '100%';
  return style;
}

export function boxStyle(part: Component): Style {
  const layout = layoutOf(part);
  const style: Style = { flexDirection: layout === 'vertical' ? 'column' : 'row' };
  if (layout === 'baseline') style.alignItems = 'baseline';
  put(style, 'justifyContent', oneOf(JUSTIFY, part.justifyContent));
  if (layout !== 'baseline') put(style, 'alignItems', oneOf(JUSTIFY, part.alignItems));
  put(style, 'background', gradient(part.background) ?? color(part.backgroundColor));
  put(style, 'borderRadius', size(part.cornerRadius, SPACE));
  const border = size(part.borderWidth, BORDER);
  if (border || color(part.borderColor))
    style.border = `${border ?? '1px'} solid ${color(part.borderColor) ?? '#d4d6da'}`;
  for (const side of ['width', 'height', 'maxWidth', 'maxHeight'] as const)
    put(style, side, size(part[side]));
  put(style, 'padding', size(part.paddingAll, SPACE));
  put(style, 'paddingTop', size(part.paddingTop, SPACE));
  put(style, 'paddingBottom', size(part.paddingBottom, SPACE));
  put(style, 'paddingLeft', size(part.paddingStart, SPACE));
  put(style, 'paddingRight', size(part.paddingEnd, SPACE));
  return style;
}

export function textStyle(part: Component): Style {
  const style: Style = spanStyle(part);
  style.fontSize ??= FONT.md!;
  style.textAlign = ['start', 'center', 'end'].includes(String(part.align)) ? String(part.align) : 'start';
  const side = SIDES[part.gravity as keyof typeof SIDES];
  if (side && side !== 'start') style.alignSelf = side === 'end' ? 'flex-end' : 'center';
  const lines = typeof part.maxLines === 'number' && part.maxLines > 0 ? Math.floor(part.maxLines) : null;
  if (part.wrap === true) {
    style.whiteSpace = 'pre-wrap';
    if (lines) style.WebkitLineClamp = String(lines);
  }
  put(style, 'rowGap', size(part.lineSpacing));
  return style;
}

export function spanStyle(part: Component): Style {
  const style: Style = {};
  put(style, 'fontSize', size(part.size, FONT));
  put(style, 'color', color(part.color));
  if (part.weight === 'bold') style.fontWeight = '700';
  if (part.weight === 'regular') style.fontWeight = '400';
  if (part.style === 'italic') style.fontStyle = 'italic';
  if (part.decoration === 'underline' || part.decoration === 'line-through')
    style.textDecoration = part.decoration;
  return style;
}

export function imageStyle(part: Component): Style {
  const style: Style = {
    width: size(part.size, IMAGE) ?? IMAGE.md!,
    maxWidth: '100%',
    aspectRatio: aspectRatio(part.aspectRatio),
    objectFit: part.aspectMode === 'cover' ? 'cover' : 'contain',
  };
  put(style, 'background', color(part.backgroundColor));
  const side = { start: 'flex-start', center: 'center', end: 'flex-end' }[String(part.align)] ?? 'center';
  style.alignSelf = side;
  return style;
}

export function iconStyle(part: Component): Style {
  const height = size(part.size, FONT) ?? FONT.md!;
  return { height, aspectRatio: aspectRatio(part.aspectRatio) };
}

export function buttonStyle(part: Component): Style {
  const own = color(part.color);
  if (part.style === 'primary') return { background: own ?? '#0b7a5b', color: '#ffffff' };
  if (part.style === 'secondary') return { background: own ?? '#e2e7e4', color: '#16201c' };
  return { color: own ?? '#1f5f9e' };
}

export function separatorStyle(part: Component, parent: Layout): Style {
  const style: Style = { background: color(part.color) ?? '#d4d6da' };
  if (parent === 'vertical') style.height = '1px';
  else style.width = '1px';
  return style;
}

/** Background and separator of a block of a bubble (`styles.header` …). */
export function blockStyle(styles: unknown, block: string): Style {
  const own = (isObject(styles) ? styles[block] : null) as Component | null;
  const style: Style = {};
  if (!isObject(own)) return style;
  put(style, 'backgroundColor', color(own.backgroundColor));
  if (own.separator === true) style.borderTop = `1px solid ${color(own.separatorColor) ?? '#d4d6da'}`;
  return style;
}

/** Distance between the children of a box. */
export const spacingOf = (part: Component): string | null => size(part.spacing, SPACE);

export function layoutOf(part: Component): Layout {
  return part.layout === 'horizontal' || part.layout === 'baseline' ? part.layout : 'vertical';
}

export function isObject(value: unknown): value is Component {
  return typeof value === 'object' && value !== null && !Array.isArray(value);
}

function gradient(value: unknown): string | null {
  if (!isObject(value) || value.type !== 'linearGradient') return null;
  const angle =
    typeof value.angle === 'string' && /^\d{1,3}(?:\.\d+)?deg$/u.test(value.angle) ? value.angle : '0deg';
  const colors = [color(value.startColor), color(value.centerColor), color(value.endColor)].filter(
    (each) => each !== null,
  );
  return colors.length >= 2 ? `linear-gradient(${angle}, ${colors.join(', ')})` : null;
}

function oneOf(allowed: Record<string, string>, value: unknown): string | null {
  return typeof value === 'string' && Object.hasOwn(allowed, value) ? allowed[value]! : null;
}

function put(style: Style, name: string, value: string | null): void {
  if (value !== null) style[name] = value;
}
