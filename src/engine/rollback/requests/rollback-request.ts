import { z } from 'zod';

/** What a console that does not drive a run leaves in its folder, and what the one that does leaves there in return. */
export const askSchema = z.object({ actor: z.string(), alternative: z.string().nullable() });
export type RollbackRequest = z.infer<typeof askSchema>;

export const answerSchema = z.union([
  z.object({ run: z.string() }),
  z.object({ message: z.string(), hint: z.string().optional() }),
]);
