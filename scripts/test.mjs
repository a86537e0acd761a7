/**
 * `npm test`: the type check, lint and format, and all tests of Jest, streamed. The last line counts them all; the type
 * check and lint are a test each. Further arguments go to Jest.
 */
import { spawn } from 'node:child_process';
import { existsSync, mkdtempSync, readFileSync, rmSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';

const folder = mkdtempSync(join(tmpdir(), 'raingan-results-'));
const results = join(folder, 'jest.json');
const MOST_MINUTES = 14;
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
  const child = spawn(process.execPath, args, { stdio: ['ignore', 'ignore', 'inherit'] });
  const limits = [setTimeout(() => end('takes too long'), MOST_MINUTES * 60_000)];
  const watch = setInterval(() => {
    if (!existsSync(results)) return;
    clearInterval(watch);
    limits.push(setTimeout(() => end('does not end: a test left something open'), 20_000));
  }, 500);
  function end(why) {
    console.log(`✕ Jest ${why}`);
    child.kill('SIGKILL');
  }
  const code = await new Promise((resolve) => child.on('close', resolve));
  clearInterval(watch);
  limits.forEach(clearTimeout);
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

function run(command, args) {
  return new Promise((resolve) => {
    const child = spawn(command, args, { stdio: ['ignore', 'inherit', 'inherit'] });
    child.on('error', () => resolve(1));
    child.on('close', resolve);
  });
}
