/** LINE's API of groups and of rooms, their older kind. */
import express, { type Router } from 'express';
import type { Group } from './control-api.ts';
import { faulty, type LineRequest } from './line-http.ts';
import type { Membership } from './membership.ts';
import type { Platform } from './platform.ts';
import { type Answer, ok, refuse } from './sending.ts';

const NOT_FOUND = refuse(404, 'Not found');
/** Only verified and premium accounts may list members; a district office's account is neither at first. */
const NOT_VERIFIED = refuse(403, 'Access to this API is not available for your account');

export function groupApi({ platform, membership }: { platform: Platform; membership: Membership }): Router {
  const router = express.Router();

  const kinds = [
    { kind: 'group', id: 'groupId', pattern: /^C[0-9a-f]{32}$/ },
    { kind: 'room', id: 'roomId', pattern: /^R[0-9a-f]{32}$/ },
  ] as const;

  for (const { kind, id, pattern } of kinds) {
    const invalid = refuse(400, `The value for the '${id}' parameter is invalid`);
    /** Answers of a group that exists. */
    const known = (give: (group: Group, request: LineRequest) => Answer) =>
      faulty(platform, 'other', (request) => {
        const groupId = request.params.id!;
        if (!pattern.test(groupId)) return invalid;
        const group = platform.state.groups.find((one) => one.groupId === groupId);
        return group ? give(group, request) : NOT_FOUND;
      });
    /** Answers of a group in which the bot is. */
    const joined = (give: (group: Group, request: LineRequest) => Answer) =>
      known((group, request) => (group.bot ? give(group, request) : NOT_FOUND));

    if (kind === 'group')
      router.get(
        '/group/:id/summary',
        joined(({ groupId, name }) => ok({ groupId, groupName: name })),
      );
    router.get(
      `/${kind}/:id/members/count`,
      joined(({ members }) => ok({ count: members.length })),
    );
    router.get(
      `/${kind}/:id/members/ids`,
      joined(() => NOT_VERIFIED),
    );
    router.get(
      `/${kind}/:id/member/:userId`,
      joined(({ members }, { params }) => {
        const person = platform.personOf(params.userId!);
        return person && members.includes(person.id)
          ? ok({ displayName: person.name, userId: person.userId })
          : NOT_FOUND;
      }),
    );
    router.post(
      `/${kind}/:id/leave`,
      known((group) => {
        if (group.bot) membership.botGoes(group);
        // leaving a room twice is no error, other than with groups
        else if (kind === 'group') return NOT_FOUND;
        return ok();
      }),
    );
  }

  return router;
}
