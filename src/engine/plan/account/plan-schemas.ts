import { z } from 'zod';
import { accountSchema } from '../../../shared/plan/account.ts';
import { phaseSchema, planSchema } from '../../../shared/plan/plan.ts';

/** A plan as it is printed today: what plans of older runs lack is there. */
export const printedPlanSchema = planSchema
  .required({ instructions: true, sheet: true, never: true })
  .extend({ phases: z.array(phaseSchema.required({ when: true })) });

/** The JSON schema (draft 2020-12) of what `slipway plan FILE --json` prints. */
export function planJsonSchema(): string {
  return written('Slipway plan', printedPlanSchema);
}

/** The JSON schema of what `slipway plan FILE --account --json` prints. */
export function accountJsonSchema(): string {
  return written('Slipway account of a document', accountSchema);
}

/** Later versions add fields: a reader that checks what it reads must not stumble over them. */
function written(title: string, schema: z.ZodType): string {
  const json = z.toJSONSchema(schema, {
    io: 'output',
    unrepresentable: 'throw',
    override: ({ jsonSchema }) => {
      if (jsonSchema.additionalProperties === false) delete jsonSchema.additionalProperties;
    },
  });
  return `${JSON.stringify({ title, ...json }, null, 2)}\n`;
}
