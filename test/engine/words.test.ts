import { readdirSync, readFileSync } from 'node:fs';
import { basename, dirname, join } from 'node:path';
import { expect, test } from 'vitest';
import { literalsOf } from '../support/string-literals.ts';

const root = 'src/engine';
const rooms = [
  'composition',
  'document',
  'host',
  'keychain',
  'prompts',
  'record',
  'rollback',
  'run',
  'targets',
  'transport',
  'watch',
];
/** Sentences that only a bug shows. */
const surprises = ['" does not run on a group.', 'A rollback was allowed although the plan has none.'];

test.each(rooms)('what %s says stands in its words file', (room) => {
  const files = readdirSync(join(root, room), { recursive: true, encoding: 'utf8' }).filter((file) =>
    file.endsWith('.ts'),
  );
  const strays = files
    .filter((file) => !file.endsWith('-words.ts'))
    .flatMap((file) => literalsOf(readFileSync(join(root, room, file), 'utf8')).filter(isSentence));
  expect(strays.filter((literal) => !surprises.some((surprise) => literal.endsWith(surprise)))).toEqual([]);
  // One file, or a folder with more of them.
  const words = files.filter((file) => file.endsWith('-words.ts'));
  expect(words.map((file) => basename(file))).toContain(`${room}-words.ts`);
  expect(new Set(words.map((file) => dirname(file))).size).toBe(1);
  if (words.length > 1) expect(words.every((file) => dirname(file) === 'words')).toBe(true);
});

/** Whether a literal is a whole sentence. */
function isSentence(literal: string): boolean {
  return /^["\p{Lu}\s].*\p{L} \p{L}.*\.$/u.test(literal);
}
