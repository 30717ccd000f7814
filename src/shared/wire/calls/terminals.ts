import { z } from 'zod';
import { base, id, ok, path, short } from './base.ts';

/** A shell that somebody opened beside the work. It lives in the engine: a reload, a closed tab or a lost line does not end it. */
export const keptTerminalSchema = z.object({
  id: z.string(),
  /** `local` is this machine. */
  target: z.string(),
  /** Given by a person; null while it is called by its target. */
  name: z.string().nullable(),
  createdAt: z.string(),
  /** How its shell ended; null while it runs. */
  ended: z.object({ exit: z.number().nullable(), reason: z.string().nullable() }).nullable(),
});
export type KeptTerminal = z.infer<typeof keptTerminalSchema>;

const cells = z.number().int().min(1).max(1_000);
const size = { cols: cells, rows: cells };
const viewed = z.object({
  stream: z.number().int().nonnegative(),
  /** So many bytes at the beginning of the stream were shown before: what they ask of a terminal is not answered again. */
  replayed: z.number().int().nonnegative(),
});

export const terminals = {
  /** The terminals of a checklist, the oldest first. */
  list: base.input(z.object({ file: path.nullable() })).output(z.array(keptTerminalSchema)),
  open: base
    .input(z.object({ file: path.nullable(), target: id, ...size }))
    .output(viewed.extend({ id: z.string() })),
  /** Another view of a terminal: what its shell printed last, then what comes. */
  attach: base.input(z.object({ id, ...size })).output(viewed),
  /** An empty name calls it by its target again. */
  rename: base.input(z.object({ id, name: short })).output(ok),
  /** Ends its shell, if it still runs, and forgets it. */
  close: base.input(z.object({ id })).output(ok),
};
