/**
 * What LINE would refuse about messages: its own rules as the simulator knows them, and the number in one request; where
 * LINE's OpenAPI description lies beside the project, that too.
 */
import type { LineMessage } from '../../flows/facts.ts';
import { LIMITS } from '../../src/line/messages/limits.ts';
import { message as lineMessage } from '../../src/simulator/validation/messages.ts';
import { descriptionsAreThere, lineDescription } from './line-openapi.ts';

const description = descriptionsAreThere ? await lineDescription('messaging-api') : null;

/** One line for each thing that LINE would refuse; empty when it would take the messages. */
export function refusals(messages: LineMessage[]): string[] {
  const count = messages.length;
  const number =
    count >= 1 && count <= LIMITS.messages ? [] : [`${count} messages; LINE takes 1 to ${LIMITS.messages}`];
  return [
    ...number,
    ...messages.flatMap((message, i) => problemsOf(message).map((problem) => `messages.${i}.${problem}`)),
  ];
}

/** A walk says the same many times over. */
function problemsOf(message: LineMessage): string[] {
  const key = JSON.stringify(message);
  const problems = known.get(key) ?? [
    ...lineMessage(message, []).map(({ path, message: why }) => `${path.join('.')}: ${why}`),
    ...(description?.check('Message', message) ?? []),
  ];
  known.set(key, problems);
  return problems;
}
const known = new Map<string, string[]>();

/** Throws when LINE would refuse the messages, naming each place. */
export function checkLimits(messages: LineMessage[]): void {
  const found = refusals(messages);
  if (found.length > 0) throw new Error(`LINE would refuse this:\n${found.join('\n')}`);
}
