/** Questions about the whole document: whose it is, and of which year the plan is. */

import { toThaiDigits as thai } from '../../thai/digits.ts';
import type { Reading } from '../reading.ts';
import { isOwnOffice } from './office.ts';
import type { Decision, ImportChoice, ImportQuestion, World } from './question.ts';

export const OFFICE = 'office';
export const OWN = 'own';
export const YEAR = 'year';
export const PLAN_OF = 'plan-of';

export function documentQuestions(reading: Reading, world: World): ImportQuestion[] {
  return [officeQuestion(reading, world), yearQuestion(reading, world)].filter((one) => one !== null);
}

/** The year that was chosen; null while nobody chose one. */
export function yearOf(decisions: Decision[]): number | null {
  const answer = decisions.findLast(({ question }) => question === YEAR || question === PLAN_OF);
  return answer ? Number(answer.choice) : null;
}

function officeQuestion({ document: { organisation } }: Reading, world: World): ImportQuestion | null {
  if (organisation !== null && isOwnOffice(organisation, world)) return null;
  const name = world.office.replace(/^สำนักงาน/u, '');
  return {
    ...about(
      OFFICE,
      organisation
        ? `เอกสารนี้เป็นของ${organisation} ไม่ใช่${world.office}`
        : 'เอกสารนี้ไม่ได้บอกว่าเป็นของสำนักงานเขตใด',
    ),
    ask: `จะนำเข้าเป็นแผนของ${name}หรือไม่`,
    choices: [{ value: OWN, label: `นำเข้าเป็นของ${name}`, words: ['นำเข้า', 'ใช่', 'ยืนยัน'] }],
    required: true,
  };
}

function yearQuestion({ document, warnings }: Reading, world: World): ImportQuestion | null {
  const read = document.fiscalYearBE;
  if (document.kind !== 'plan') {
    const next = (read ?? world.fiscalYearBE - 1) + 1;
    return {
      ...about(
        PLAN_OF,
        `ไฟล์นี้เป็นรายงานผล${read ? `ของปีงบประมาณ ${thai(read)}` : ''} ใช้เป็นจุดเริ่มของแผนได้ ผลที่ผ่านมาเก็บเป็นประวัติ`,
      ),
      ask: 'เป็นจุดเริ่มของแผนปีงบประมาณใด',
      choices: years([next, next - 1, next + 1]),
      required: true,
    };
  }
  const doubt = warnings.find(({ code }) => code.startsWith('year-'));
  if (!doubt) return null;
  const printed = (doubt.detail ?? '').match(/25\d\d/g)?.map(Number) ?? [];
  const { fiscalYearBE } = world;
  return {
    ...about(YEAR, doubt.text),
    ask: 'แผนนี้เป็นของปีงบประมาณใด',
    choices: years([...(read ? [read] : []), ...printed, fiscalYearBE, fiscalYearBE + 1]),
    required: read === null,
  };
}

const about = (id: string, text: string) => ({ id, kind: 'one' as const, text, items: [] });

const years = (all: number[]): ImportChoice[] =>
  [...new Set(all)].map((year) => ({
    value: String(year),
    label: `ปีงบประมาณ ${thai(year)}`,
    words: [String(year), `พ.ศ. ${year}`, `ปี ${year}`],
  }));
