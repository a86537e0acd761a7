/** The process of `render.ts`: is told the format, takes one report, answers with its file. */
import type { Format } from './formats.ts';
import type { RenderAnswer, RenderJob } from './render.ts';
import { prepare, write } from './write.ts';

// while the report is still on its way
void prepare(process.argv[2] as Format);

process.once('message', (job: RenderJob) => {
  write(job)
    .then(
      (file): RenderAnswer => ({ file }),
      (error): RenderAnswer => ({ problem: String(error) }),
    )
    .then((answer) => process.send?.(answer));
});
