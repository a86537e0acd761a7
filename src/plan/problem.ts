/** Thrown when a plan cannot be read or imported at all; everything less is a warning. */
export class PlanProblem extends Error {
  readonly code: string;

  /** `message` is one line, Thai with the English in brackets: it is shown as it is. */
  constructor(code: string, message: string) {
    super(message);
    this.name = 'PlanProblem';
    this.code = code;
  }
}
