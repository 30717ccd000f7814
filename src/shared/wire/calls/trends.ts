import { z } from 'zod';

/** What a tile said in the first hour after a release's change: its middle, its 95th percentile, and of how many samples. */
export const trendValueSchema = z.object({
  median: z.number(),
  p95: z.number(),
  samples: z.number().int(),
});
export type TrendValue = z.infer<typeof trendValueSchema>;

export const trendSchema = z.object({
  run: z.string(),
  version: z.string(),
  /** When its change was over, epoch ms. */
  at: z.number(),
  /** It was taken back, or is being taken back. */
  rolledBack: z.boolean(),
  /** By tile. A tile that was not measured then is left out. */
  values: z.record(z.string(), trendValueSchema),
});
export type Trend = z.infer<typeof trendSchema>;
