import { expect, test } from 'vitest';
import { hiddenCharacters, showHidden } from '../../../src/shared/text/control-characters.ts';

test('what could make a command read differently from what it does is written out', () => {
  const command = 'rm -rf ./build \u202e# dliub\u202c';
  expect(hiddenCharacters(command)).toEqual(['U+202E', 'U+202C']);
  expect(showHidden(command)).toBe('rm -rf ./build ⟨U+202E⟩# dliub⟨U+202C⟩');
  expect(showHidden('echo "größe 日本語 👩‍🚀"\n')).toBe('echo "größe 日本語 👩‍🚀"\n');
});
