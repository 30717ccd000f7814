import { z } from 'zod';
import { environmentSchema } from '../plan/environment.ts';
import { groupTargetSchema } from '../plan/target-spec.ts';
import { correctionSchema } from './corrections.ts';
import {
  logSourceSchema,
  metricSourceSchema,
  restorePointSpecSchema,
  sidecarAlertSchema,
} from './sidecar.ts';

const key = z.string().min(1);
const text = z.string().min(1);

/**
 * One answer of the review, as it lands in the sidecar: what it is about, and what holds from now on. Null takes the answer
 * back. The corrections of decisions are answers too, so that there is one way to save anything.
 */
export const answerSchema = z.discriminatedUnion('kind', [
  ...correctionSchema.options,
  z.object({ kind: z.literal('environment'), decision: environmentSchema.nullable() }),
  /** `key` is the target's name; the decision is what OpenSSH is given. */
  z.object({ kind: z.literal('target'), key, decision: text.nullable() }),
  /** `key` is the group's name; its servers are targets. */
  z.object({ kind: z.literal('group'), key, decision: groupTargetSchema.nullable() }),
  /** `key` is the question. */
  z.object({ kind: z.literal('choose'), key, decision: text.nullable() }),
  z.object({ kind: z.literal('value'), key, decision: z.string().nullable() }),
  /** `key` is the variable; the decision says where its value comes from, and never is the value. */
  z.object({
    kind: z.literal('secret'),
    key,
    decision: z
      .string()
      .regex(
        /^(?:prompt$|env:|file:|keychain:)/,
        'expected prompt, env:NAME, file:PATH or keychain:REFERENCE',
      )
      .nullable(),
  }),
  /** Every file that is uploaded. An empty list says that none is. */
  z.object({ kind: z.literal('artifacts'), decision: z.array(text).nullable() }),
  /** The heading of the procedure that a rollback follows. */
  z.object({ kind: z.literal('rollback-use'), decision: text.nullable() }),
  z.object({ kind: z.literal('restore-point'), decision: restorePointSpecSchema.nullable() }),
  z.object({ kind: z.literal('metrics'), decision: z.array(metricSourceSchema).nullable() }),
  z.object({ kind: z.literal('alerts'), decision: z.array(sidecarAlertSchema).nullable() }),
  z.object({ kind: z.literal('logs'), decision: z.array(logSourceSchema).nullable() }),
]);
export type Answer = z.infer<typeof answerSchema>;
