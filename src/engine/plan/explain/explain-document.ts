import type { ExplainedDocument } from '../../../shared/wire/contract.ts';
import { readDocument } from '../../document/read-document.ts';
import { readSidecar } from '../sidecar/read-sidecar.ts';
import { explainPlan } from './explain-plan.ts';

/** A document as it is on disk, with every decision that makes it a plan. */
export async function explainDocument(file: string): Promise<ExplainedDocument> {
  const { text } = await readDocument(file);
  const { sidecar } = await readSidecar(file, text);
  return { text, decisions: [...(await explainPlan(text, sidecar))] };
}
