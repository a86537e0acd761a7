/** The bodies of requests that send messages, and how LINE words what is wrong with them. */
import {
  boolean,
  type Check,
  EMPTY,
  isObject,
  list,
  matching,
  number,
  object,
  type Problem,
  string,
  UNKNOWN,
} from './check.ts';
import { message } from './messages.ts';

/** LINE's body of an error. */
export interface LineError {
  message: string;
  details?: { message: string; property: string }[];
}

const messages = list(message, { min: 1, max: 5 });
const common = {
  'messages!': messages,
  notificationDisabled: boolean,
  customAggregationUnits: list(matching(/^\w{1,30}$/), { max: 1 }),
};

export const REQUESTS = {
  reply: object({ 'replyToken!': string({ min: 1 }), 'messages!': messages, notificationDisabled: boolean }),
  push: object({ 'to!': string({ min: 1 }), ...common }),
  multicast: object({ 'to!': list(string({ min: 1 }), { min: 1, max: 500 }), ...common }),
  validate: object({ 'messages!': messages }),
  loading: object({
    'chatId!': string({ min: 1 }),
    loadingSeconds: number({ min: 5, max: 60, integer: true }),
  }),
  markAsRead: object({ 'markAsReadToken!': string({ min: 1 }) }),
} satisfies Record<string, Check>;

/** LINE's 400 for a body that does not fit; null when it is right. */
export function bodyError(check: Check, body: unknown): LineError | null {
  if (!isObject(body)) return UNREADABLE;
  const problems = check(body, []);
  const unknown = problems.find(({ path, message }) => path.length === 1 && message === UNKNOWN);
  if (unknown) return invalidProperty(String(unknown.path[0]));

  const outer = problems.filter((problem) => !isInner(problem));
  if (outer.length > 0)
    return {
      message: `The request body has ${outer.length} error(s)`,
      details: outer.map(({ path, message }) => ({ message, property: dotted(path) })),
    };
  const first = problems[0];
  if (!first) return null;
  const index = first.path[1];
  return {
    message: `A message (messages[${index}]) in the request body is invalid`,
    details: problems
      .filter(({ path }) => path[1] === index)
      .map(({ path, message }) => ({ message: lower(message), property: slashed(path.slice(2)) })),
  };
}

export const invalidProperty = (name: string): LineError => ({
  message: `The property, '${name}', in the request body is invalid (line: -, column: -)`,
});

/** LINE tells the place; the simulator does not know it. */
export const UNREADABLE: LineError = {
  message: 'The request body could not be parsed as JSON (line: -, column: -)',
};

/** LINE reads the insides of a message in a second step, and words the faults there in its own way. */
const INSIDES = ['contents', 'template', 'quickReply', 'actions'];
const isInner = ({ path, message }: Problem) =>
  INSIDES.includes(String(path[2])) && (path.length > 3 || message !== EMPTY);

/** `messages[0].text` */
export const dotted = (path: Problem['path']) =>
  path.map((part, i) => (typeof part === 'number' ? `[${part}]` : i === 0 ? part : `.${part}`)).join('');

/** `/body/contents/0/text` inside the contents of a Flex Message, `template/actions/0/uri` elsewhere. */
const slashed = (path: Problem['path']) =>
  path[0] === 'contents' ? `/${path.slice(1).join('/')}` : path.join('/');

export function lower(message: string): string {
  if (message === EMPTY) return 'must be specified';
  if (message.startsWith('Must be one of')) return UNKNOWN;
  const [, max] = /^Length must be between \d+ and (\d+)$/.exec(message) ?? [];
  return max ? `must not be longer than ${max} characters` : message.replace(/^Size/, 'size');
}
