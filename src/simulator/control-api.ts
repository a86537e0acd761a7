/**
 * The control API of the simulator: what its page (and a test) may ask of it. It is no part of LINE. All under
 * `/control`, JSON, on the simulator's own origin; the page imports this file with `import type` only.
 *
 *     GET   /control/state                     -> State
 *     GET   /control/people/:id/chat           -> Chat
 *     GET   /control/people/:id/rich-menu      -> ShownMenu: what stands below this person's chat with the bot
 *     GET   /control/groups/:id/chat           -> GroupChat
 *     GET   /control/stream                    -> server-sent events; each `data:` is a Change. The first is `hello`.
 *     GET   /control/log                       -> Log
 *     GET   /control/hint                      -> Hint
 *     GET   /control/content/:messageId        -> the bytes of a photo, file, video or voice that a person sent
 *     GET   /control/rich-menus/:richMenuId/image -> the picture of a rich menu
 *     POST  /control/people         NewPerson  -> 201 Person
 *     PATCH /control/people/:id     PersonPatch-> Person
 *     POST  /control/people/:id/actions Action -> 202 ActionResult, at once (the webhook is sent afterwards)
 *     POST  /control/groups         NewGroup   -> 201 Group, without the bot
 *     POST  /control/groups/:id/actions GroupAction -> 202 ActionResult
 *     POST  /control/uploads        raw bytes  -> 201 Upload (Content-Type of the file; photos and files are uploaded
 *                                                 first, then named in an action; kept for 10 minutes)
 *     PUT   /control/faults         Faults     -> Faults
 *     PATCH /control/settings       SettingsPatch -> Counters
 *
 * A request that does not fit is 400 `{ message }`, an unknown person, group or upload 404 `{ message }`, one that cannot
 * be met now 409 `{ message }`. POST, PUT and PATCH other than uploads need `Content-Type: application/json`.
 *
 * A chat is named by its person's id (the chat with the bot) or by its group's id; the two never meet.
 */
import { z } from 'zod';

export const Device = z.enum(['mobile', 'pc']);
export type Device = z.infer<typeof Device>;

export const Person = z.object({
  /** Short name of the simulator's own, e.g. `somsri`; stands in the paths. */
  id: z.string(),
  /** LINE user id; never changes, so that the officer in the bot's database stays the same person. */
  userId: z.string().regex(/^U[0-9a-f]{32}$/),
  name: z.string(),
  /** What the person is meant to be, for the page: "เจ้าหน้าที่ ฝ่ายทะเบียน". The bot does not see it. */
  roleWish: z.string(),
  /** One or two letters for the round picture, and its colour (`#rrggbb`). */
  initials: z.string(),
  color: z.string(),
  device: Device,
  /** stranger: never added the account; friend; blocked: added it and blocked it. */
  friendship: z.enum(['stranger', 'friend', 'blocked']),
});
export type Person = z.infer<typeof Person>;

/** A chat of several people. The bot hears what is said there only while it is in it. */
export const Group = z.object({
  /** Short name of the simulator's own, e.g. `ita-romyen`; stands in the paths. */
  id: z.string(),
  /** LINE group id; `R…` for a room, the kind of chat that LINE's older versions made. */
  groupId: z.string().regex(/^[CR][0-9a-f]{32}$/),
  name: z.string(),
  /** Ids of people. They need not be friends of the account. */
  members: z.array(z.string()),
  /** The bot is in it. */
  bot: z.boolean(),
});
export type Group = z.infer<typeof Group>;

/** What a person sent. `contentUrl` is a path of this server. */
export const SentContent = z.discriminatedUnion('type', [
  z.object({
    type: z.literal('text'),
    text: z.string(),
    /** Set when it is the displayText of a tapped postback: no message to LINE, cannot be taken back. */
    postback: z.boolean(),
  }),
  z.object({
    type: z.literal('image'),
    contentUrl: z.string(),
    /** Photos sent together; `index` from 1 in the order chosen. */
    set: z.object({ id: z.string(), index: z.number().int(), total: z.number().int() }).nullable(),
  }),
  z.object({
    type: z.literal('file'),
    contentUrl: z.string(),
    fileName: z.string(),
    fileSize: z.number().int(),
  }),
  z.object({ type: z.literal('video'), contentUrl: z.string(), duration: z.number().int() }),
  z.object({ type: z.literal('audio'), contentUrl: z.string(), duration: z.number().int() }),
  z.object({ type: z.literal('sticker'), packageId: z.string(), stickerId: z.string() }),
  z.object({
    type: z.literal('location'),
    title: z.string(),
    address: z.string(),
    latitude: z.number(),
    longitude: z.number(),
  }),
]);
export type SentContent = z.infer<typeof SentContent>;

