import type { Trace } from '../../src/engine/plan/context/parse-context.ts';
import type { Weights } from '../../src/engine/plan/learned/linear-model.ts';
import type { SheetModels } from '../../src/engine/plan/learned/models.ts';
import { placeClasses } from '../../src/engine/plan/location/weigh-places.ts';
import { parsePlan } from '../../src/engine/plan/parse/parse-plan.ts';
import type { DraftLine } from '../../src/engine/plan/sheet/draft-line.ts';
import { lineStageFeatures } from '../../src/engine/plan/sheet/line-stages.ts';
import { loadShellParser } from '../../src/engine/plan/shell/shell-parser.ts';
import type { Plan } from '../../src/shared/plan/plan.ts';
import { stages } from '../../src/shared/plan/sheet.ts';
import { normalCommand } from '../score/normal-command.ts';
import { emptyScore, type SheetScore, scoreSheet } from '../score/sheet-score.ts';
import { type FitOptions, fitLinear, type Sample } from './fit-linear.ts';
import { type LabelledPlacing, placeSamples } from './place-samples.ts';
import type { SheetDocument } from './sheet-documents.ts';
import { instructionSamples, scenesOf, spanSamples, stageSamples } from './sheet-samples.ts';

const shell = await loadShellParser();
const nothing: SheetModels = { stage: {}, lineStage: {}, instruction: {}, place: {}, span: {} };

export function parseWith(text: string, models: SheetModels): Plan {
  return parsePlan(text, shell, { corrections: null, trace: null, models });
}

/** What the models learn from. */
export interface Lessons {
  /** Real documents with their run sheets. */
  readonly documents: readonly SheetDocument[];
  /** Real documents of which only the sections are labelled, and where commands run. */
  readonly more: readonly SheetDocument[];
  /** Documents of our own. */
  readonly own: readonly SheetDocument[];
}

/** How much a line of our own documents counts beside one of a real one: they are many, and know no reader but their author. */
const ownShare = 0.5;

function weighed(samples: readonly Sample[], share: number): readonly Sample[] {
  return samples.map((each) => ({ ...each, weight: each.weight * share }));
}

const ownMark = 'of our own';

/** A mark takes up how much more of one class our own documents hold than real ones do. */
function markOwn(sample: Sample): Sample {
  return { ...sample, features: [...sample.features, ownMark] };
}

/** Weights without that of the mark, which no document that is read has. */
function fitUnmarked(samples: readonly Sample[], options: FitOptions): Weights {
  const { [ownMark]: _mark, ...weights } = fitLinear(samples, options);
  return weights;
}

/** Learns all five models: each from what the ones before it make of the documents. */
export function fitSheet({ documents: real, more, own }: Lessons): SheetModels {
  /** Samples of the real documents, and of our own, which count for less. */
  const samplesOf = (read: (document: SheetDocument) => readonly Sample[]): readonly Sample[] => [
    ...real.flatMap(read),
    ...weighed(own.flatMap(read), ownShare).map(markOwn),
  ];
  const sections = (weights?: SheetModels['stage']): readonly Sample[] => [
    ...samplesOf((document) => stageSamples(document, weights)),
    ...weighed(
      more.flatMap((document) => stageSamples(document, weights)),
      0.5,
    ),
  ];
  const stageOptions = { classes: stages, sparse: 0.0004, small: 0.0003 };
  const stage = fitUnmarked(sections(fitUnmarked(sections(), stageOptions)), stageOptions);
  const scenes = new Map([...real, ...own].map((document) => [document, scenesOf(document, stage)]));
  const instruction = fitUnmarked(
    samplesOf((document) => instructionSamples(document, scenes.get(document) ?? [])),
    { classes: ['none', 'manual'], sparse: 0.0004, small: 0.0003 },
  );
  const span = fitUnmarked(
    samplesOf((document) => spanSamples(document, scenes.get(document) ?? [])),
    { classes: ['text', 'command'], sparse: 0.0006, small: 0.0006 },
  );
  const placeOptions = { classes: placeClasses, sparse: 0.001, small: 0.001 };
  const placing = [...real, ...more].flatMap((document) => {
    const found = placingOf(document, { ...nothing, stage, instruction, span });
    return found === null ? [] : [found];
  });
  const ruled = placing.flatMap((each) => placeSamples(each));
  const first = fitLinear(ruled, placeOptions);
  const place = fitLinear([...ruled, ...placing.flatMap((each) => placeSamples(each, first))], placeOptions);
  const models = { ...nothing, stage, instruction, place, span };
  const lineStage = fitUnmarked(
    samplesOf((document) => lineStageSamples(document, models)),
    { classes: stages, sparse: 0.0004, small: 0.0003 },
  );
  return { ...models, lineStage };
}

/** A document's steps as the rules place them, with where readers say that they run. */
function placingOf({ text, places }: SheetDocument, models: SheetModels): LabelledPlacing | null {
  const trace: Trace = { decisions: [], places: new Map(), features: new Map() };
  parsePlan(text, shell, { corrections: null, trace, models });
  return trace.placing === undefined || places.size === 0 ? null : { ...trace.placing, places };
}

/** Lines of the sheet that readers have, too, with when they are due. */
function lineStageSamples({ text, label }: SheetDocument, models: SheetModels): readonly Sample[] {
  const plan = parseWith(text, models);
  const drafts = draftsOf(plan);
  const features = lineStageFeatures(drafts, new Map(plan.phases.map((phase) => [phase.id, phase])));
  return drafts.flatMap((draft, index) => {
    const found = label.sheet.find(
      (each) =>
        each.do === draft.do &&
        Math.abs(each.line - draft.line) <= 1 &&
        (draft.do === 'manual' || normalCommand(each.command ?? '') === normalCommand(draft.command ?? '')),
    );
    return found === undefined ? [] : [{ features: features[index] ?? [], label: found.when, weight: 1 }];
  });
}

function draftsOf(plan: Plan): readonly DraftLine[] {
  const phaseOf = new Map([
    ...plan.items.map(({ id, phase }) => [id, phase] as const),
    ...plan.steps.map(({ id, phase }) => [id, phase] as const),
    ...(plan.instructions ?? []).map(({ id, phase }) => [id, phase] as const),
  ]);
  const whens = new Map(plan.phases.map(({ id, when }) => [id, when]));
  return (plan.sheet ?? []).map(({ when: _when, runs: _runs, guard, ...line }) => {
    const phase = phaseOf.get(line.source) ?? '';
    const isSaid = guard !== undefined && !(guard.kind === 'if' && guard.doubt === true);
    return { ...line, ...(isSaid ? { guard } : {}), phase, section: whens.get(phase) ?? 'demand', sure: 1 };
  });
}

/** The figures of documents that were left out of the fitting in turn, whole. */
export function scoreLeftOut({ documents, ...others }: Lessons, folds: number): SheetScore {
  const score = emptyScore();
  for (let fold = 0; fold < folds; fold += 1) {
    const models = fitSheet({
      documents: documents.filter((_document, index) => index % folds !== fold),
      ...others,
    });
    for (const { name, text, label } of documents.filter((_document, index) => index % folds === fold))
      scoreSheet(name, parseWith(text, models), label, score);
  }
  return score;
}
