import { readFileSync } from 'node:fs';
import type { KindWeights, Trace } from '../../src/engine/plan/context/parse-context.ts';
import { keyOf } from '../../src/engine/plan/context/parse-context.ts';
import { parsePlan } from '../../src/engine/plan/parse/parse-plan.ts';
import { loadShellParser } from '../../src/engine/plan/shell/shell-parser.ts';
import type { Phase, PhaseKind } from '../../src/shared/plan/plan.ts';
import { readLabelled } from '../labelled-documents.ts';

/** A heading as the model sees it, with the kind a reader gave it. */
export interface Example {
  readonly features: readonly string[];
  readonly kind: PhaseKind;
  readonly weight: number;
}

/** A document whose headings, by line, are labelled. */
export interface Labelled {
  readonly name: string;
  readonly text: string;
  /** By line, 1-based. */
  readonly kinds: ReadonlyMap<number, PhaseKind>;
  readonly weight: number;
}

interface KindLabel {
  readonly phases: readonly { readonly heading: string; readonly kind: PhaseKind }[];
}

const shell = await loadShellParser();

/** Documents of a folder, each counting `weight` times; see `labelled-documents.ts`. */
export function readFolder(folder: string, weight: number): readonly Labelled[] {
  return readLabelled<KindLabel>(folder).map(({ name, text, label }) => ({
    name: `${folder}/${name}`,
    text,
    kinds: matchHeadings(headingsOf(text), label.phases),
    weight,
  }));
}

/** Headings of our own whose kinds are beyond doubt: they keep words that no document at hand has from being forgotten. */
export function readOwn(weight: number): readonly Labelled[] {
  const path = new URL('../../test/fixtures/heading-kinds.json', import.meta.url);
  const cases = JSON.parse(readFileSync(path, 'utf8')) as readonly {
    readonly text: string;
    readonly kinds: Readonly<Record<string, PhaseKind>>;
  }[];
  return cases.map(({ text, kinds }, index) => ({
    name: `own ${index}`,
    text,
    kinds: new Map(
      headingsOf(text).flatMap(({ heading, line }) => {
        const kind = kinds[heading];
        return kind === undefined ? [] : [[line, kind] as const];
      }),
    ),
    weight,
  }));
}

/** A document's headings as examples: once among neighbours of the right kinds, once among those the weights would give. */
export function examplesOf({ text, kinds, weight }: Labelled, weights?: KindWeights): readonly Example[] {
  const right = Object.fromEntries(
    headingsOf(text).flatMap(({ path, line }) => {
      const kind = kinds.get(line);
      return kind === undefined ? [] : [[keyOf(path), kind] as const];
    }),
  );
  return [read(text, { phases: right }, weights), read(text, undefined, weights)].flatMap(({ features }) =>
    [...kinds].flatMap(([line, kind]) => {
      const seen = features.get(line);
      return seen === undefined ? [] : [{ features: seen, kind, weight }];
    }),
  );
}

/** How many of the labelled headings get their kind with these weights. */
export function countRight({ text, kinds }: Labelled, weights: KindWeights): number {
  const { phases } = read(text, undefined, weights);
  return phases.filter(({ line, kind }) => kinds.get(line) === kind).length;
}

function headingsOf(text: string): readonly Phase[] {
  return read(text, undefined, undefined).phases;
}

function read(
  text: string,
  corrections: { readonly phases: Record<string, PhaseKind> } | undefined,
  weights: KindWeights | undefined,
): { readonly phases: readonly Phase[]; readonly features: Trace['features'] } {
  const trace: Trace = { decisions: [], places: new Map(), features: new Map() };
  const { phases } = parsePlan(text, shell, {
    corrections: corrections ?? null,
    trace,
    ...(weights === undefined ? {} : { weights }),
  });
  return { phases, features: trace.features };
}

/** Labels name headings by their words: each is the next heading that has them. */
function matchHeadings(
  headings: readonly Phase[],
  labels: KindLabel['phases'],
): ReadonlyMap<number, PhaseKind> {
  const found = new Map<number, PhaseKind>();
  let at = 0;
  for (const { heading, line } of headings) {
    const index = labels.findIndex(
      (label, next) => next >= at && wordsOf(label.heading) === wordsOf(heading),
    );
    const label = labels[index];
    if (label === undefined) continue;
    found.set(line, label.kind);
    at = index + 1;
  }
  return found;
}

function wordsOf(text: string): string {
  return (text.toLowerCase().match(/[\p{L}\p{N}]+/gu) ?? []).join(' ');
}
