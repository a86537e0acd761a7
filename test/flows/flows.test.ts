import { readdirSync } from 'node:fs';
import { join } from 'node:path';
import { flows } from '../../flows/index.ts';
import { TRANSCRIPTS } from '../support/transcript.ts';

test.each(flows.map(({ name }) => name))('%s has a transcript', (name) => {
  expect(readdirSync(join(TRANSCRIPTS, name)).filter((file) => file.endsWith('.md'))).not.toEqual([]);
});

test('each flow stands in the file of its name, once', () => {
  const files = readdirSync(join(import.meta.dirname, '../../flows'));
  for (const { name } of flows) expect(files).toContain(`${name}.ts`);
  expect(new Set(flows.map(({ name }) => name)).size).toBe(flows.length);
});
