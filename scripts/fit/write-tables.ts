import { writeFileSync } from 'node:fs';
import type { KindWeights } from '../../src/engine/plan/context/parse-context.ts';
import { phaseKinds } from '../../src/shared/plan/plan.ts';

/** Features that come from words; the others come from what a section holds and where it stands. */
const ofWords =
  /^(?:says|begins with|under words of|numbered phase|blank in the heading)\b|^[\w-]+, with(?:out)? work$/;

/** Writes the fitted weights into the two tables the parser reads, in the order of their names. `folder` ends in a slash. */
export function writeTables(
  weights: KindWeights,
  folder = new URL('../../src/engine/plan/sections/', import.meta.url),
): void {
  const words = Object.entries(weights).filter(([name]) => ofWords.test(name));
  const places = Object.entries(weights).filter(([name]) => !ofWords.test(name));
  write(
    new URL('word-weights.ts', folder),
    'wordWeights',
    'How much the words of a heading, and those above it, speak for a kind or against it; see `position-weights.ts`.',
    words,
  );
  write(
    new URL('position-weights.ts', folder),
    'placeWeights',
    `How much what a section holds, where it stands and what it stands under speak for a kind or against it. These and the
 * weights of words are written by \`npm run fit\` from documents whose headings readers have labelled: small weights
 * preferred, rounded to a tenth. A heading that is read wrongly is mended by a word in \`words/languages\`, by a feature
 * that tells it apart (\`section-features.ts\`) or by more labelled documents, not by turning a weight until one document fits.`,
    places,
  );
}

function write(file: URL, name: string, says: string, entries: readonly [string, readonly number[]][]): void {
  const width = Math.max(...entries.map(([feature]) => feature.length)) + 3;
  const rows = entries.map(([feature, weights]) => {
    const cells = weights.map((weight) => (weight === 0 ? '0' : weight.toFixed(1)).padStart(5));
    return `  ${`'${feature}':`.padEnd(width)} [${cells.join(',')}],`;
  });
  const head = phaseKinds.map((kind) => kind.slice(0, 4).padStart(5)).join(' ');
  writeFileSync(
    file,
    `import type { KindWeights } from '../context/parse-context.ts';\n\n/**\n * ${says}\n */\n// biome-ignore format: a table is read by its columns.\nexport const ${name}: KindWeights = {\n  //${' '.repeat(width)}${head}\n${rows.join('\n')}\n};\n`,
  );
}
