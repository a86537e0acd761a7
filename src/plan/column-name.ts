/** The name of its column that a cell says again above its list. */
import type { Cell } from './cell.ts';
import { isMarked } from './marks.ts';

/** "ผลการดำเนินการ", "มีการดำเนินการ ดังนี้ :" alone, or right before the first mark of a list. */
const NAME =
  /^(?:(?:ได้|มีการ)?ดำเนินการ(?:แล้ว)?\s?(?=ดังนี้|ดังต่อไปนี้)|ผลการดำเนิน(?:การ|งาน)|มาตรการ|กิจกรรม)\s?(?:ดังนี้|ดังต่อไปนี้)?\s?:?(?=$|\s(?:\(?[0-9๐-๙]{1,2}[.)]|[-–•]))/u;

export function withoutColumnName(cell: Cell): Cell {
  const [first, ...others] = cell.blocks;
  const text = first?.text.replace(NAME, '').trim();
  if (!first || text === undefined || text === first.text) return cell;
  if (text !== '') return { ...cell, blocks: [{ ...first, text }, ...others] };
  return others[0] && isMarked(others[0].text) ? { ...cell, blocks: others } : cell;
}
