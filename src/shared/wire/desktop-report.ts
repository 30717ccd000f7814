import { z } from 'zod';

const text = z.string().max(1_000);
const many = 200;

/** Something that a person may have to look at: `key` tells it from others of its run. */
const matterSchema = z.strictObject({ key: text, text });

/**
 * All that a page tells the desktop about what it shows. It only decides what the desktop says and how it looks (a notification, a
 * badge, the list of recent files, whether the machine may sleep); nothing runs, opens or is written because of it.
 */
export const desktopReportSchema = z.strictObject({
  /** The checklist on the screen, as an absolute path; null on the first screen. */
  file: z.string().max(4_096).nullable(),
  /** The run on the screen; null where there is none. */
  run: z
    .strictObject({
      id: z.string().regex(/^[A-Za-z0-9-]{1,80}$/),
      /** Version and product, as the window's title names them. */
      release: text,
      phase: z.enum(['idle', 'running', 'soaking', 'waiting', 'failed', 'ended']),
      /** Items that are settled, of those on the way forward. */
      done: z.number().int().min(0).max(1e6),
      total: z.number().int().min(0).max(1e6),
      /** What waits for a person; null while nothing does. */
      waits: matterSchema.nullable(),
      failed: z.array(matterSchema).max(many),
      /** Alert rules that fire and that nobody has acknowledged or silenced; none where alerts are not to be told. */
      alerts: z.array(text).max(many),
    })
    .nullable(),
});
export type DesktopReport = z.infer<typeof desktopReportSchema>;
export type RunReport = NonNullable<DesktopReport['run']>;

/** What the desktop asks a page to show, after a press on a notification. */
export const desktopLeads = ['turn', 'failure', 'alert'] as const;
export type DesktopLead = (typeof desktopLeads)[number];
