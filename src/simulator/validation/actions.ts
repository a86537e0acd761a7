/** What a button may do. Reference: "Action objects"; limits of labels: "Specifications of the label". */
import { byType, type Check, linkUri, matching, object, oneOf, string, type } from './check.ts';

const graphemes = (max: number): Check => string({ max, graphemes: true });
export const RICH_MENU_ALIAS = matching(/^[a-z0-9_-]{1,32}$/);
const MOMENT = matching(/^(\d{4}-\d\d-\d\d([Tt]\d\d:\d\d)?|\d\d:\d\d)$/);

/** The actions allowed at a place with labels of at most `max` clusters. */
function actions({
  label,
  quickReply = false,
  richMenu = false,
}: {
  label: Record<string, Check>;
  quickReply?: boolean;
  richMenu?: boolean;
}) {
  const common = { 'type!': type, ...label };
  const kinds: Record<string, Check> = {
    postback: object({
      ...common,
      'data!': string({ min: 1, max: 300 }),
      displayText: graphemes(300),
      text: graphemes(300),
      inputOption: oneOf('closeRichMenu', 'openRichMenu', 'openKeyboard', 'openVoice'),
      fillInText: graphemes(300),
    }),
    message: object({ ...common, 'text!': string({ min: 1, max: 300, graphemes: true }) }),
    uri: object({ ...common, 'uri!': linkUri, altUri: object({ desktop: linkUri }) }),
    datetimepicker: object({
      ...common,
      'data!': string({ min: 1, max: 300 }),
      'mode!': oneOf('date', 'time', 'datetime'),
      initial: MOMENT,
      max: MOMENT,
      min: MOMENT,
    }),
    clipboard: object({ ...common, 'clipboardText!': string({ min: 1, max: 1000 }) }),
    ...(richMenu && {
      richmenuswitch: object({
        ...common,
        'richMenuAliasId!': RICH_MENU_ALIAS,
        'data!': string({ min: 1, max: 300 }),
      }),
    }),
    ...(quickReply && { camera: object(common), cameraRoll: object(common), location: object(common) }),
  };
  return byType(() => kinds);
}

const required = (max: number) => ({ 'label!': string({ min: 1, max, graphemes: true }) });
const optional = (max: number) => ({ label: graphemes(max) });

export const templateAction = actions({ label: required(20) });
export const imageCarouselAction = actions({ label: optional(12) });
export const quickReplyAction = actions({ label: required(20), quickReply: true });
export const richMenuAction = actions({ label: optional(20), richMenu: true });
export const flexButtonAction = actions({ label: required(40) });
/** On a box, an image, a text or a whole bubble; its label is not shown. */
export const flexAction = actions({ label: optional(40) });
