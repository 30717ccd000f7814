import { z } from 'zod';
import { metricSourceSchema } from '../sidecar/sidecar.ts';

/** A rule or a budget of the document, and the page or the host that would measure it; null where nothing found does. */
const matchedSchema = z.object({
  text: z.string(),
  by: z.string().nullable(),
  reason: z.string().nullable(),
});

/** What could be watched of a checklist's servers. */
export const discoverySchema = z.object({
  found: z.array(
    z.object({
      target: z.string(),
      pages: z.array(
        z.object({
          address: z.string(),
          program: z.string(),
          series: z.number().int(),
          kind: z.enum(['service', 'monitoring']),
        }),
      ),
      /** Why it could not be looked at; null where it was. */
      failure: z.string().nullable(),
    }),
  ),
  sources: z.array(metricSourceSchema),
  rules: z.array(matchedSchema),
  budgets: z.array(matchedSchema),
});
export type DiscoveryView = z.infer<typeof discoverySchema>;
