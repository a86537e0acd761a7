import { readFileSync } from 'node:fs';
import { SAMPLE_PLAN } from '../../../src/plan/sample.ts';
import type { Stage } from '../../support/stage.ts';
import { transcript } from '../../support/transcript.ts';

const PLAN = readFileSync(SAMPLE_PLAN, 'utf8');
const NEXT_YEAR = PLAN.replaceAll('๒๕๗๐', '๒๕๗๑').replaceAll('.๗๐', '.๗๑').replaceAll('. ๗๐', '. ๗๑');

const coordinator = (stage: Stage) => stage.person('ปราณี', { role: 'coordinator' });

transcript('import-plan', 'a-plan-with-two-warnings-answered', async (stage) => {
  const pranee = await coordinator(stage);
  await pranee.types('นำเข้าแผน');
  await pranee.sendsFile('แผนปี 2571.txt', NEXT_YEAR);
  await pranee.taps('ดูรายการที่อ่านได้');
  await pranee.types('กลับ');
  await pranee.types('ตอบทีละข้อ');
  await pranee.types('๑');
  await pranee.types('แยก');
  await pranee.taps('ถือตามที่อ่านได้ทั้งหมด');
  await pranee.types('ยืนยัน');
});
