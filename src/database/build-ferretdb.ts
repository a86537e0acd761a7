/**
 * Builds the embedded database, once per machine and user: FerretDB 1.24 (MongoDB's wire protocol on SQLite), from the
 * sources that the Go module proxy serves, checked against a checksum, with a few changes of our own (`changes`).
 */
import { execFile } from 'node:child_process';
import { createHash } from 'node:crypto';
import { existsSync } from 'node:fs';
import { mkdir, mkdtemp, readdir, readFile, rename, rm, writeFile } from 'node:fs/promises';
import { homedir } from 'node:os';
import { dirname, join, relative } from 'node:path';
import { promisify } from 'node:util';
import { StartProblem } from '../errors.ts';
import { lock } from './folder-lock.ts';
import { type Say, withProgress } from './progress.ts';

const run = promisify(execFile);

const VERSION = 'v1.24.2';
const MODULE = `github.com/FerretDB/FerretDB@${VERSION}`;
const CHECKSUM = 'h1:trrUU0LbmusMbyubhPS1IELncvrIwKrsRT2LW1UUWCw=';
const PROGRAM = 'raingan-database';

/** Files of ours and where they go in FerretDB's tree. */
const additions = {
  'main.go': `cmd/${PROGRAM}/main.go`,
  'pushdown.go': 'internal/backends/sqlite/pushdown.go',
  'fieldpath.go': 'internal/backends/sqlite/metadata/fieldpath.go',
  'onewriter.go': 'internal/handler/onewriter.go',
  'gathered.go': 'internal/handler/gathered.go',
  'push.go': 'internal/handler/common/push.go',
};

