/** Thrown when nothing can be read out of a file at all; everything less is a warning. */
export class UnreadablePlan extends Error {
  override name = 'UnreadablePlan';
  readonly code: string;

  /** `message` is one line, Thai with the English in brackets: it is shown as it is. */
  constructor(code: string, message: string) {
    super(message);
    this.code = code;
  }
}
