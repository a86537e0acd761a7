/** The process of `render.ts`: takes one report, answers with its file. */
import type { RenderAnswer, RenderJob } from './render.ts';
import { write } from './write.ts';

process.once('message', (job: RenderJob) => {
  write(job)
    .then(
      (file): RenderAnswer => ({ file }),
      (error): RenderAnswer => ({ problem: String(error) }),
    )
    .then((answer) => process.send?.(answer));
});
