/**
 * `npm test`: the type check, lint and format, and all tests of Jest, streamed. The last line counts them all; the type
 * check and lint are a test each. Further arguments go to Jest.
 */
import { spawn } from 'node:child_process';
import { mkdtempSync, readFileSync, rmSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';

const folder = mkdtempSync(join(tmpdir(), 'raingan-results-'));
const results = join(folder, 'jest.json');
const count = { passed: 0, failed: 0, skipped: 0 };

await check('Types', 'node_modules/.bin/tsc', ['--noEmit']);
await check('Lint and format', 'node_modules/.bin/biome', ['ci', '--colors=off']);
await jest();
rmSync(folder, { recursive: true });

const skipped = count.skipped > 0 ? `, ${count.skipped} skipped` : '';
console.log(`\n${count.passed} passed, ${count.failed} failed${skipped}`);
process.exitCode = count.failed === 0 && count.passed > 2 ? 0 : 1;

async function check(name, command, args) {
  const ok = (await run(command, args)) === 0;
  console.log(`${ok ? '✓' : '✕'} ${name}`);
  count[ok ? 'passed' : 'failed'] += 1;
}

async function jest() {
  const args = ['--experimental-vm-modules', '--no-warnings', 'node_modules/jest/bin/jest.js'];
  args.push('--json', `--outputFile=${results}`, ...process.argv.slice(2));
  const code = await run(process.execPath, args, { stdio: ['ignore', 'ignore', 'inherit'] });
  try {
    const report = JSON.parse(readFileSync(results, 'utf8'));
    count.passed += report.numPassedTests;
    // a file that could not be loaded has no tests to count
    count.failed += report.numFailedTests + report.numRuntimeErrorTestSuites;
    count.skipped += report.numPendingTests + report.numTodoTests;
    if (code !== 0 && report.success) count.failed += 1;
  } catch {
    console.log('✕ Jest ended without a report');
    count.failed += 1;
  }
}

function run(command, args, options = { stdio: ['ignore', 'inherit', 'inherit'] }) {
  return new Promise((resolve) => {
    const child = spawn(command, args, options);
    child.on('error', () => resolve(1));
    child.on('close', resolve);
  });
}