export const ChatMessage = z.discriminatedUnion('from', [
  z.object({
    from: z.literal('person'),
    /** LINE message id; for a postback an id of the same form. */
    id: z.string(),
    /** Id of the person who sent it. */
    by: z.string(),
    /** Epoch ms. */
    at: z.number(),
    content: SentContent,
    /** Id of the message that it replies to. */
    quotes: z.string().nullable(),
    /** The bot marked it as read. */
    read: z.boolean(),
    /** The text is not the first one. */
    edited: z.boolean(),
    unsent: z.boolean(),
  }),
  z.object({
    from: z.literal('bot'),
    id: z.string(),
    at: z.number(),
    /** The LINE message object exactly as the bot sent it, with its `quickReply`. */
    message: z.looseObject({ type: z.string() }),
    /** Id of the message that its `quoteToken` stands for. */
    quotes: z.string().nullable(),
    via: z.enum(['reply', 'push', 'multicast']),
  }),
  z.object({
    /** A grey line in the middle of the chat. */
    from: z.literal('line'),
    id: z.string(),
    at: z.number(),
    notice: z.enum(['follow', 'unblock', 'block', 'bot-joined', 'bot-left', 'member-joined', 'member-left']),
    /** Id of the person who came or went; null when it was the bot, or in a chat with the bot. */
    who: z.string().nullable(),
  }),
]);
export type ChatMessage = z.infer<typeof ChatMessage>;

export const Chat = z.object({
  person: z.string(),
  /** In the order shown. LINE shows the quick replies of the last message only, and not on PC. */
  messages: z.array(ChatMessage),
  /** The bot shows the "writing" animation until then (epoch ms), or until it writes. */
  loadingUntil: z.number().nullable(),
});
export type Chat = z.infer<typeof Chat>;

/** The chat of a group, as all its members see it. */
export const GroupChat = z.object({
  /** Id of the group. */
  group: z.string(),
  messages: z.array(ChatMessage),
});
export type GroupChat = z.infer<typeof GroupChat>;

/**
 * The rich menu that a person has: the one linked to the person, otherwise the default one; null for those who are not
 * friends. LINE shows it on phones only, which is for the page to see to.
 */
export const ShownMenu = z.object({
  /** LINE's rich menu object, as the bot made it. */
  menu: z.looseObject({ richMenuId: z.string() }).nullable(),
  /** Path of this server. */
  imageUrl: z.string().nullable(),
});
export type ShownMenu = z.infer<typeof ShownMenu>;

/** How many of the next webhooks go wrong, and how. Each counts down by itself to 0. */
export const WebhookFaults = z.object({
  /** Sent twice. */
  duplicate: z.number().int().min(0),
  /** Lost on the way, sent some seconds later with `isRedelivery`. */
  late: z.number().int().min(0),
  /** Kept back until a later event has been sent (or 5 s have passed). */
  outOfOrder: z.number().int().min(0),
  /** Of a group: LINE does not tell who it was (somebody who never used LINE on a phone). Counted by events. */
  withoutUserId: z.number().int().min(0).default(0),
});

export const ApiFault = z.enum([
  'error-500',
  'rate-429',
  'monthly-429',
  /** Nothing is done and no answer ever comes. */
  'silence',
  /** It is done, but the answer never comes: the case for which retry keys exist. */
  'lost-answer',
]);
export type ApiFault = z.infer<typeof ApiFault>;

export const ContentFault = z.enum([
  'error-404',
  'error-410',
  'error-500',
  /** 202 without a body: not ready yet. */
  'not-ready',
  /** The connection breaks in the middle of the bytes. */
  'cut',
  /** 2 KB a second. */
  'slow',
]);
export type ContentFault = z.infer<typeof ContentFault>;

/** Faults that wait. `null` is none; `left` counts down with each call that is hit. */
export const Faults = z.object({
  webhook: WebhookFaults,
  /** Calls to reply. */
  reply: z.object({ answer: ApiFault, left: z.number().int().min(1) }).nullable(),
  /** Calls to push and multicast. */
  push: z.object({ answer: ApiFault, left: z.number().int().min(1) }).nullable(),
  content: z.object({ answer: ContentFault, left: z.number().int().min(1) }).nullable(),
  /** Calls to rich menus (pictures too), groups, profiles and the quota. */
  other: z
    .object({ answer: ApiFault, left: z.number().int().min(1) })
    .nullable()
    .default(null),
});
export type Faults = z.infer<typeof Faults>;

export const NO_FAULTS: Faults = {
  webhook: { duplicate: 0, late: 0, outOfOrder: 0, withoutUserId: 0 },
  reply: null,
  push: null,
  content: null,
  other: null,
};

