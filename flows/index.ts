/** All flows. */
import { districtOverviewFlow } from './district-overview.ts';
import { exportReport } from './export-report.ts';
import { fallback } from './fallback.ts';
import { filePhoto } from './file-photo.ts';
import type { Flow } from './flow.ts';
import { followEdit } from './follow-edit.ts';
import { greetGroup } from './greet-group.ts';
import { groupGuide } from './group-guide.ts';
import { help } from './help.ts';
import { importPlan } from './import-plan.ts';
import { invitePeople } from './invite-people.ts';
import { join } from './join.ts';
import { linkGroup } from './link-group.ts';
import { linkedGroups } from './linked-groups.ts';
import { manageMembers } from './manage-members.ts';
import { measureHistory } from './measure-history.ts';
import { myWork } from './my-work.ts';
import { remind } from './remind.ts';
import { reminderSettingsFlow } from './reminder-settings.ts';
import { reportProgress } from './report-progress.ts';
import { resumeDraft } from './resume-draft.ts';
import { staleButton } from './stale-button.ts';
import { welcomeMembers } from './welcome-members.ts';
import { whoIsMissingFlow } from './who-is-missing.ts';
import { withdrawConsent } from './withdraw-consent.ts';

export const flows: Flow[] = [
  join,
  manageMembers,
  invitePeople,
  withdrawConsent,
  help,
  fallback,
  staleButton,
  resumeDraft,
  reportProgress,
  importPlan,
  myWork,
  measureHistory,
  districtOverviewFlow,
  whoIsMissingFlow,
  remind,
  reminderSettingsFlow,
  greetGroup,
  linkGroup,
  linkedGroups,
  welcomeMembers,
  filePhoto,
  followEdit,
  groupGuide,
  exportReport,
];
