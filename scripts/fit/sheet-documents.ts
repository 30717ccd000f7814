import { existsSync, readFileSync } from 'node:fs';
import { join } from 'node:path';
import { Identities } from '../../src/engine/plan/context/identity.ts';
import { readBlocks } from '../../src/engine/plan/markdown/blocks.ts';
import { readOutline, type Section } from '../../src/engine/plan/sections/outline.ts';
import { takeFrontMatter } from '../../src/engine/plan/sidecar/front-matter.ts';
import type { PhaseKind, Where } from '../../src/shared/plan/plan.ts';
import type { Guard, Nature, Stage } from '../../src/shared/plan/sheet.ts';
import { stageOfKind } from '../../src/shared/plan/work.ts';
import { readLabelled } from '../labelled-documents.ts';
import { normalCommand } from '../score/normal-command.ts';

export interface LabelLine {
  readonly line: number;
  readonly do: 'command' | 'manual';
  readonly command?: string;
  readonly text?: string;
  readonly when: Stage;
  readonly where?: 'local' | 'server' | 'unclear';
  readonly nature?: Nature;
  readonly box?: boolean;
  readonly sql?: boolean;
  readonly guard?: Guard;
}

interface BoundLabel {
  readonly op: string;
  readonly value: number | string | null;
}

export interface SheetLabel {
  readonly purpose: string;
  readonly sections: readonly {
    readonly line: number;
    readonly heading: string;
    readonly when: Stage | 'none';
  }[];
  readonly sheet: readonly LabelLine[];
  readonly alerts?: readonly BoundLabel[];
  readonly budgets?: readonly BoundLabel[];
  readonly signoffs?: readonly { readonly role: string }[];
  readonly contacts?: readonly { readonly role: string }[];
  readonly never?: readonly { readonly line: number; readonly command: string }[];
}

/** A labelled document, cut into its sections. */
export interface SheetDocument {
  readonly name: string;
  readonly text: string;
  readonly title: string;
  readonly sections: readonly Section[];
  readonly label: SheetLabel;
  /** By the section's number: its labelled stage. */
  readonly stages: ReadonlyMap<number, Stage>;
  /** Where readers say that commands run, by the command without remarks. */
  readonly places: ReadonlyMap<string, Where>;
}

export function readSheetDocuments(folder: string): readonly SheetDocument[] {
  return readLabelled<SheetLabel>(folder).map(toSheetDocument);
}

/** A document with its labels, cut into its sections. */
export function toSheetDocument({
  name,
  text,
  label,
}: Pick<SheetDocument, 'name' | 'text' | 'label'>): SheetDocument {
  const { body } = takeFrontMatter(text.replace(/^\uFEFF/, ' '), []);
  const { title, sections } = readOutline(readBlocks(body), new Identities());
  const stages = new Map(
    sections.flatMap(({ phase }, index) => {
      const found = label.sections.find(({ line }) => line === phase?.line);
      return found === undefined ? [] : [[index, found.when === 'none' ? 'demand' : found.when] as const];
    }),
  );
  const commands = label.sheet.filter((line) => line.do === 'command');
  const places = placesOf(commands.map(({ command, where }) => [command ?? '', where ?? 'unclear']));
  return { name, text, title, sections, label, stages, places };
}

interface KindLabel {
  readonly phases: readonly { readonly heading: string; readonly kind: PhaseKind }[];
  readonly steps: readonly { readonly commands: readonly string[]; readonly where: Where }[];
}

/** A command that stands in two places counts for neither. */
function placesOf(commands: readonly (readonly [string, Where])[]): ReadonlyMap<string, Where> {
  const byCommand = Map.groupBy(commands, ([command]) => normalCommand(command));
  return new Map(
    [...byCommand].flatMap(([command, said]) => {
      const [first, ...others] = new Set(said.map(([, where]) => where));
      return first === undefined || others.length > 0 ? [] : [[command, first] as const];
    }),
  );
}

/** Documents whose headings have kinds: each says when its section is due. None where the folder has no labels. */
export function readKinds(folder: string): readonly SheetDocument[] {
  if (!existsSync(join(folder, 'labels'))) return ownDocuments();
  const labelled = readLabelled<KindLabel>(folder).map(({ name, text, label }) => {
    const { body } = takeFrontMatter(text.replace(/^\uFEFF/, ' '), []);
    const { title, sections } = readOutline(readBlocks(body), new Identities());
    const places = placesOf(
      label.steps.flatMap(({ commands, where }) => commands.map((command) => [command, where] as const)),
    );
    const stages = matchKinds(sections, label.phases);
    return { name, text, title, sections, label: empty, stages, places };
  });
  return [...labelled, ...ownDocuments()];
}

const empty: SheetLabel = { purpose: '', sections: [], sheet: [] };

/** Labels name headings by their words: each is the next heading that has them. */
function matchKinds(sections: readonly Section[], labels: KindLabel['phases']): ReadonlyMap<number, Stage> {
  const found = new Map<number, Stage>();
  let at = 0;
  for (const [index, { phase }] of sections.entries()) {
    const next = labels.findIndex(
      (label, each) => each >= at && wordsOf(label.heading) === wordsOf(phase?.heading ?? ''),
    );
    const label = labels[next];
    if (label === undefined) continue;
    found.set(index, stageOfKind(label.kind));
    at = next + 1;
  }
  return found;
}

function wordsOf(text: string): string {
  return (text.toLowerCase().match(/[\p{L}\p{N}]+/gu) ?? []).join(' ');
}

/** Documents of our own whose headings' stages are beyond doubt; each counts for several, as they are short and few. */
function ownDocuments(times = 6): readonly SheetDocument[] {
  const path = new URL('../../test/fixtures/heading-kinds.json', import.meta.url);
  const cases = JSON.parse(readFileSync(path, 'utf8')) as readonly {
    readonly text: string;
    readonly kinds: Readonly<Record<string, PhaseKind>>;
  }[];
  const documents = cases.map(({ text, kinds }, index): SheetDocument => {
    const { title, sections } = readOutline(readBlocks(text), new Identities());
    const stages = new Map(
      sections.flatMap(({ phase }, at) => {
        const kind = kinds[phase?.heading ?? ''];
        return kind === undefined ? [] : [[at, stageOfKind(kind)] as const];
      }),
    );
    return {
      name: `own ${index}`,
      text,
      title,
      sections,
      label: empty,
      stages,
      places: new Map(),
    };
  });
  return Array.from({ length: times }, () => documents).flat();
}