/** LINE's setting of messages a month. */
export const Quota = z.discriminatedUnion('type', [
  z.object({ type: z.literal('none') }),
  z.object({ type: z.literal('limited'), value: z.number().int().min(0) }),
]);
export type Quota = z.infer<typeof Quota>;

export const Counters = z.object({
  /** `YYYY-MM` in Bangkok. */
  month: z.string(),
  /** Recipients of pushes and multicasts this month: what LINE charges. */
  counted: z.number().int(),
  /** Of these, how many were for whom, by the person's id. */
  recipients: z.record(z.string(), z.number().int()).default({}),
  quota: Quota,
  /** Requests that were accepted, since the first start. */
  replies: z.number().int(),
  pushes: z.number().int(),
  /** Attempts to deliver webhooks, since the first start. */
  webhooks: z.object({
    ok: z.number().int(),
    failed: z.number().int(),
    redelivered: z.number().int(),
    /** Given up after the last attempt. */
    lost: z.number().int(),
    /** On the way or waiting for their next attempt now. */
    waiting: z.number().int(),
  }),
  /** The switch "Webhook redelivery" of LINE's console. */
  redelivery: z.boolean(),
  /** How far the simulator's clock is ahead of the machine's, ms. */
  clockOffset: z.number().int(),
  /** The simulator's time at this moment, epoch ms. */
  clock: z.number(),
});
export type Counters = z.infer<typeof Counters>;

/** A call that the bot made. */
export const ApiCall = z.object({
  /** LINE's `x-line-request-id`. */
  id: z.string(),
  at: z.number(),
  method: z.string(),
  path: z.string(),
  /** Null while no answer was given (yet). */
  status: z.number().int().nullable(),
  ms: z.number(),
  request: z.unknown(),
  response: z.unknown(),
});
export type ApiCall = z.infer<typeof ApiCall>;

/** An attempt to deliver a webhook. */
export const Delivery = z.object({
  id: z.string(),
  at: z.number(),
  /** From 1. */
  attempt: z.number().int(),
  events: z.array(z.object({ type: z.string(), webhookEventId: z.string(), isRedelivery: z.boolean() })),
  outcome: z.enum(['ok', 'error-status', 'timeout', 'refused', 'fault']),
  status: z.number().int().nullable(),
  ms: z.number(),
});
export type Delivery = z.infer<typeof Delivery>;

/** Newest last, the last 200 of each. */
export const Log = z.object({ calls: z.array(ApiCall), deliveries: z.array(Delivery) });
export type Log = z.infer<typeof Log>;

export const State = z.object({
  bot: z.object({ userId: z.string(), name: z.string(), basicId: z.string() }),
  people: z.array(Person),
  groups: z.array(Group),
  faults: Faults,
  counters: Counters,
});
export type State = z.infer<typeof State>;

/** What makes the use of the page easy, and is no matter of LINE's. */
export const Hint = z.object({
  /** A code with which a coordinator can join; null when there is none to give. */
  coordinatorCode: z.string().nullable(),
  /** Days on which offices are closed, ISO dates: the clock's step to the next working day leaves them out. */
  holidays: z.array(z.string()),
});
export type Hint = z.infer<typeof Hint>;

/** What the stream tells. A message with an id that is known replaces the known one. */
export const Change = z.discriminatedUnion('type', [
  /** The stream stands; read the state again after a break. */
  z.object({ type: z.literal('hello') }),
  z.object({ type: z.literal('person'), person: Person }),
  z.object({ type: z.literal('group'), group: Group }),
  /** `chat`: id of a person or of a group. */
  z.object({ type: z.literal('message'), chat: z.string(), message: ChatMessage }),
  /** The chat was emptied. */
  z.object({ type: z.literal('reset'), chat: z.string() }),
  z.object({ type: z.literal('loading'), person: z.string(), until: z.number().nullable() }),
  /** Ask again for this person's rich menu; null: for everybody's. */
  z.object({ type: z.literal('rich-menu'), person: z.string().nullable() }),
  z.object({ type: z.literal('faults'), faults: Faults }),
  z.object({ type: z.literal('counters'), counters: Counters }),
  z.object({ type: z.literal('call'), call: ApiCall }),
  z.object({ type: z.literal('delivery'), delivery: Delivery }),
]);
export type Change = z.infer<typeof Change>;

export const NewPerson = z.object({
  name: z.string().trim().min(1).max(20),
  roleWish: z.string().trim().max(60).default(''),
  device: Device.default('mobile'),
});
export type NewPerson = z.input<typeof NewPerson>;

export const NewGroup = z.object({
  name: z.string().trim().min(1).max(50),
  /** Ids of people. */
  members: z.array(z.string()).min(1).max(50),
  /** An old chat of several people, which LINE calls a room: no name for the bot, and `R…` as its id. */
  room: z.boolean().default(false),
});
export type NewGroup = z.input<typeof NewGroup>;

