/**
 * How long reading two megabytes of text takes: each made-up document over and over, beside what an HTML parser needs
 * only to take the same text apart. Only the ratios mean something on another machine. `npm run bench -- reading`.
 */
import { readdirSync, readFileSync } from 'node:fs';
import { basename, join } from 'node:path';
import { parseFragment } from 'parse5';
import { readPlan } from '../../src/plan/read.ts';
import { SAMPLE_PLAN } from '../../src/plan/sample.ts';

const RUNS = 5;
const BYTES = 2_000_000;
const FOLDER = join(import.meta.dirname, '../../test/plan/documents');

const documents = readdirSync(FOLDER)
  .filter((name) => name.endsWith('.txt') && !name.endsWith('.reading.txt'))
  .map((name) => join(FOLDER, name));

console.log(`\n2 MB of text; the middle of ${RUNS} runs\n`);
console.log('| document | items | seconds | parse5 alone, seconds | times as long |');
console.log('|---|--:|--:|--:|--:|');
for (const file of [SAMPLE_PLAN, ...documents]) {
  const text = repeated(readFileSync(file, 'utf8'));
  const { items } = readPlan(text);
  const own = middle(() => readPlan(text));
  const floor = middle(() => parseFragment(text));
  const figures = [items.length, own.toFixed(2), floor.toFixed(2), (own / floor).toFixed(1)];
  console.log(`| ${[basename(file, '.txt'), ...figures].join(' | ')} |`);
}

function repeated(text: string): string {
  const times = Math.ceil(BYTES / Buffer.byteLength(text));
  return Array(times).fill(text).join('\n');
}

/** Seconds. */
function middle(work: () => unknown): number {
  const times = Array.from({ length: RUNS }, () => {
    const begun = performance.now();
    work();
    return (performance.now() - begun) / 1000;
  });
  return times.sort((a, b) => a - b)[Math.floor(RUNS / 2)]!;
}
