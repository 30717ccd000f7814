import { readFileSync } from 'node:fs';
import { Identities } from '../../src/engine/plan/context/identity.ts';
import { readBlocks } from '../../src/engine/plan/markdown/blocks.ts';
import { readOutline, type Section } from '../../src/engine/plan/sections/outline.ts';
import { takeFrontMatter } from '../../src/engine/plan/sidecar/front-matter.ts';
import type { Nature, Stage } from '../../src/shared/plan/sheet.ts';
import { readLabelled } from '../labelled-documents.ts';

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
  readonly guard?: { readonly kind: 'option' | 'if' };
}

export interface SheetLabel {
  readonly purpose: string;
  readonly sections: readonly {
    readonly line: number;
    readonly heading: string;
    readonly when: Stage | 'none';
  }[];
  readonly sheet: readonly LabelLine[];
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
}

export function readSheetDocuments(folder: string): readonly SheetDocument[] {
  return readLabelled<SheetLabel>(folder).map(({ name, text, label }) => {
    const { body } = takeFrontMatter(text.replace(/^\uFEFF/, ' '), []);
    const { title, sections } = readOutline(readBlocks(body), new Identities());
    const stages = new Map(
      sections.flatMap(({ phase }, index) => {
        const found = label.sections.find(({ line }) => line === phase?.line);
        return found === undefined ? [] : [[index, found.when === 'none' ? 'demand' : found.when] as const];
      }),
    );
    return { name, text, title, sections, label, stages };
  });
}

export function readText(file: string): string {
  return readFileSync(file, 'utf8');
}