/** What happens to a group. */
export const GroupAction = z.discriminatedUnion('type', [
  z.object({ type: z.literal('invite-bot') }),
  z.object({ type: z.literal('remove-bot') }),
  z.object({ type: z.literal('add-member'), person: z.string() }),
  /** Leaves, or is removed: LINE tells the bot the same. */
  z.object({ type: z.literal('remove-member'), person: z.string() }),
]);
export type GroupAction = z.infer<typeof GroupAction>;

export const PersonPatch = z.object({ device: Device });
export type PersonPatch = z.infer<typeof PersonPatch>;

export const Upload = z.object({ upload: z.string(), bytes: z.number().int(), contentType: z.string() });
export type Upload = z.infer<typeof Upload>;

/** Id of the group in which it is done; in the person's own chat with the bot without it. */
const place = { group: z.string().optional() };

/**
 * What a person does. In the own chat all but `follow` and `reset` need a friend, in a group a member (409 `{ message }`
 * otherwise).
 */
export const Action = z.discriminatedUnion('type', [
  z.object({
    type: z.literal('text'),
    text: z.string().min(1).max(5000),
    /** Id of the message in the same chat that it replies to. */
    quote: z.string().optional(),
    /** Puts a mention of the bot in front: `@รายงาน …`. In groups only. */
    mention: z.boolean().default(false),
    ...place,
  }),
  z.object({
    type: z.literal('photos'),
    uploads: z.array(z.string()).min(1).max(20),
    /** How the album reaches the bot: as one set (the normal case), or as single photos without `imageSet`. */
    asSet: z.boolean().default(true),
    /** LINE keeps no order: true mixes it, false keeps it. */
    shuffled: z.boolean().default(true),
    ...place,
  }),
  z.object({
    type: z.literal('file'),
    upload: z.string(),
    fileName: z.string().min(1).max(255),
    ...place,
  }),
  z.object({
    type: z.literal('video'),
    upload: z.string().optional(),
    duration: z.number().int().default(3000),
    ...place,
  }),
  z.object({
    type: z.literal('audio'),
    upload: z.string().optional(),
    duration: z.number().int().default(3000),
    ...place,
  }),
  z.object({
    type: z.literal('sticker'),
    packageId: z.string().default('446'),
    stickerId: z.string().default('1988'),
    ...place,
  }),
  z.object({
    type: z.literal('location'),
    title: z.string().default('สำนักงานเขต'),
    address: z.string().default('กรุงเทพมหานคร'),
    latitude: z.number().default(13.7563),
    longitude: z.number().default(100.5018),
    ...place,
  }),
  /**
   * A tapped postback, of a message or of the rich menu; `displayText` is shown as the person's words. The `inputOption`
   * of the tapped action (a keyboard that opens with `fillInText`) is the page's own matter: LINE tells the bot nothing of it.
   */
  z.object({
    type: z.literal('postback'),
    data: z.string().max(300),
    displayText: z.string().optional(),
    ...place,
  }),
  /**
   * A tapped `richmenuswitch` action: the person gets the menu of the alias, and the bot the postback. An alias or a menu
   * that is not there leaves the menu as it is and is told to the bot.
   */
  z.object({ type: z.literal('switch-menu'), alias: z.string(), data: z.string().max(300) }),
  /** Adds the account, or unblocks it. */
  z.object({ type: z.literal('follow') }),
  z.object({ type: z.literal('block') }),
  z.object({ type: z.literal('unsend'), messageId: z.string(), ...place }),
  /** Gives the person's own text in a group other words; LINE allows it there only. */
  z.object({
    type: z.literal('edit'),
    messageId: z.string(),
    text: z.string().min(1).max(5000),
    group: z.string(),
  }),
  /** Empties the chat and makes the person a stranger again. What the bot knows of the person stays. */
  z.object({ type: z.literal('reset') }),
]);
/** As written by a caller: what has a default may be left out. */
export type Action = z.input<typeof Action>;

/** Ids of the messages that it made, in the order shown. */
export const ActionResult = z.object({ messages: z.array(z.string()) });
export type ActionResult = z.infer<typeof ActionResult>;

export const SettingsPatch = z.object({
  quota: Quota.optional(),
  /** Sets the number counted this month. */
  counted: z.number().int().min(0).optional(),
  redelivery: z.boolean().optional(),
  /** Only further ahead than it is (409 `{ message }` otherwise): what has happened stays in the past. */
  clockOffset: z.number().int().min(0).optional(),
});
export type SettingsPatch = z.infer<typeof SettingsPatch>;
