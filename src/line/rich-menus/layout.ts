/** Where the fields and tabs of a rich menu stand. Pure; in the pixels of the picture. */
import type { Field, Menu, Tab } from './definitions.ts';

export interface Box {
  x: number;
  y: number;
  width: number;
  height: number;
}

export interface Layout {
  width: number;
  height: number;
  fields: { field: Field; box: Box }[];
  tabs: { tab: Tab; selected: boolean; box: Box }[];
}

/** The widest that LINE takes: sharp on large phones. */
const WIDTH = 2500;
const ROW = 843;
/** 44 px on a phone of 360 px: what a finger hits. */
const TAB_BAR = 306;
const WITH_TABS = 1686;

/** A menu of one row is half as high as one of two; tabs take their place from the rows. */
export function layoutOf({ name, columns, fields, tabs = [] }: Menu): Layout {
  const rows = Math.ceil(fields.length / columns);
  const height = tabs.length > 0 ? WITH_TABS : rows * ROW;
  const top = tabs.length > 0 ? TAB_BAR : 0;
  const across = cut(WIDTH, columns);
  const down = cut(height - top, rows);
  const tabBar = cut(WIDTH, tabs.length);
  return {
    width: WIDTH,
    height,
    fields: fields.map((field, i) => {
      const column = across[i % columns]!;
      const row = down[Math.floor(i / columns)]!;
      return { field, box: { x: column.at, y: top + row.at, width: column.size, height: row.size } };
    }),
    tabs: tabs.map((tab, i) => ({
      tab,
      selected: tab.menu === name,
      box: { x: tabBar[i]!.at, y: 0, width: tabBar[i]!.size, height: top },
    })),
  };
}

/** `length` in `parts` whole numbers that fill it. */
function cut(length: number, parts: number): { at: number; size: number }[] {
  const edge = (i: number) => Math.round((length * i) / parts);
  return Array.from({ length: parts }, (_, i) => ({ at: edge(i), size: edge(i + 1) - edge(i) }));
}
