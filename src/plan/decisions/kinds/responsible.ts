/** Doubts about who is responsible. Where nobody is named, see ../responsible.ts. */
import { comparable } from '../../../thai/text.ts';
import { ALL_DIVISIONS } from '../../divisions.ts';
import type { DoubtCode } from '../../doubts.ts';
import type { Reading } from '../../reading.ts';
import { activitiesAt, gatherWork, renameResponsible, standingAt } from '../edits.ts';
import { choice, divisionChoices, divisionNames, EVERY_DIVISION, type Kind, NOBODY, YES } from './kind.ts';

const everybody = ({ items }: Reading) => [...items, ...items.flatMap(({ activities }) => activities)];

export const responsibleKinds = {
  'responsible-unknown': {
    ask: 'หมายถึงฝ่ายใด จะจำไว้ให้ครั้งต่อไป',
    subject: ({ detail = '' }) => comparable(detail),
    choices: ({ detail = '' }, _, world) => [
      NOBODY,
      ...divisionChoices(world),
      EVERY_DIVISION,
      choice('new', `เพิ่มเป็นหน่วยงานใหม่ "${detail}"`, ['หน่วยงานใหม่', 'ฝ่ายใหม่', 'เพิ่มใหม่']),
    ],
    apply: (value, { detail = '' }, decided, { divisions }) => {
      const division = divisions.find(({ _id }) => _id === value);
      if (division) decided.aliases.push({ printed: detail, division: division._id });
      if (value === 'new' && !decided.units.includes(detail)) decided.units.push(detail);
      const name = division?.name ?? (value === EVERY_DIVISION.value ? ALL_DIVISIONS : null);
      if (name) renameResponsible(everybody(decided.reading), detail, name);
    },
    keptAfter: [NOBODY.value],
  },
  'responsible-likely': {
    ask: 'หมายถึงฝ่ายใด',
    subject: ({ detail = '' }) => comparable(detail),
    choices: ({ read = '' }, _, world) => [
      choice('read', read, YES),
      ...divisionChoices(world).filter(({ label }) => label !== read),
      NOBODY,
    ],
    apply: (value, { detail = '', read = '', line }, decided, { divisions }) => {
      const division = divisions.find(({ _id, name }) => (value === 'read' ? name === read : _id === value));
      if (division) decided.aliases.push({ printed: detail, division: division._id });
      if (value !== 'read')
        renameResponsible(standingAt(decided.reading, line), read, division?.name ?? null);
    },
  },
  'responsible-qualified': {
    ask: 'ให้ฝ่ายใดรับผิดชอบ เลือกได้หลายฝ่าย',
    choices: ({ line }, reading, world) => {
      const names = activitiesAt(reading, line).flatMap(({ activity }) => activity.responsible);
      const read = [...new Set(names)].join(' ');
      return [
        choice('read', read === '' ? NOBODY.label : `ตามที่อ่านได้: ${read}`, ['ตามที่อ่านได้', 'ตามนี้', ...YES]),
        ...[...divisionChoices(world), EVERY_DIVISION].filter(({ label }) => label !== read),
      ];
    },
    apply: (answer, { line }, { reading }, world) => {
      if (answer === 'read') return;
      for (const { item, activity } of activitiesAt(reading, line)) {
        activity.responsible = divisionNames(answer, world);
        gatherWork(item);
      }
    },
    several: true,
  },
} satisfies Partial<Record<DoubtCode, Kind>>;
