/** The message objects that a bot may send. Reference: "Message objects" and "Template messages". */
import { imageCarouselAction, quickReplyAction, templateAction } from './actions.ts';
import {
  all,
  byType,
  type Check,
  isObject,
  linkUri,
  list,
  matching,
  mediaUrl,
  number,
  object,
  oneOf,
  string,
  type,
} from './check.ts';
import { flexMessage } from './flex.ts';

const color = matching(/^#[0-9a-f]{6}$/i);
const whole = number({ min: 0, integer: true });

const quickReply = object({
  'items!': list(object({ 'type!': oneOf('action'), imageUrl: mediaUrl, 'action!': quickReplyAction }), {
    min: 1,
    max: 13,
  }),
});
const sender = object({ name: string({ min: 1, max: 20 }), iconUrl: mediaUrl });

const emoji = object({
  'index!': whole,
  'productId!': string({ min: 1 }),
  'emojiId!': string({ min: 1 }),
});
const substitution = byType(() => ({
  mention: object({
    'type!': type,
    'mentionee!': byType(() => ({
      user: object({ 'type!': type, 'userId!': matching(/^U[0-9a-f]{32}$/) }),
      all: object({ 'type!': type }),
    })),
  }),
  emoji: object({ 'type!': type, 'productId!': string({ min: 1 }), 'emojiId!': string({ min: 1 }) }),
}));
const substitutions: Check = (value, path) =>
  isObject(value)
    ? Object.entries(value).flatMap(([key, one]) => substitution(one, [...path, key]))
    : [{ path, message: 'must be an object' }];

const templateText = (max: number, maxWithHead: number): Check => {
  return (value, path) => {
    if (!isObject(value)) return [];
    const head = value.title !== undefined || value.thumbnailImageUrl !== undefined;
    const check = string({ min: 1, max: head ? maxWithHead : max, graphemes: true });
    return value.text === undefined ? [] : check(value.text, [...path, 'text']);
  };
};
const head = {
  thumbnailImageUrl: mediaUrl,
  imageBackgroundColor: color,
  title: string({ min: 1, max: 40, graphemes: true }),
  'text!': string(),
  defaultAction: templateAction,
};
const image = { imageAspectRatio: oneOf('rectangle', 'square'), imageSize: oneOf('cover', 'contain') };

const column = all(
  object({ ...head, 'actions!': list(templateAction, { min: 1, max: 3 }) }),
  templateText(120, 60),
);
const template = byType(() => ({
  buttons: all(
    object({ 'type!': type, ...head, ...image, 'actions!': list(templateAction, { min: 1, max: 4 }) }),
    templateText(160, 60),
  ),
  confirm: object({
    'type!': type,
    'text!': string({ min: 1, max: 240, graphemes: true }),
    'actions!': list(templateAction, { min: 2, max: 2 }),
  }),
  carousel: all(
    object({ 'type!': type, ...image, 'columns!': list(column, { min: 1, max: 10 }) }),
    (value, path) => {
      const columns = isObject(value) && Array.isArray(value.columns) ? value.columns.filter(isObject) : [];
      const shapes = columns.map((one) => [
        Array.isArray(one.actions) && one.actions.length,
        one.title !== undefined,
        one.thumbnailImageUrl !== undefined,
      ]);
      return new Set(shapes.map(String)).size > 1
        ? [{ path: [...path, 'columns'], message: 'The columns must have the same shape' }]
        : [];
    },
  ),
  image_carousel: object({
    'type!': type,
    'columns!': list(object({ 'imageUrl!': mediaUrl, 'action!': imageCarouselAction }), { min: 1, max: 10 }),
  }),
}));

const area = object({ 'x!': whole, 'y!': whole, 'width!': whole, 'height!': whole });
const imagemapAction = byType(() => {
  const common = { 'type!': type, label: string({ max: 100 }), 'area!': area };
  return {
    uri: object({ ...common, 'linkUri!': linkUri }),
    message: object({ ...common, 'text!': string({ min: 1, max: 400 }) }),
    clipboard: object({ ...common, 'clipboardText!': string({ min: 1, max: 1000 }) }),
  };
});

const kinds: Record<string, Record<string, Check>> = {
  text: { 'text!': string({ min: 1, max: 5000 }), emojis: list(emoji, { max: 20 }), quoteToken: string() },
  textV2: { 'text!': string({ min: 1, max: 5000 }), substitution: substitutions, quoteToken: string() },
  sticker: { 'packageId!': matching(/^\d+$/), 'stickerId!': matching(/^\d+$/), quoteToken: string() },
  image: { 'originalContentUrl!': mediaUrl, 'previewImageUrl!': mediaUrl },
  video: {
    'originalContentUrl!': mediaUrl,
    'previewImageUrl!': mediaUrl,
    trackingId: matching(/^[\w\-.=,+*()%$&;:@{}!?<>[\]]{1,100}$/),
  },
  audio: { 'originalContentUrl!': mediaUrl, 'duration!': number({ min: 1, integer: true }) },
  location: {
    'title!': string({ min: 1, max: 100 }),
    'address!': string({ min: 1, max: 100 }),
    'latitude!': number({ min: -90, max: 90 }),
    'longitude!': number({ min: -180, max: 180 }),
  },
  imagemap: {
    'baseUrl!': mediaUrl,
    'altText!': string({ min: 1, max: 1500 }),
    'baseSize!': object({ 'width!': whole, 'height!': whole }),
    'actions!': list(imagemapAction, { max: 50 }),
  },
  template: { 'altText!': string({ min: 1, max: 1500 }), 'template!': template },
  flex: flexMessage,
};

/** One message object of any kind. */
export const message: Check = byType(() => messageKinds);
const messageKinds = Object.fromEntries(
  Object.entries(kinds).map(([name, properties]) => [
    name,
    object({ 'type!': type, quickReply, sender, ...properties }),
  ]),
);
