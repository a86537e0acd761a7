/**
 * Writes a report as a file, in a process of its own: however long it takes and whatever happens in it, replies go on.
 */
import { fork } from 'node:child_process';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import type { Digits } from './digits.ts';
import type { Format } from './formats.ts';
import { standIns, withPhotos } from './pdf-photos.ts';
import type { PrintedReport } from './table.ts';

export interface RenderJob {
  report: PrintedReport;
  photos: ReadonlyMap<string, Buffer>;
  format: Format;
  digits: Digits;
}

/** What the process answers with: the file, or what went wrong in it. */
export type RenderAnswer = { file: Buffer } | { problem: string };

/** `failed`: the writer threw; `crashed`: its process ended without an answer, perhaps of its memory. */
export type RenderProblem = 'failed' | 'crashed' | 'timeout';

export class RenderError extends Error {
  readonly code: RenderProblem;

  constructor(code: RenderProblem, detail: string) {
    super(`The report was not written (${code}): ${detail}`);
    this.name = 'RenderError';
    this.code = code;
  }
}

export interface RenderLimits {
  timeoutMs: number;
  /** Of the process's JavaScript heap. */
  heapMegabytes: number;
  /** The module that runs in the process. */
  process: string;
}

const LIMITS: RenderLimits = {
  timeoutMs: 120_000,
  heapMegabytes: 320,
  process: join(import.meta.dirname, 'render-process.ts'),
};

/** Compiled once, the process's modules are ready in a third of the time. */
const COMPILE_CACHE = join(tmpdir(), 'raingan-compile-cache');

/**
 * `photos` are JPEG bytes by evidence id, as they are printed.
 * @throws RenderError
 */
export async function render(
  report: PrintedReport,
  photos: ReadonlyMap<string, Buffer>,
  how: Pick<RenderJob, 'format' | 'digits'>,
  limits: Partial<RenderLimits> = {},
): Promise<Buffer> {
  if (how.format !== 'pdf') return inProcess({ report, photos, ...how }, limits);
  // the photos of a PDF need not go there and back
  const pdf = await inProcess({ report, photos: standIns(photos), ...how }, limits);
  return withPhotos(pdf, photos);
}

function inProcess(job: RenderJob, limits: Partial<RenderLimits>): Promise<Buffer> {
  const { timeoutMs, heapMegabytes, process: path } = { ...LIMITS, ...limits };
  return new Promise((resolve, reject) => {
    const child = fork(path, [job.format], {
      // maps and buffers as they are
      serialization: 'advanced',
      env: { ...process.env, NODE_COMPILE_CACHE: COMPILE_CACHE },
      execArgv: [`--max-old-space-size=${heapMegabytes}`, '--disable-warning=ExperimentalWarning'],
      stdio: ['ignore', 'ignore', 'pipe', 'ipc'],
    });
    let said = '';
    child.stderr?.on('data', (bytes) => {
      said = `${said}${bytes}`.slice(-1_000);
    });
    const timer = setTimeout(
      () => end(() => reject(new RenderError('timeout', `${timeoutMs} ms`))),
      timeoutMs,
    );
    const end = (settle: () => void) => {
      clearTimeout(timer);
      child.kill('SIGKILL');
      settle();
    };
    child.once('message', (answer: RenderAnswer) =>
      end(() =>
        'file' in answer ? resolve(answer.file) : reject(new RenderError('failed', answer.problem)),
      ),
    );
    child.once('error', (error) => end(() => reject(new RenderError('crashed', String(error)))));
    child.once('close', (code, signal) =>
      end(() => reject(new RenderError('crashed', `${signal ?? code} ${said.trim()}`))),
    );
    // when it ends before it has read all of this, its end says so
    child.send(job, () => {});
  });
}
