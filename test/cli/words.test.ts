import { readdirSync, readFileSync } from 'node:fs';
import { join } from 'node:path';
import { expect, test } from 'vitest';
import { literalsOf } from '../support/string-literals.ts';

const root = 'src/cli';
/** Files whose sentences nobody is shown, or are no words of Slipway's. */
const exceptions: Readonly<Record<string, string>> = {
  'completions/bash.ts': 'code of a shell',
  'completions/fish.ts': 'code of a shell',
  'completions/zsh.ts': 'code of a shell',
  'host/find-browser.ts': 'names of programs',
  'host/link-page.ts': 'a page without words',
};
/** Reasons for failures that are ignored, which are shown only to whoever debugs. */
const reasons = [
  'the page says what is wrong with the file',
  'the page is removed with the next start',
  'the process is ending',
  'what is left of it ends with the engine, which closes the journal under it',
];

test('what the command line says stands in its words files', () => {
  const files = readdirSync(root, { recursive: true, encoding: 'utf8' }).filter((file) =>
    file.endsWith('.ts'),
  );
  const strays = files
    .filter((file) => !file.endsWith('-words.ts') && exceptions[file] === undefined)
    .flatMap((file) =>
      literalsOf(readFileSync(join(root, file), 'utf8'))
        .filter(isSentence)
        .map((literal) => `${file}: ${literal}`),
    );
  expect(strays).toEqual([]);
  expect(Object.keys(exceptions).filter((file) => !files.includes(file))).toEqual([]);
});

test('literals are read apart from comments and the code within templates', () => {
  const source =
    "// it's a note\nconst a = 'one two'; /* 'no' */ const b = `three ${f('four five')} six ${`seven`}`;";
  expect(literalsOf(source)).toEqual(['one two', 'four five', 'seven', 'three  six ']);
});

/** Whether a literal has letters beside a blank: layout alone has none. Names of options are no sentences. */
function isSentence(literal: string): boolean {
  if (literal.startsWith('--') || reasons.includes(literal)) return false;
  return /\p{L}{2}[^\S\n]|[^\S\n]\p{L}{2}/u.test(literal);
}
