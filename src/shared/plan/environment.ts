import { z } from 'zod';

/** Where a run acts: decides how it looks, and what asks for a second confirmation. */
export const environmentSchema = z.enum(['production', 'staging', 'practice']);
export type Environment = z.infer<typeof environmentSchema>;
