import { z } from 'zod';
import { base, ok, run } from './base.ts';

/** What can be made to go wrong in a rehearsal. */
export const drillSchema = z.enum(['errors', 'slow', 'leak', 'stopped', 'cut']);
export type Drill = z.infer<typeof drillSchema>;

export const practice = {
  /** What is going wrong on purpose now, and what was tried since the practice server started; null where the run is no rehearsal. */
  state: base
    .input(z.object({ run }))
    .output(z.object({ active: z.array(drillSchema), tried: z.array(drillSchema) }).nullable()),
  /** Makes something go wrong. Refused (`NOT_NOW`) for a run that is no rehearsal of this process. */
  begin: base.input(z.object({ run, drill: drillSchema })).output(ok),
  /** Takes everything back: the service runs, answers well, and can be reached. */
  end: base.input(z.object({ run })).output(ok),
};
