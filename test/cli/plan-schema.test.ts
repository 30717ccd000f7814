import { readFile } from 'node:fs/promises';
import fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import { z } from 'zod';
import { accountOf } from '../../src/engine/plan/account/account-of.ts';
import {
  accountJsonSchema,
  planJsonSchema,
  printedPlanSchema,
} from '../../src/engine/plan/account/plan-schemas.ts';
import { loadPlanParser } from '../../src/engine/plan/parse/parse-plan.ts';
import { anyDocument } from '../support/any-document.ts';
import { runSlipway } from '../support/slipway.ts';
import { tempFolders } from '../support/temp-folder.ts';

const folder = tempFolders();
const parse = await loadPlanParser();

/** A schema read back from its JSON: what another program would check with. */
const readBack = (schema: string) => z.fromJSONSchema(JSON.parse(schema));

describe('the schemas of what is printed', () => {
  it.each(['plan', 'account'])('%s is printed, and lies beside the documentation as it is', async (name) => {
    const { code, stdout } = await runSlipway(['schema', name], { SLIPWAY_HOME: await folder() });
    expect(code).toBe(0);
    expect(stdout).toBe(await readFile(`docs/${name}.schema.json`, 'utf8'));
  });

  it('hold for every plan and every account', () => {
    const [plans, accounts] = [planJsonSchema(), accountJsonSchema()].map(readBack);
    fc.assert(
      fc.property(anyDocument, (text) => {
        const plan = parse(text);
        expect(printedPlanSchema.parse(plan)).toEqual(plan);
        expect(plans?.safeParse(JSON.parse(JSON.stringify(plan))).error).toBeUndefined();
        const account = JSON.parse(JSON.stringify(accountOf(text, plan)));
        expect(accounts?.safeParse(account).error).toBeUndefined();
      }),
      { numRuns: 100 },
    );
  });

  it('give every phase its stage, that of the undo of its steps too', () => {
    const plan = parse('## Deployment\n```sh { undo="make back" }\nmake install\n```\n');
    expect(plan.phases.at(-1)?.when).toBe('back');
    expect(printedPlanSchema.safeParse(plan).success).toBe(true);
  });

  it('let later versions add fields, and refuse words that are no words of the sheet', () => {
    const plans = readBack(planJsonSchema());
    const plan = parse('## Before\n- [ ] Call\n');
    const [line] = plan.sheet ?? [];
    expect(plans.safeParse({ ...plan, later: 1, sheet: [{ ...line, later: true }] }).success).toBe(true);
    expect(plans.safeParse({ ...plan, sheet: [{ ...line, when: 'soon' }] }).success).toBe(false);
    const { sheet: _sheet, ...without } = plan;
    expect(plans.safeParse(without).success).toBe(false);
  });

  it('are named where an unknown one is asked for', async () => {
    expect(await runSlipway(['schema', 'run'], { SLIPWAY_HOME: await folder() })).toMatchObject({
      code: 2,
      stdout: '',
      stderr: expect.stringMatching(/There is no schema "run"\.\n +Name one of: sidecar, plan, account\./),
    });
  });
});
