import type { Account } from '../../shared/plan/account.ts';
import type { Plan } from '../../shared/plan/plan.ts';
import type { Decision } from '../../shared/sidecar/corrections.ts';
import type { Sidecar } from '../../shared/sidecar/sidecar.ts';
import type { PlanParser } from './parse/parse-plan.ts';
import type { ReadSidecar } from './sidecar/read-sidecar.ts';

// Markdown, shell grammar and YAML are loaded when a document is read: a command that only acts upon a run starts without.

/** The parser of plans; loads its grammar once. */
export async function loadPlanParser(): Promise<PlanParser> {
  const { loadPlanParser: load } = await import('./parse/parse-plan.ts');
  return load();
}

/** The sidecar beside a document, with what is wrong in it; see `plan/read-sidecar.ts`. */
export async function readSidecar(document: string, source: string): Promise<ReadSidecar> {
  const { readSidecar: read } = await import('./sidecar/read-sidecar.ts');
  return read(document, source);
}

/** Every decision that made a document the plan it is; see `plan/explain-plan.ts`. */
export async function explainPlan(text: string, sidecar: Sidecar): Promise<readonly Decision[]> {
  const { explainPlan: explain } = await import('./explain/explain-plan.ts');
  return explain(text, sidecar);
}

/** Where every line of a document went, with what of it deserves a look; see `plan/account/account-of.ts`. */
export async function accountPlan(text: string, plan: Plan, sidecar: Sidecar): Promise<Account> {
  const [{ accountOf }, decisions] = await Promise.all([
    import('./account/account-of.ts'),
    explainPlan(text, sidecar),
  ]);
  return accountOf(text, plan, decisions);
}

/** The text of a first sidecar for a plan; see `plan/draft-sidecar.ts`. */
export async function draftSidecar(plan: Plan, schema: string | null, text: string): Promise<string> {
  const { draftSidecar: draft } = await import('./draft/draft-sidecar.ts');
  return draft(plan, schema, text);
}

/** What has a published JSON schema. */
export const schemaNames = ['sidecar', 'plan', 'account'] as const;
export type SchemaName = (typeof schemaNames)[number];

/** The JSON schema of a file or an output; see `plan/sidecar-schema.ts` and `account/plan-schemas.ts`. */
export async function jsonSchemaOf(name: SchemaName): Promise<string> {
  if (name === 'sidecar') return (await import('./sidecar/sidecar-schema.ts')).sidecarJsonSchema();
  const { accountJsonSchema, planJsonSchema } = await import('./account/plan-schemas.ts');
  return name === 'plan' ? planJsonSchema() : accountJsonSchema();
}
