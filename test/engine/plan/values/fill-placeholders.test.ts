import { execFileSync } from 'node:child_process';
import { describe, expect, it } from 'vitest';
import { fillPlaceholders, isSet, secretOf } from '../../../../src/engine/plan/values/fill-placeholders.ts';

const secret = `it's "so" $HOME \\n`;
const printed = (command: string): string =>
  execFileSync('bash', ['-c', command], { env: { ...process.env, API_TOKEN: secret }, encoding: 'utf8' });

describe('a secret in the place of a placeholder', () => {
  it.each([
    ['bare', 'printf %s <API_TOKEN>', secret],
    ['in double quotes', 'printf %s "Bearer <API_TOKEN>"', `Bearer ${secret}`],
    ['in single quotes', "printf %s 'Bearer <API_TOKEN>!'", `Bearer ${secret}!`],
    ['between words', 'printf %s -p<API_TOKEN>', `-p${secret}`],
    ['behind an escaped quote', 'printf %s "a \\" <API_TOKEN>"', `a " ${secret}`],
    ['behind a backslash in single quotes', "printf %s '\\'<API_TOKEN>", `\\${secret}`],
    ['twice', 'printf %s,%s <API_TOKEN> "<API_TOKEN>"', `${secret},${secret}`],
  ])('%s reaches the command as one word, and is not in it', (_where, command, expected) => {
    const filled = fillPlaceholders(command, {}, ['<API_TOKEN>']);
    expect(filled).not.toContain('so');
    expect(printed(filled)).toBe(expected);
  });

  it('leaves other values as they are given', () => {
    expect(fillPlaceholders('x <v> <API_TOKEN>', { '<v>': '$&' }, ['<API_TOKEN>'])).toBe(
      'x $& "${API_TOKEN}"',
    );
  });
});

describe('the name of a secret', () => {
  it.each([
    ['$API_TOKEN', 'API_TOKEN'],
    ['${DB_PASSWORD}', 'DB_PASSWORD'],
    ['<API_TOKEN>', 'API_TOKEN'],
    ['<db-password>', 'DB_PASSWORD'],
    ['{{ api.key }}', 'API_KEY'],
    ['YOUR_TOKEN', 'YOUR_TOKEN'],
    ['<1st key>', null],
    ['<ключ>', null],
    ['...', null],
  ])('in %s is %s', (placeholder, name) => {
    expect(secretOf(placeholder)).toBe(name);
  });

  it('settles its placeholder where the sidecar has it, and only there', () => {
    expect(isSet('<API_TOKEN>', {}, { secrets: { API_TOKEN: 'prompt' } })).toBe(true);
    expect(isSet('<API_TOKEN>', {}, { env: { API_TOKEN: 'x' } })).toBe(false);
    expect(isSet('$API_TOKEN', {}, { env: { API_TOKEN: 'x' } })).toBe(true);
    expect(isSet('<API_TOKEN>', {}, {})).toBe(false);
  });
});
