/** All divisions of the district at a glance: how far each is this month, and who has not reported. */
import type { LineMessage } from '../../../flows/facts.ts';
import { startData } from '../../../flows/tap.ts';
import type { DivisionProgress, WorkItem } from '../../../flows/views/work.ts';
import { months } from '../../../flows/wording/work.ts';
import { byUrgency } from '../../../flows/work.ts';
import { toThaiDigits as thai } from '../../thai/digits.ts';
import { action, type Button, box, COLORS, card, type FlexComponent, label, progressBar } from './kit.ts';
import { namesOf } from './measure-name.ts';
import { shorten } from './shorten.ts';
import { overviewCard, statusLines, workOption } from './work-overview.ts';

const DIVISIONS = 12;
const MEASURES = 8;

/** The district's sum and its divisions, those that miss most first. */
export function districtOverview(
  districtName: string,
  progress: DivisionProgress[],
  today: string,
  page: number,
): LineMessage {
  const withWork = progress.filter(({ total }) => total > 0).toSorted((a, b) => b.missing - a.missing);
  const pages = Math.max(1, Math.ceil(withWork.length / DIVISIONS));
  const shown = Math.min(Math.max(page, 0), pages - 1);
  const sum = sumOf(withWork);
  const late = withWork.filter(({ missing }) => missing > 0).length;
  const turn = (label: string, to: number): Button => ({
    label,
    data: startData('district-overview', { page: String(to) }),
  });
  return card({
    step: `ภาพรวม · ${months.long(today.slice(0, 7))}`,
    title: shorten(districtName, 80),
    body: [
      ...(shown === 0
        ? [
            label(
              late === 0
                ? 'เดือนนี้รายงานครบทุกฝ่ายแล้ว'
                : `ยังรายงานไม่ครบ ${thai(late)} ฝ่าย ${thai(sum.missing)} เรื่อง จากทั้งหมด ${thai(sum.total)}`,
              { weight: 'bold' },
            ),
            ...statusLines(sum),
          ]
        : []),
      ...withWork.slice(shown * DIVISIONS, (shown + 1) * DIVISIONS).map(divisionLine),
    ],
    buttons: [
      ...(shown + 1 < pages ? [turn('ฝ่ายถัดไป', shown + 1)] : []),
      ...(shown > 0 ? [turn('ก่อนหน้า', shown - 1)] : []),
    ],
  });
}

function divisionLine(progress: DivisionProgress): FlexComponent {
  const { division, total, missing, overdue, officers } = progress;
  const detail = [
    missing === 0 ? `ครบทั้ง ${thai(total)} เรื่อง` : `เหลือ ${thai(missing)} จาก ${thai(total)}`,
    overdue > 0 ? `เกินกำหนด ${thai(overdue)}` : null,
    officers === 0 ? 'ยังไม่มีผู้รายงาน' : null,
  ];
  const name = shorten(division.name, 60) || '(ไม่มีชื่อ)';
  return box(
    [
      box([
        label(name, { weight: 'bold' }),
        label(detail.filter(Boolean).join(' · '), {
          size: 'sm',
          color: overdue > 0 ? COLORS.late : COLORS.muted,
        }),
      ]),
      progressBar(((total - missing) / total) * 100),
    ],
    {
      spacing: 'xs',
      action: action({ label: name, data: startData('district-overview', { division: division.id }) }),
    },
  );
}

function sumOf(progress: DivisionProgress[]) {
  const sum = (count: (one: DivisionProgress) => number) =>
    progress.reduce((all, one) => all + count(one), 0);
  return {
    total: sum(({ total }) => total),
    done: sum(({ done }) => done),
    inProgress: sum(({ inProgress }) => inProgress),
    notStarted: sum(({ notStarted }) => notStarted),
    postponed: sum(({ postponed }) => postponed),
    missing: sum(({ missing }) => missing),
  };
}

/** One division, for the coordinator: its card and the page of its measures. */
export function divisionInDistrict(items: WorkItem[], today: string, page: number): LineMessage[] {
  const { division } = items[0]!;
  const names = new Map(namesOf(items).map((name, i) => [items[i]!.id, name]));
  const pages = Math.ceil(items.length / MEASURES);
  const shown = Math.min(Math.max(page, 0), pages - 1);
  const turn = (label: string, to: number): Button => ({
    label,
    data: startData('district-overview', { division: division.id, page: String(to) }),
  });
  const list = card({
    step: shorten(division.name, 80),
    title: `ทั้งหมด ${thai(items.length)} เรื่อง`,
    ...(pages > 1 && { subtitle: `หน้า ${thai(shown + 1)} จาก ${thai(pages)}` }),
    body: ['แตะเรื่องเพื่อดูรายละเอียดและภาพ'],
    options: byUrgency(items, today)
      .slice(shown * MEASURES, (shown + 1) * MEASURES)
      .map((item) => workOption(item, names.get(item.id)!, today, 'measure-history')),
    buttons: [
      ...(shown + 1 < pages ? [turn('หน้าถัดไป', shown + 1)] : []),
      ...(shown > 0 ? [turn('หน้าก่อน', shown - 1)] : []),
      { label: 'ดูทุกฝ่าย', data: startData('district-overview'), look: 'link' },
    ],
  });
  return shown === 0 ? [card(overviewCard(division, items, today)), list] : [list];
}

/** The district has no plan yet, or the division has no work. */
export function nothingInDistrict(): LineMessage {
  return card({
    title: 'ยังไม่มีแผนของเขต',
    body: ['เมื่อนำแผนเข้าแล้ว จะเห็นความคืบหน้าของทุกฝ่ายที่นี่'],
    buttons: [{ label: 'วิธีใช้', data: startData('help') }],
  });
}

/** Officers see their own division. */
export function onlyForCoordinators(): LineMessage {
  return card({
    title: 'ภาพรวมทุกฝ่ายเปิดให้ผู้ประสานงานและผู้บริหาร',
    body: ['งานของฝ่ายคุณดูได้ที่ "งานของฉัน"'],
    buttons: [{ label: 'งานของฉัน', data: startData('my-work'), look: 'primary' }],
  });
}
