/** `npm run bench` measures all that there is to measure, each in a process of its own; `npm run bench -- export` one. */
import { spawnSync } from 'node:child_process';
import { join } from 'node:path';

const BENCHES = { replies: 'bench.ts', export: 'export/bench.ts', reading: 'reading.ts' };

const names = process.argv.slice(2);
const unknown = names.find((name) => !Object.hasOwn(BENCHES, name));
if (unknown !== undefined) {
  console.error(`There is no bench "${unknown}", only: ${Object.keys(BENCHES).join(', ')}.`);
  process.exit(2);
}
for (const [name, file] of Object.entries(BENCHES)) {
  if (names.length > 0 && !names.includes(name)) continue;
  const { status } = spawnSync(process.execPath, [join(import.meta.dirname, file)], { stdio: 'inherit' });
  if (status !== 0) process.exit(status ?? 1);
}
