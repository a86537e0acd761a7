/** A control request that cannot be met; `status` is the HTTP status to answer with. */
export class Refusal extends Error {
  readonly status: number;

  constructor(status: number, message: string) {
    super(message);
    this.status = status;
  }
}
