/** What LINE would refuse about messages: its own rules as the simulator knows them, and the number in one request. */
import type { LineMessage } from '../../flows/facts.ts';
import { LIMITS } from '../../src/line/messages/limits.ts';
import { message as lineMessage } from '../../src/simulator/validation/messages.ts';

/** One line for each thing that LINE would refuse; empty when it would take the messages. */
export function refusals(messages: LineMessage[]): string[] {
  const count = messages.length;
  const number =
    count >= 1 && count <= LIMITS.messages ? [] : [`${count} messages; LINE takes 1 to ${LIMITS.messages}`];
  return [
    ...number,
    ...messages.flatMap((one, i) =>
      lineMessage(one, ['messages', i]).map(({ path, message }) => `${path.join('.')}: ${message}`),
    ),
  ];
}

/** Throws when LINE would refuse the messages, naming each place. */
export function checkLimits(messages: LineMessage[]): void {
  const found = refusals(messages);
  if (found.length > 0) throw new Error(`LINE would refuse this:\n${found.join('\n')}`);
}
