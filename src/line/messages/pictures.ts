/** Small pictures of the evidence; the server may have no public address, then there are none. */

import { toThaiDigits as thai } from '../../thai/digits.ts';
import { action, type Button, box, COLORS, type FlexComponent, label } from './kit.ts';

interface Picture {
  /** Address of a JPEG that LINE takes; null where there is none. */
  thumbnailUrl: string | null;
  /** Where a tap leads. */
  url?: string | null;
}

const A_ROW = 3;
/** LINE's limit of an image's address. */
const MAX_IMAGE_URL = 2000;
/** LINE's limit of an action's address. */
const MAX_ACTION_URL = 1000;

/** The first pictures in rows of three, and how many more there are; nothing when none can be shown. */
export function pictureGrid(pictures: Picture[], most = 6): FlexComponent[] {
  const shown = pictures.filter(isShown).slice(0, most);
  if (shown.length === 0) return [];
  const rows: FlexComponent[] = [];
  for (let i = 0; i < shown.length; i += A_ROW) {
    const row = shown.slice(i, i + A_ROW).map((one) => picture(one));
    while (row.length < A_ROW) row.push(box([], { flex: 1 }));
    rows.push(box(row, { layout: 'horizontal', spacing: 'sm' }));
  }
  const more = pictures.length - shown.length;
  return [...rows, ...(more > 0 ? [label(`และอีก ${thai(more)}`, { size: 'sm', color: COLORS.muted })] : [])];
}

/** One picture in the width of the card; nothing when it cannot be shown. */
export function largePicture(one: Picture): FlexComponent[] {
  return isShown(one) ? [{ ...picture(one), aspectRatio: '4:3' }] : [];
}

/** The address as LINE takes it for a button or a tap, Thai letters in it encoded; null when LINE takes none. */
export function linkOf(url: string | null | undefined): string | null {
  if (!url || !URL.canParse(url)) return null;
  const address = new URL(url).href.replace(/["<>\\^`{|}]/g, encodeURIComponent);
  return address.length <= MAX_ACTION_URL && /^https?:/.test(address) ? address : null;
}

function isShown({ thumbnailUrl }: Picture): boolean {
  return thumbnailUrl !== null && thumbnailUrl.length <= MAX_IMAGE_URL;
}

function picture({ thumbnailUrl, url }: Picture): FlexComponent {
  const uri = linkOf(url);
  const open: Button | null = uri ? { label: 'เปิดภาพ', uri } : null;
  return {
    type: 'image',
    url: thumbnailUrl,
    size: 'full',
    aspectMode: 'cover',
    aspectRatio: '1:1',
    flex: 1,
    ...(open && { action: action(open) }),
  };
}
