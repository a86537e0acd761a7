/**
 * Run by npm before `npm start`, `npm test` and the other commands: brings what is missing. Runs on the machine's own
 * Node (20 or later) and needs no package. With `--test` it also looks for Chromium, with `--packages` it brings packages
 * alone. What it says goes to standard error where the command's output is for programs.
 */
import { spawn, spawnSync } from 'node:child_process';
import { accessSync, constants, existsSync, readFileSync } from 'node:fs';
import { delimiter, dirname, join } from 'node:path';
import { fileURLToPath } from 'node:url';

const root = dirname(dirname(fileURLToPath(import.meta.url)));
const projectNode = join(
  root,
  'node_modules',
  'node',
  'bin',
  process.platform === 'win32' ? 'node.exe' : 'node',
);
const onlyPackages = process.argv.includes('--packages');

checkNode();
if (!packagesAreInstalled()) await installPackages();
if (!onlyPackages) await prepareDatabase();
if (process.argv.includes('--test')) await lookForChromium();

function checkNode() {
  const major = Number(process.versions.node.split('.')[0]);
  if (major < 20) stop(`Node ${process.versions.node} is too old: install Node 20 or later.`);
}

/** Whether node_modules holds what package-lock.json asks for; npm notes in a file of its own what it installed. */
function packagesAreInstalled() {
  const wanted = JSON.parse(readFileSync(join(root, 'package-lock.json'), 'utf8')).packages;
  const notes = join(root, 'node_modules', '.package-lock.json');
  if (!existsSync(notes) || !existsSync(projectNode)) return false;
  const installed = JSON.parse(readFileSync(notes, 'utf8')).packages;
  return Object.entries(wanted).every(
    ([path, { version, optional, peer }]) =>
      path === '' || optional || peer || installed[path]?.version === version,
  );
}

async function installPackages() {
  const npm = process.env.npm_execpath;
  // not "npm ci": it insists on packages for other systems, which not every registry has
  const args = ['install', '--no-save', '--no-audit', '--no-fund'];
  const [command, ...before] = npm ? [process.execPath, npm] : ['npm'];
  const { ok, output } = await run('Installing packages', command, [...before, ...args]);
  if (!ok) {
    if (/ENOSPC/.test(output)) stop('Packages could not be installed: the disk is full; make 1 GB of room.');
    if (/ENOTFOUND|ECONNREFUSED|ETIMEDOUT|EAI_AGAIN|network/.test(output)) {
      stop('Packages could not be installed: npm does not reach its registry; connect to the network once.');
    }
    stop(`Packages could not be installed: "npm install" failed.\n${lastLines(output)}`);
  }
  const works = spawnSync(projectNode, ['--version'], { encoding: 'utf8' });
  if (works.status !== 0)
    stop('The package "node" brought no program for this machine: install Node 26 by hand.');
}

async function prepareDatabase() {
  const child = spawn(projectNode, [join(root, 'src', 'database', 'prepare.ts')], { stdio: 'inherit' });
  const code = await new Promise((resolve) => child.on('close', resolve));
  if (code !== 0) process.exit(1);
}

/** The tests in a browser need it. They are reported as skipped without. */
async function lookForChromium() {
  if (existsSync(process.env.CHROMIUM ?? '/usr/bin/chromium')) return;
  const options = ['-y', '-qq', '-o', 'DPkg::Lock::Timeout=120'];
  if (process.getuid?.() === 0 && onPath('apt-get')) {
    await run('Refreshing the list of Debian packages', 'apt-get', ['update', ...options]);
    const args = ['install', '--no-install-recommends', ...options, 'chromium'];
    const { ok } = await run('Installing Chromium', 'apt-get', args);
    if (ok) return;
  }
  say('There is no Chromium: the tests in a browser are skipped. Install it, or set CHROMIUM to its path.');
}

function onPath(name) {
  return (process.env.PATH ?? '').split(delimiter).some((folder) => {
    try {
      accessSync(join(folder, name), constants.X_OK);
      return true;
    } catch {
      return false;
    }
  });
}

/** Runs a command silently, and says so when it takes longer than a second. */
async function run(what, command, args) {
  const env = { ...process.env, DEBIAN_FRONTEND: 'noninteractive' };
  const child = spawn(command, args, { cwd: root, env, stdio: ['ignore', 'pipe', 'pipe'] });
  let output = '';
  for (const stream of [child.stdout, child.stderr]) stream.on('data', (bytes) => (output += bytes));
  const began = Date.now();
  const tell = () => say(`${what} … ${Math.round((Date.now() - began) / 1000)} s`);
  const first = setTimeout(tell, 1000);
  const again = setInterval(tell, 5000);
  const code = await new Promise((resolve) => {
    child.on('close', resolve);
    child.on('error', (error) => {
      output += error.message;
      resolve(1);
    });
  });
  clearTimeout(first);
  clearInterval(again);
  return { ok: code === 0, output };
}

function lastLines(text) {
  return text.trim().split('\n').slice(-8).join('\n');
}

function say(line) {
  if (onlyPackages) console.error(line);
  else console.log(line);
}

function stop(line) {
  console.error(line);
  process.exit(1);
}
