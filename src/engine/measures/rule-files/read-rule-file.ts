import { parse } from 'yaml';
import { z } from 'zod';
import { attempt } from '../../../shared/lib/attempt.ts';
import { foldText } from '../../../shared/text/fold-text.ts';
import { type Measure, measureOf } from './measure-of.ts';
import { readPrometheusDuration } from './rule-duration.ts';
import { fromPlain, wordsKey } from './write-rule-file.ts';

/** A rule of a Prometheus rule file that Slipway evaluates. */
export interface ImportedRule extends Measure {
  /** The words by which it is known: those of the document that it was exported from, else its name. */
  readonly text: string;
  readonly forMs: number;
  /** What of it is not as Prometheus has it. */
  readonly notes: readonly string[];
}

/** A rule that is not taken, and why. */
export interface RefusedRule {
  readonly name: string;
  readonly why: string;
}

/** What becomes of the rules of a file. `problem`: why none of them was read. */
export interface ReadRules {
  readonly rules: readonly ImportedRule[];
  readonly refused: readonly RefusedRule[];
  readonly problem: string | null;
}

/** More than a person has read. */
const mostRules = 1_000;
const longestText = 1_000;

/** Warnings are nobody's business here; errors are thrown. */
const yaml = { maxAliasCount: 50, logLevel: 'error' } as const;

const fileSchema = z.object({ groups: z.array(z.unknown()) });
const groupSchema = z.object({ rules: z.array(z.unknown()) });
const ruleSchema = z.object({
  alert: z.string().min(1).max(longestText),
  expr: z.union([z.string(), z.number().transform(String)]),
  for: z.union([z.string(), z.literal(0).transform(() => '0')]).optional(),
  keep_firing_for: z.unknown().optional(),
  annotations: z.record(z.string(), z.unknown()).optional(),
});

/** Reads a Prometheus rule file. Every rule is either taken or refused with the reason; nothing is dropped in silence. Pure. */
export function readRuleFile(text: string, canQuery: boolean): ReadRules {
  const read = attempt(() => ({ value: parse(text, yaml) as unknown }), null);
  if (read === null) return nothing('it is no YAML, or its anchors unfold to too much');
  const file = fileSchema.safeParse(read.value);
  if (!file.success) return nothing('it has no list “groups”, as a Prometheus rule file has');
  const { all, refused } = rulesIn(file.data.groups);
  if (all.length > mostRules) return nothing(`it has more than ${mostRules} rules`);
  const rules: ImportedRule[] = [];
  const taken = new Set<string>();
  for (const [index, each] of all.entries()) {
    const made = readRule(each, index, canQuery);
    if ('why' in made) refused.push(made);
    else if (taken.has(foldText(made.text)))
      refused.push({ name: made.text, why: 'another rule of the file has this name' });
    else {
      taken.add(foldText(made.text));
      rules.push(made);
    }
  }
  return { rules, refused, problem: null };
}

/** The rules of all groups, and the groups that are none. */
function rulesIn(groups: readonly unknown[]): {
  readonly all: readonly unknown[];
  readonly refused: RefusedRule[];
} {
  const refused: RefusedRule[] = [];
  const all = groups.flatMap((each, index) => {
    const group = groupSchema.safeParse(each);
    if (group.success) return group.data.rules;
    refused.push({ name: `group ${index + 1}`, why: 'it has no list “rules”' });
    return [];
  });
  return { all, refused };
}

function nothing(problem: string): ReadRules {
  return { rules: [], refused: [], problem };
}

function readRule(each: unknown, index: number, canQuery: boolean): ImportedRule | RefusedRule {
  const name = nameOf(each, index);
  if (isRecording(each)) return { name, why: 'it records a series, and is no alert' };
  const read = ruleSchema.safeParse(each);
  if (!read.success) return { name, why: 'it has no `alert` and `expr` as texts' };
  const { alert, expr, for: held = '0', keep_firing_for: kept, annotations = {} } = read.data;
  const forMs = readPrometheusDuration(held);
  if (forMs === null) return { name, why: `its \`for\` is no duration: ${held.slice(0, 40)}` };
  const measure = measureOf(expr, canQuery);
  if ('why' in measure) return { name, why: measure.why };
  const words = annotations[wordsKey];
  const isOurs = typeof words === 'string' && words !== '' && words.length <= longestText;
  const notes = [
    ...(measure.note === undefined ? [] : [measure.note]),
    ...(kept === undefined
      ? []
      : ['its `keep_firing_for` is not kept: a rule resolves after 15 s within its bound']),
  ];
  return { ...measure, text: isOurs ? fromPlain(words) : alert, forMs, notes };
}

function nameOf(each: unknown, index: number): string {
  const { alert, record } = (typeof each === 'object' && each !== null ? each : {}) as Readonly<
    Record<string, unknown>
  >;
  const name = typeof alert === 'string' ? alert : typeof record === 'string' ? record : '';
  return name === '' ? `rule ${index + 1}` : name.slice(0, 200);
}

function isRecording(each: unknown): boolean {
  return typeof each === 'object' && each !== null && 'record' in each;
}
