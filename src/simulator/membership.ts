/** Who comes into a group and who goes: people, and the bot itself. */
import type { ActionResult, Group, GroupAction } from './control-api.ts';
import type { Deliveries } from './deliveries.ts';
import * as events from './events.ts';
import { type Heads, within } from './places.ts';
import type { Platform } from './platform.ts';
import { Refusal } from './refusal.ts';

export type Membership = ReturnType<typeof createMembership>;

export function createMembership({
  platform,
  deliveries,
  head,
}: {
  platform: Platform;
  deliveries: Deliveries;
  head: Heads;
}) {
  function inviteBot(group: Group) {
    if (group.bot) throw new Refusal(409, 'the bot is in the group already');
    platform.changeGroup(group, { bot: true });
    platform.notice(group.id, 'bot-joined');
    deliveries.send([events.joinEvent(head(within(group)))]);
  }

  /** The bot is removed, or leaves by itself: LINE tells it the same. */
  function botGoes(group: Group) {
    if (!group.bot) throw new Refusal(409, 'the bot is not in the group');
    platform.changeGroup(group, { bot: false });
    platform.notice(group.id, 'bot-left');
    deliveries.send([events.leaveEvent(head(within(group), { reply: false }))]);
  }

  function addMember(group: Group, id: string) {
    const person = platform.person(id);
    if (!person) throw new Refusal(404, 'no such person');
    if (group.members.includes(id)) throw new Refusal(409, 'is a member already');
    platform.changeGroup(group, { members: [...group.members, id] });
    platform.notice(group.id, 'member-joined', id);
    if (group.bot) deliveries.send([events.memberJoinedEvent(head(within(group)), person.userId)]);
  }

  function removeMember(group: Group, id: string) {
    const person = platform.person(id);
    if (!person || !group.members.includes(id)) throw new Refusal(409, 'is not a member');
    platform.changeGroup(group, { members: group.members.filter((member) => member !== id) });
    platform.notice(group.id, 'member-left', id);
    if (group.bot)
      deliveries.send([events.memberLeftEvent(head(within(group), { reply: false }), person.userId)]);
  }

  return {
    botGoes,
    /** Does what was asked for a group; the webhook follows. Throws a {@link Refusal}. */
    act(group: Group, doing: GroupAction): ActionResult {
      if (doing.type === 'invite-bot') inviteBot(group);
      else if (doing.type === 'remove-bot') botGoes(group);
      else if (doing.type === 'add-member') addMember(group, doing.person);
      else removeMember(group, doing.person);
      return { messages: [] };
    },
  };
}
