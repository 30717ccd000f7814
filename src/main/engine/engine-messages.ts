import { z } from 'zod';
import { keychainAnswerSchema, keychainAskSchema } from '../keychain/keychain-messages.ts';

const toEngineSchema = z.discriminatedUnion('type', [
  /** Two ports travel with it, for calls and for bytes: a window's end of the contract. */
  z.object({ type: z.literal('ports') }),
  /** How many runs are under way? */
  z.object({ type: z.literal('count-running') }),
  /** Start the practice server and say where its checklist lies. */
  z.object({ type: z.literal('practice') }),
  /** Which checklists were opened last? */
  z.object({ type: z.literal('recent') }),
  /** The machine was asleep: lines to servers may be gone. */
  z.object({ type: z.literal('look-again') }),
  /** What the keychain said. */
  keychainAnswerSchema,
  /** Close everything and exit. */
  z.object({ type: z.literal('quit') }),
]);
/** What the main process tells the engine's process. */
export type ToEngine = z.infer<typeof toEngineSchema>;

const fromEngineSchema = z.discriminatedUnion('type', [
  keychainAskSchema,
  z.object({ type: z.literal('running'), count: z.number() }),
  /** Those that are still there, the latest first. */
  z.object({ type: z.literal('recent-checklists'), files: z.array(z.string()).readonly() }),
  /** `file` is null where the practice server cannot start; `problem` then says why. */
  z.object({
    type: z.literal('practice-ready'),
    file: z.string().nullable(),
    problem: z.string().default(''),
  }),
]);
/** What the engine's process answers. */
export type FromEngine = z.infer<typeof fromEngineSchema>;

/** Reads a message to the engine; null for anything else. */
export function readToEngine(data: unknown): ToEngine | null {
  return toEngineSchema.safeParse(data).data ?? null;
}

/** Reads a message of the engine; null for anything else. */
export function readFromEngine(data: unknown): FromEngine | null {
  return fromEngineSchema.safeParse(data).data ?? null;
}
