import type { Weights } from '../../src/engine/plan/learned/linear-model.ts';
import { codeSpans } from '../../src/engine/plan/markdown/inline-text.ts';
import { purposeOf, stageSections } from '../../src/engine/plan/sections/section-stages.ts';
import { withoutPrompt } from '../../src/engine/plan/shell/recognize-command.ts';
import { sceneOf } from '../../src/engine/plan/text/section-scene.ts';
import { spanFeatures } from '../../src/engine/plan/text/span-features.ts';
import { readTextUnits, type TextUnit } from '../../src/engine/plan/text/text-units.ts';
import { unitFeatures } from '../../src/engine/plan/text/unit-features.ts';
import { lineBreaksIn } from '../../src/shared/text/line-breaks.ts';
import { normalCommand } from '../score/normal-command.ts';
import type { Sample } from './fit-linear.ts';
import type { LabelLine, SheetDocument } from './sheet-documents.ts';

/** Sections as samples: once among neighbors of the right stages, once among those the weights would give. */
export function stageSamples(document: SheetDocument, weights?: Weights): readonly Sample[] {
  const { sections, title, stages } = document;
  const readings = [
    stageSections(sections, { title, given: stages, weights: {} }),
    ...(weights === undefined ? [] : [stageSections(sections, { title, weights })]),
  ];
  return readings.flatMap((staged) =>
    staged.flatMap(({ features }, index) => {
      const label = stages.get(index);
      return label === undefined ? [] : [{ features, label, weight: 1 / readings.length }];
    }),
  );
}

interface Scened {
  readonly unit: TextUnit;
  readonly features: readonly string[];
  readonly scene: ReturnType<typeof sceneOf>;
}

/** Every piece of text with what is seen of it, its section staged by `weights`. */
export function scenesOf({ sections, title }: SheetDocument, weights: Weights): readonly Scened[] {
  const staged = stageSections(sections, { title, weights });
  const purpose = purposeOf(title, sections);
  return sections.flatMap(({ phase, blocks }, index) => {
    const when = staged[index]?.when ?? 'demand';
    const scene = sceneOf(blocks, { path: phase?.path ?? [], when, purpose });
    return readTextUnits(blocks).map((unit) => ({ unit, scene, features: unitFeatures(unit, scene) }));
  });
}

/** Text that may be an instruction, with whether a reader took it as one. */
export function instructionSamples(document: SheetDocument, scened: readonly Scened[]): readonly Sample[] {
  const byLine = Map.groupBy(document.label.sheet, ({ line }) => line);
  const taken = matchManual(
    document,
    scened.map(({ unit }) => unit),
  );
  return scened.flatMap(({ unit, features }) => {
    if (unit.container === 'box') return [];
    const given = (byLine.get(unit.line + 1) ?? []).some(
      (each) => each.do === 'command' && hasSpan(unit, each),
    );
    if (given) return [];
    return [
      {
        features,
        label: taken.has(unit) ? 'manual' : 'none',
        weight: 1,
        text: `${document.name.slice(0, 12)}:${unit.line + 1} [${unit.container}] ${features[2]} | ${unit.text.slice(0, 150).replace(/\n/g, ' ')}`,
      } as Sample,
    ];
  });
}

function hasSpan(unit: TextUnit, label: LabelLine): boolean {
  return codeSpans(unit.text).some(
    ({ text }) => normalCommand(withoutPrompt(text)) === normalCommand(label.command ?? ''),
  );
}

/** The units that readers took as instructions: each label takes the one on its line that shares most words with it. */
function matchManual({ label }: SheetDocument, units: readonly TextUnit[]): ReadonlySet<TextUnit> {
  const taken = new Set<TextUnit>();
  for (const each of label.sheet) {
    if (each.do !== 'manual') continue;
    const near = units.filter(
      (unit) => !taken.has(unit) && unit.container !== 'box' && Math.abs(unit.line + 1 - each.line) <= 1,
    );
    const exact = near.filter((unit) => unit.line + 1 === each.line);
    const best = (exact.length > 0 ? exact : near).toSorted(
      (a, b) => overlap(b.text, each.text) - overlap(a.text, each.text),
    )[0];
    // What a reader calls a box may be one that is only drawn: it is where the label says, or was a real one.
    const isThere = exact.length > 0 || (each.box !== true && overlap(best?.text ?? '', each.text) > 0.3);
    if (best !== undefined && isThere) taken.add(best);
  }
  return taken;
}

function overlap(text: string, label = ''): number {
  const words = new Set(text.toLowerCase().match(/[\p{L}\p{N}]+/gu) ?? []);
  const wanted = label.toLowerCase().match(/[\p{L}\p{N}]+/gu) ?? [];
  return wanted.length === 0 ? 0 : wanted.filter((word) => words.has(word)).length / wanted.length;
}

/** Code spans, with whether a reader took them as commands. */
export function spanSamples({ label }: SheetDocument, scened: readonly Scened[]): readonly Sample[] {
  const commands = label.sheet.filter((each) => each.do === 'command');
  return scened.flatMap(({ unit, scene }) =>
    codeSpans(unit.text).map((span, at, spans) => {
      const line = unit.line + 1 + lineBreaksIn(unit.text.slice(0, span.start));
      const text = normalCommand(withoutPrompt(span.text));
      const is = commands.some(
        (each) => Math.abs(each.line - line) <= 1 && normalCommand(each.command ?? '') === text,
      );
      return {
        features: spanFeatures({ unit, spans, at }, scene),
        label: is ? 'command' : 'text',
        weight: 1,
      };
    }),
  );
}
