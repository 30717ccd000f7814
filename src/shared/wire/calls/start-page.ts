import { z } from 'zod';

/** What the first screen shows beside past releases: checklists opened last, files to choose from, and recurring work. */

export const everySchema = z.enum(['day', 'week', 'month', 'quarter', 'year']);
export type Every = z.infer<typeof everySchema>;

/** A checklist that was opened, as `recent.json` keeps it. */
export const recentSchema = z.object({
  file: z.string(),
  title: z.string(),
  openedAt: z.string(),
  /** Its recurring tasks, as they were when it was opened; left out by earlier versions. */
  maintenance: z.array(z.object({ every: everySchema, text: z.string() })).optional(),
});
export type Recent = z.infer<typeof recentSchema>;

/** A checklist that was opened, and whether its file is still there. */
export const recentEntrySchema = recentSchema.omit({ maintenance: true }).extend({ isThere: z.boolean() });
export type RecentEntry = z.infer<typeof recentEntrySchema>;

export const folderSchema = z.object({
  dir: z.string(),
  parent: z.string().nullable(),
  entries: z.array(
    z.object({
      name: z.string(),
      path: z.string(),
      kind: z.enum(['folder', 'markdown']),
      /** Its name begins with a dot. */
      isHidden: z.boolean(),
      modifiedAt: z.string().nullable(),
    }),
  ),
});
export type Folder = z.infer<typeof folderSchema>;

/** What a typed path means: absolute, with what is there. */
export const foundPathSchema = z.object({
  path: z.string(),
  kind: z.enum(['folder', 'file', 'missing']),
});

/** A recurring task of a checklist, and when it was last marked as done here. */
export const maintenanceTaskSchema = z.object({
  every: everySchema,
  text: z.string(),
  done: z.object({ at: z.string(), by: z.string() }).nullable(),
  isDue: z.boolean(),
});
export type MaintenanceTask = z.infer<typeof maintenanceTaskSchema>;

export const maintenanceSchema = z.object({
  file: z.string(),
  title: z.string(),
  tasks: z.array(maintenanceTaskSchema),
});
export type Maintenance = z.infer<typeof maintenanceSchema>;
