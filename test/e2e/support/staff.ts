/** The people of the sample district, joined as people join: friend, consent, a code of the coordinator's. */
import type { Models } from '../../../models/index.ts';
import type { Role } from '../../../models/officer.ts';
import { invitation, newCode } from '../../../src/conversation/invitations.ts';
import { SAMPLE_DISTRICT } from '../../../src/plan/sample.ts';
import { simulatorAt } from '../../support/simulator.ts';
import type { RunningBot } from './bot.ts';

export interface Staff {
  /** Id of the person in the simulator. */
  person: string;
  role: Role;
  /** Slugs, without the district's. */
  divisions: string[];
}

/** Ends when the bot has said to each what they may do now. */
export async function join({ pageUrl, models }: RunningBot, staff: Staff[]): Promise<void> {
  const sim = simulatorAt(pageUrl);
  for (const { person, role, divisions } of staff) {
    const code = await codeFor(models, role, divisions);
    await sim.follow(person);
    await sim.nextReply(person);
    await sim.tap(person, 'ยินยอมและเริ่มใช้');
    await sim.nextReply(person);
    await sim.text(person, code);
    await sim.nextReply(person);
  }
}

async function codeFor(models: Models, role: Role, divisions: string[]): Promise<string> {
  const district = SAMPLE_DISTRICT.slug;
  const code = newCode();
  const use = { maxUses: 1, days: 7, madeBy: null, createdAt: Date.now() };
  await models.invitations.create(invitation({ code, district, role, divisions, ...use }));
  return code;
}
