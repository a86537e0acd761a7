/** Flex Messages. Reference: "Flex Message", with the sizes of "Bubble" and "Carousel". */
import { flexAction, flexButtonAction } from './actions.ts';
import {
  all,
  boolean,
  byType,
  type Check,
  isObject,
  list,
  matching,
  mediaUrl,
  number,
  object,
  oneOf,
  type Problem,
  string,
  type,
  UNKNOWN,
} from './check.ts';

/** LINE words a component that it does not know, or that may not stand there, as an invalid property. */
const part = (kinds: () => Record<string, Check>): Check =>
  byType(kinds, (path): Problem[] => [{ path, message: UNKNOWN }]);

const MAX_BUBBLE = 30 * 1024;
const MAX_CAROUSEL = 50 * 1024;

const color = matching(/^#([0-9a-f]{6}|[0-9a-f]{8})$/i);
const PX = '\\d+(\\.\\d+)?px';
const PERCENT = '\\d+(\\.\\d+)?%';
const SPACES = 'none|xs|sm|md|lg|xl|xxl';
const SIZES = 'xxs|xs|sm|md|lg|xl|xxl|3xl|4xl|5xl';
const size = (...forms: string[]): Check => matching(new RegExp(`^(${forms.join('|')})$`));
const space = size(SPACES, PX);
const offset = size(SPACES, `-?${PX}`, `-?${PERCENT}`);
const padding = size(SPACES, PX, PERCENT);
const extent = size(PX, PERCENT);
const ratio: Check = (value, path) => {
  const [, width, height] = /^(\d+(?:\.\d+)?):(\d+(?:\.\d+)?)$/.exec(String(value)) ?? [];
  const ok = inRange(width) && inRange(height) && Number(height) <= 3 * Number(width);
  return ok ? [] : [{ path, message: 'invalid property' }];
};
const inRange = (side: string | undefined) => Number(side) >= 1 && Number(side) <= 100_000;

const flex = number({ min: 0, integer: true });
const gravity = oneOf('top', 'bottom', 'center');
const align = oneOf('start', 'end', 'center');
const adjustMode = oneOf('shrink-to-fit');
const placed = {
  margin: space,
  position: oneOf('relative', 'absolute'),
  offsetTop: offset,
  offsetBottom: offset,
  offsetStart: offset,
  offsetEnd: offset,
};
const font = {
  size: size(SIZES, PX),
  color,
  weight: oneOf('regular', 'bold'),
  style: oneOf('normal', 'italic'),
  decoration: oneOf('none', 'underline', 'line-through'),
};

const shownText: Check = (value, path) =>
  typeof value === 'string' && value !== '' ? [] : [{ path, message: 'must be non-empty text' }];

const span = object({ 'type!': type, text: shownText, ...font });

/** Either a text or spans. */
const text: Check = all(
  object({
    'type!': type,
    text: shownText,
    contents: list(part(() => ({ span }))),
    ...font,
    ...placed,
    flex,
    align,
    gravity,
    wrap: boolean,
    lineSpacing: size(PX),
    maxLines: number({ min: 0, integer: true }),
    action: flexAction,
    adjustMode,
    scaling: boolean,
  }),
  (value, path) =>
    isObject(value) && value.text === undefined && value.contents === undefined
      ? shownText(undefined, [...path, 'text'])
      : [],
);

const button = object({
  'type!': type,
  'action!': flexButtonAction,
  style: oneOf('primary', 'secondary', 'link'),
  color,
  height: oneOf('sm', 'md'),
  flex,
  gravity,
  adjustMode,
  scaling: boolean,
  ...placed,
});

const image = object({
  'type!': type,
  'url!': mediaUrl,
  size: size(SIZES, 'full', PX, PERCENT),
  aspectRatio: ratio,
  aspectMode: oneOf('cover', 'fit'),
  backgroundColor: color,
  action: flexAction,
  animated: boolean,
  flex,
  align,
  gravity,
  ...placed,
});

const icon = object({
  'type!': type,
  'url!': mediaUrl,
  size: size(SIZES, PX),
  aspectRatio: ratio,
  scaling: boolean,
  ...placed,
});
const separator = object({ 'type!': type, margin: space, color });
const filler = object({ 'type!': type, flex });

const background = part(() => ({
  linearGradient: object({
    'type!': type,
    'angle!': matching(/^\d+(\.\d+)?deg$/),
    'startColor!': color,
    'endColor!': color,
    centerColor: color,
    centerPosition: matching(/^\d+(\.\d+)?%$/),
  }),
}));

const boxProperties = {
  'type!': type,
  'layout!': oneOf('horizontal', 'vertical', 'baseline'),
  backgroundColor: color,
  borderColor: color,
  borderWidth: size('none|light|normal|medium|semi-bold|bold', PX),
  cornerRadius: size(SPACES, PX),
  width: extent,
  maxWidth: extent,
  height: extent,
  maxHeight: extent,
  flex,
  spacing: space,
  paddingAll: padding,
  paddingTop: padding,
  paddingBottom: padding,
  paddingStart: padding,
  paddingEnd: padding,
  action: flexAction,
  justifyContent: oneOf('center', 'flex-start', 'flex-end', 'space-between', 'space-around', 'space-evenly'),
  alignItems: oneOf('center', 'flex-start', 'flex-end'),
  background,
  ...placed,
};

/** What may stand in a box depends on its layout: icons in a baseline box only, boxes and buttons in the others only. */
const box: Check = (value, path) => {
  const baseline = isObject(value) && value.layout === 'baseline';
  const inside = part(
    (): Record<string, Check> =>
      baseline ? { icon, text, filler } : { box, button, image, text, separator, filler },
  );
  return object({ ...boxProperties, 'contents!': list(inside) })(value, path);
};

const video = object({
  'type!': type,
  'url!': mediaUrl,
  'previewUrl!': mediaUrl,
  'altContent!': part(() => ({ box, image })),
  aspectRatio: ratio,
  action: flexAction,
});

const blockStyle = object({ backgroundColor: color, separator: boolean, separatorColor: color });

const bubbleProperties = {
  'type!': type,
  size: oneOf('nano', 'micro', 'deca', 'hecto', 'kilo', 'mega', 'giga'),
  direction: oneOf('ltr', 'rtl'),
  header: part(() => ({ box })),
  body: part(() => ({ box })),
  footer: part(() => ({ box })),
  styles: object({ header: blockStyle, hero: blockStyle, body: blockStyle, footer: blockStyle }),
  action: flexAction,
};

const bubbleWith = (hero: Record<string, Check>): Check =>
  all(
    object({ ...bubbleProperties, hero: part(() => hero) }),
    (value, path) =>
      isObject(value) && ['header', 'hero', 'body', 'footer'].every((block) => value[block] === undefined)
        ? [{ path, message: 'At least one block must be specified' }]
        : [],
    atMost(MAX_BUBBLE),
  );
const bubble = bubbleWith({ box, image, video });
/** A video is not allowed in a carousel. */
const carouselBubble = bubbleWith({ box, image });

const carousel: Check = all(
  object({
    'type!': type,
    'contents!': list(
      part(() => ({ bubble: carouselBubble })),
      { min: 1, max: 12 },
    ),
  }),
  (value, path) => {
    const bubbles = isObject(value) && Array.isArray(value.contents) ? value.contents.filter(isObject) : [];
    const widths = new Set(bubbles.map((one) => one.size ?? 'mega'));
    return widths.size > 1
      ? [{ path: [...path, 'contents'], message: 'All bubbles in a carousel must have the same size' }]
      : [];
  },
  atMost(MAX_CAROUSEL),
);

function atMost(bytes: number): Check {
  return (value, path) =>
    Buffer.byteLength(JSON.stringify(value)) > bytes
      ? [{ path, message: `Too large flex message. The maximum size of JSON data is ${bytes} bytes` }]
      : [];
}

export const flexMessage = {
  'altText!': string({ min: 1, max: 1500 }),
  'contents!': part(() => ({ bubble, carousel })),
};