/** Places in FerretDB's files that call ours. Each pattern must be found exactly once. */
const changes: { file: string; find: RegExp; replace: string }[] = [
  {
    // a query keeps what SQLite's indexes can find, not only `{ _id }` alone
    file: 'internal/backends/sqlite/collection.go',
    find: /\tvar whereClause string\n\tvar args \[\]any\n\n(?:\t\/\/.*\n)+\tif params\.Filter\.Len\(\) == 1 \{\n\t\tv, _ := .*\n\t\tswitch .*\n\t\tcase .*\n\t\t\twhereClause = [\s\S]*?\n\t\}\n/,
    replace: '\twhereClause, args := where(params.Filter)\n',
  },
  {
    file: 'internal/backends/sqlite/collection.go',
    find: /\tvar filterPushdown bool\n\tvar whereClause string\n\tvar args \[\]any\n\n[\s\S]*?\n\t\}\n/,
    replace: '\twhereClause, args := where(params.Filter)\n\tfilterPushdown := whereClause != ""\n',
  },
  {
    // an index is made over the very expression that queries use
    file: 'internal/backends/sqlite/metadata/registry.go',
    find: /\t\t\tfields := strings\.Split[\s\S]*?strings\.Join\(fields, "->"\)\)\n/,
    replace: '\t\t\tcolumns[i] = FieldPath(key.Field)\n',
  },
  {
    file: 'internal/handler/msg_update.go',
    find: /func \(h \*Handler\) updateDocument\(/,
    replace: 'func (h *Handler) updateDocumentUnguarded(',
  },
  {
    file: 'internal/handler/msg_findandmodify.go',
    find: /func \(h \*Handler\) findAndModifyDocument\(/,
    replace: 'func (h *Handler) findAndModifyDocumentUnguarded(',
  },
  {
    file: 'internal/handler/msg_delete.go',
    find: /func \(h \*Handler\) execDelete\(/,
    replace: 'func (h *Handler) execDeleteUnguarded(',
  },
  {
    file: 'internal/handler/msg_delete.go',
    find: /h\.execDelete\(connCtx, c, &p\)/,
    replace: 'h.execDelete(connCtx, c, &p, params.DB)',
  },
  {
    // a hundred updates in one command would hold a hundred connections until its end, and wait for one more for good
    file: 'internal/handler/msg_update.go',
    find: /\t\tdefer closer\.Close\(\)\n/,
    replace: '',
  },
  {
    file: 'internal/handler/msg_update.go',
    find: /(\t\tresult, err := common\.UpdateDocument\(.*\)\n)/,
    replace: '$1\t\tcloser.Close()\n\t\tif err != nil {\n\t\t\t_ = changes.write(ctx)\n\t\t}\n',
  },
  {
    // what a command changes is one transaction
    file: 'internal/handler/msg_update.go',
    find: /common\.UpdateDocument\(ctx, c, /,
    replace: 'common.UpdateDocument(ctx, changes, ',
  },
  {
    file: 'internal/handler/msg_update.go',
    find: /\t\tres, err := c\.Query\(ctx, &qp\)\n/,
    replace:
      '\t\tchanges.Collection = c\n\t\tif err = changes.before(ctx, u.Filter); err != nil {\n\t\t\treturn 0, 0, nil, err\n\t\t}\n\n$&',
  },
  {
    file: 'internal/handler/msg_update.go',
    find: /\treturn matched, modified, &upserted, nil\n/,
    replace: '\tif err = changes.write(ctx); err != nil {\n\t\treturn 0, 0, nil, err\n\t}\n\n$&',
  },
  {
    // many updates in one command tell which of them made a new document
    file: 'internal/handler/msg_update.go',
    find: /for _, u := range params\.Updates \{/,
    replace: 'changes := &gathered{ids: map[string]struct{}{}}\n\n\tfor index, u := range params.Updates {',
  },
  {
    file: 'internal/handler/msg_update.go',
    find: /int32\(upserted\.Len\(\)\)/,
    replace: 'int32(index)',
  },
  {
    file: 'internal/handler/common/update_array_operators.go',
    find: /(array\.Append\(must\.NotFail\(each\.Get\(i\)\)\)\n\t\tchanged = true\n\t\}\n)/,
    replace: '$1\n\tarray = slicePushed(array, pushVal)\n',
  },
  {
    // an array in an array is stored well; only searching inside it would not work
    file: 'internal/types/document_validation.go',
    find: /\t\t\t\tcase \*Array:\n\t\t\t\t\treturn .*\n.*nested arrays.*\n\t\t\t\t\t\)\)\n/,
    replace: '',
  },
];

/** Where built and fetched database programs are kept, shared by all clones of a user. */
export function cacheFolder(env: NodeJS.ProcessEnv = process.env): string {
  return env.RAINGAN_CACHE || join(env.XDG_CACHE_HOME || join(homedir(), '.cache'), 'raingan');
}

/** Path of the program for the sources of this version, whether it was built yet or not. */
async function programPath(): Promise<string> {
  const hash = createHash('sha256').update(JSON.stringify([MODULE, process.platform, process.arch]));
  hash.update(JSON.stringify(changes.map(({ file, find, replace }) => [file, find.source, replace])));
  for (const name of Object.keys(additions)) hash.update(await readFile(sourceOf(name)));
  const suffix = process.platform === 'win32' ? '.exe' : '';
  return join(cacheFolder(), `${PROGRAM}-${hash.digest('hex').slice(0, 12)}${suffix}`);
}

const sourceOf = (name: string) => new URL(`./ferretdb/${name}`, import.meta.url);

/**
 * Path of the built program; builds it when it is missing, which takes a minute or two.
 * @throws StartProblem when there is no Go, no network, or not enough room
 */
export async function ensureFerretDB(say: Say): Promise<string> {
  const program = await programPath();
  if (existsSync(program)) return program;
  await mkdir(cacheFolder(), { recursive: true });
  const building = await withProgress(
    say,
    'Another process builds the embedded database',
    lock(join(cacheFolder(), 'build.lock')),
  );
  try {
    if (!existsSync(program)) await build(program, say);
  } finally {
    building.release();
  }
  return program;
}

async function build(program: string, say: Say): Promise<void> {
  for (const left of await readdir(cacheFolder())) {
    if (left.startsWith('build-')) await rm(join(cacheFolder(), left), { recursive: true, force: true });
  }
  const folder = await mkdtemp(join(cacheFolder(), 'build-'));
  try {
    const sources = await withProgress(say, 'Fetching the sources of FerretDB', fetchSources(folder));
    const tree = join(folder, 'ferretdb');
    await copyTree(sources, tree);
    await change(tree);
    const built = join(folder, PROGRAM);
    const work = go(
      [
        'build',
        '-trimpath',
        '-ldflags=-s -w',
        '-tags=ferretdb_no_postgresql',
        '-o',
        built,
        `./cmd/${PROGRAM}`,
      ],
      tree,
    );
    await withProgress(say, 'Building the embedded database, once, for a minute or two', work);
    await rename(built, program);
  } finally {
    await rm(folder, { recursive: true, force: true });
  }
}

/** Folder with the sources, in Go's module cache. */
async function fetchSources(cwd: string): Promise<string> {
  const { Dir, Sum } = JSON.parse(await go(['mod', 'download', '-json', MODULE], cwd)) as {
    Dir: string;
    Sum: string;
  };
  if (Sum !== CHECKSUM) {
    throw new StartProblem(`The sources of ${MODULE} are not those this version was made with (${Sum}).`);
  }
  return Dir;
}

/** Copies what the build needs. Go's cache is read-only, so files are written anew instead of copied with their modes. */
async function copyTree(from: string, to: string): Promise<void> {
  for (const part of ['build/version', 'ferretdb', 'internal']) {
    const entries = await readdir(join(from, part), {
      recursive: true,
      withFileTypes: true,
    });
    for (const entry of entries.filter((entry) => entry.isFile() && !entry.name.endsWith('_test.go'))) {
      const source = join(entry.parentPath, entry.name);
      await write(join(to, relative(from, source)), await readFile(source));
    }
  }
  for (const file of ['go.mod', 'go.sum']) await write(join(to, file), await readFile(join(from, file)));
  // the module's archive leaves out this file, which the program reads at its start
  await write(join(to, 'build/version/version.txt'), Buffer.from(VERSION));
}

async function change(tree: string): Promise<void> {
  for (const { file, find, replace } of changes) {
    const path = join(tree, file);
    const text = await readFile(path, 'utf8');
    if (text.match(new RegExp(find, 'g'))?.length !== 1) throw new Error(`${find} is not once in ${file}`);
    await writeFile(path, text.replace(find, replace));
  }
  for (const [name, place] of Object.entries(additions)) {
    await write(join(tree, place), await readFile(sourceOf(name)));
  }
}

async function write(path: string, bytes: Buffer): Promise<void> {
  await mkdir(dirname(path), { recursive: true });
  await writeFile(path, bytes);
}

async function go(args: string[], cwd: string): Promise<string> {
  try {
    const env = { ...process.env, CGO_ENABLED: '0', GOWORK: 'off' };
    return (await run('go', args, { cwd, env, maxBuffer: 1 << 26 })).stdout;
  } catch (error) {
    throw new StartProblem(`The embedded database could not be built: ${reasonOf(error)}`, { cause: error });
  }
}

function reasonOf(error: unknown): string {
  const { code, stdout, stderr, message } = error as Error & {
    code?: unknown;
    stdout?: string;
    stderr?: string;
  };
  if (code === 'ENOENT') return 'Go is not installed (https://go.dev/dl/, 1.24 or later).';
  const said = `${stdout ?? ''}${stderr ?? ''}` || message;
  if (/no space left/i.test(said)) return `the disk is full; make room in ${cacheFolder()} (1 GB is plenty).`;
  if (/dial tcp|no such host|i\/o timeout|connection refused|Forbidden|not available/i.test(said)) {
    return 'the Go module proxy cannot be reached; connect to the network once, or set GOPROXY to one that can.';
  }
  if (/requires go >=|toolchain not available/i.test(said)) return 'Go is too old; install 1.24 or later.';
  return said.trim().split('\n').slice(-3).join(' ');
}
