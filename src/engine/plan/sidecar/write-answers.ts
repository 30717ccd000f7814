import { type Document, isMap, isSeq } from 'yaml';
import type { Answer } from '../../../shared/sidecar/answers.ts';
import { assertNever } from '../../../shared/text/assert-never.ts';
import { foldText } from '../../../shared/text/fold-text.ts';
import { unfoldYaml } from './unfold-yaml.ts';
import { editSidecar } from './write-sidecar.ts';

/** A sidecar after answers were written, and the answers that take them back. */
export interface WrittenAnswers {
  readonly file: string;
  readonly undo: readonly Answer[];
}

/**
 * Writes answers of the review into the document's sidecar. Comments and everything else in it stay. An answer whose decision is
 * null is taken out again, with the maps it leaves empty. Throws `BAD_INPUT`, and writes nothing, when the result would not
 * hold (a target nobody named).
 */
export async function writeAnswers(document: string, answers: readonly Answer[]): Promise<WrittenAnswers> {
  const undo: Answer[] = [];
  const file = await editSidecar(document, (yaml, defaults) => {
    for (const answer of answers) {
      if (answer.kind === 'target' && answer.key in (defaults?.targets ?? {})) continue;
      const path = existing(placeOf(answer), yaml);
      undo.unshift(before(answer, yaml, path));
      if (answer.decision === null) removeIn(yaml, path);
      else yaml.setIn(path, nodeOf(answer, yaml));
    }
  });
  return { file, undo };
}

/** Where an answer stands in the sidecar. */
function placeOf(answer: Answer): readonly string[] {
  switch (answer.kind) {
    case 'environment':
      return ['environment'];
    case 'artifacts':
      return ['artifacts'];
    case 'restore-point':
      return ['restorePoint'];
    case 'metrics':
      return ['metrics'];
    case 'alerts':
      return ['alerts'];
    case 'logs':
      return ['logs'];
    case 'rollback-use':
      return ['rollback', 'use'];
    case 'target':
    case 'group':
      return ['targets', answer.key];
    case 'where':
      return ['where', answer.key];
    case 'choose':
      return ['choose', answer.key];
    case 'value':
      return ['values', answer.key];
    case 'secret':
      return ['secrets', answer.key];
    case 'phase':
      return ['plan', 'phases', answer.key];
    case 'command':
      return ['plan', 'commands', answer.key];
    case 'nature':
      return ['plan', 'natures', answer.key];
    case 'danger':
      return ['plan', 'dangers', answer.key];
    case 'placeholder':
      return ['plan', 'placeholders', answer.key];
    case 'threshold':
      return ['plan', 'thresholds', answer.key];
    case 'instruction':
      return ['plan', 'instructions', answer.key];
    case 'option':
      return ['plan', 'options', answer.key];
    default:
      return assertNever(answer);
  }
}

/** The same place as the sidecar spells it already: keys are compared without regard to case and white space. */
function existing(path: readonly string[], yaml: Document): readonly string[] {
  const around = valueIn(yaml, path.slice(0, -1));
  const key = path.at(-1) ?? '';
  if (path.length < 2 || typeof around !== 'object' || around === null || key in around) return path;
  const same = Object.keys(around).find((known) => foldText(known) === foldText(key));
  return same === undefined ? path : [...path.slice(0, -1), same];
}

/** What an answer is in YAML: what is small stands on one line, as people write it. */
function nodeOf({ kind, decision }: Answer, yaml: Document): unknown {
  if (kind === 'target') return yaml.createNode({ ssh: decision }, { flow: true });
  if (typeof decision !== 'object') return decision;
  const node = yaml.createNode(decision, { flow: kind === 'artifacts' || kind === 'group' });
  if (isSeq(node)) for (const item of node.items) if (isMap(item)) item.flow = true;
  return node;
}

/** The answer that puts back what stands in the sidecar now. */
function before(answer: Answer, yaml: Document, path: readonly string[]): Answer {
  const found = valueIn(yaml, path);
  return { ...answer, decision: decisionOf(answer, found) ?? null } as Answer;
}

function decisionOf({ kind }: Answer, found: unknown): unknown {
  if (kind === 'target') return (found as { readonly ssh?: unknown } | undefined)?.ssh;
  // Some readers of YAML take a bare `yes` for a truth value.
  if (kind === 'choose' && typeof found === 'boolean') return found ? 'yes' : 'no';
  return found;
}

function valueIn(yaml: Document, path: readonly string[]): unknown {
  const all: unknown = unfoldYaml(yaml);
  return path.reduce<unknown>(
    (node, name) => (node as Readonly<Record<string, unknown>> | null | undefined)?.[name],
    all,
  );
}

function removeIn(yaml: Document, path: readonly string[]): void {
  if (!yaml.hasIn(path)) return;
  yaml.deleteIn(path);
  for (let length = path.length - 1; length > 0; length -= 1) {
    const around = path.slice(0, length);
    const value = valueIn(yaml, around);
    if (typeof value === 'object' && value !== null && Object.keys(value).length > 0) return;
    yaml.deleteIn(around);
  }
}
