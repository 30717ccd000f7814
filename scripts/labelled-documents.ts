import { existsSync, readdirSync, readFileSync } from 'node:fs';
import { join } from 'node:path';

/** A document that a careful reader has labelled: its text, and the label as it lies in `labels/NN.json`. */
export interface LabelledDocument<Label> {
  readonly name: string;
  readonly text: string;
  readonly label: Label;
}

/**
 * Documents with their labels from a folder of `NN-name.md` and `labels/NN.json` (`{doc, …}`), in the order of their names.
 * What has a label and is not here is said on stderr.
 */
export function readLabelled<Label>(folder: string): readonly LabelledDocument<Label>[] {
  return readdirSync(join(folder, 'labels'))
    .sort()
    .flatMap((file) => {
      const label = JSON.parse(readFileSync(join(folder, 'labels', file), 'utf8')) as Label & {
        readonly doc: string;
      };
      const path = findDocument(folder, file.replace('.json', ''), label.doc);
      if (path !== null) return [{ name: label.doc, text: readFileSync(path, 'utf8'), label }];
      process.stderr.write(`${label.doc} is not here\n`);
      return [];
    });
}

function findDocument(dir: string, number: string, doc: string): string | null {
  const candidates = [
    join(dir, doc),
    ...readdirSync(dir)
      .filter((each) => each.startsWith(`${number}-`))
      .map((each) => join(dir, each)),
    ...(number === '00' ? [join(dir, '..', 'design', 'seed-checklist.md')] : []),
  ];
  return candidates.find((path) => path.endsWith('.md') && existsSync(path)) ?? null;
}
