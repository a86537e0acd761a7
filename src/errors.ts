/**
 * The catalogue of errors: what each is called, whether trying again may help, what a person reads in Thai and what the
 * log says. A code is never used for anything else later.
 */

interface Problem {
  /** HTTP status where the error is an answer. */
  status: number;
  /** Trying the same again later may succeed. */
  retryable: boolean;
  /** For the person, on a page or in the chat: what can be done now. */
  person: string;
  /** For the operator. */
  log: string;
}

export const problems = {
  starting: {
    status: 503,
    retryable: true,
    person: 'ระบบกำลังเริ่มทำงาน กรุณาลองใหม่ในอีกสักครู่',
    log: 'The bot is starting or stopping.',
  },
  'database-away': {
    status: 503,
    retryable: true,
    person: 'ขณะนี้ยังเปิดดูข้อมูลไม่ได้ กรุณาลองใหม่ในอีกสักครู่',
    log: 'The database does not answer.',
  },
  'bad-request': {
    status: 400,
    retryable: false,
    person: 'คำขอนี้อ่านไม่ได้ กรุณากลับไปที่แชตแล้วลองใหม่',
    log: 'The request could not be read.',
  },
  'not-found': {
    status: 404,
    retryable: false,
    person: 'ไม่พบหน้านี้ กรุณากลับไปที่แชตแล้วเปิดลิงก์อีกครั้ง',
    log: 'Nothing stands at this address.',
  },
  unexpected: {
    status: 500,
    retryable: true,
    person: 'มีบางอย่างขัดข้อง กรุณาลองใหม่ในอีกสักครู่',
    log: 'An error that nobody foresaw.',
  },
} as const satisfies Record<string, Problem>;
export type ProblemCode = keyof typeof problems;

/** A failure of the catalogue; `cause` is what was thrown below it. */
export class RainganError extends Error {
  readonly code: ProblemCode;

  constructor(code: ProblemCode, options?: { cause?: unknown }) {
    super(problems[code].log, options);
    this.name = 'RainganError';
    this.code = code;
  }
}

/** Why the bot cannot start. The message is one sentence for the operator that says what to do. */
export class StartProblem extends Error {
  constructor(message: string, options?: { cause?: unknown }) {
    super(message, options);
    this.name = 'StartProblem';
  }
}

/** What the operator reads about an error at the start: one sentence, or the stack of one that nobody foresaw. */
export function startProblemText(error: unknown): string {
  const { message, stack, code, path } = error as NodeJS.ErrnoException;
  if (error instanceof StartProblem) return message;
  if (code === 'ENOSPC' || /disk is full/i.test(message)) {
    return 'The disk is full: make room on it, or set DATA_DIR to a folder on another one.';
  }
  if (/readonly database/i.test(message)) {
    return 'The files of the database cannot be written by this user: start the bot as the user that owns DATA_DIR.';
  }
  if (code && path) {
    return `${path} cannot be used (${code}): put it right, or set DATA_DIR and RAINGAN_CACHE to folders that this user can write.`;
  }
  return String(stack);
}
