import { spawnSync } from 'node:child_process';
import { describe, expect, it } from 'vitest';
import { scriptCommand } from '../../../../../src/engine/transport/script-command.ts';
import {
  forPortableShell,
  toldInput,
  toldShell,
} from '../../../../../src/engine/transport/ssh/channel/portable-shell.ts';
import { hardNames } from '../../../../support/posix-shells.ts';

const script = `a='it'\\''s'; set -- "one two" 'back\\slash' 'two\\\\' "wow!" '!!'
printf '%s|' "$a" "$@"
if [ 1 = 1 ]; then
  printf '%s\\n' "$(printf 'in\\na line' | wc -l)" '{a,b} * $HOME ; & \\'
fi
exit 7`;

/** Login shells as far as this machine has them; the proving ground has all of them. */
const shells = [
  '/bin/sh',
  '/bin/bash',
  '/bin/dash',
  '/bin/zsh',
  '/bin/ksh',
  '/usr/bin/fish',
  '/bin/tcsh',
  '/bin/csh',
].filter((shell) => spawnSync(shell, ['-c', 'true']).status === 0);

describe('a script for any login shell', () => {
  it('is one line', () => {
    expect(forPortableShell(script)).not.toContain('\n');
  });

  it.each(shells)('means in %s what it means in sh', (shell) => {
    const direct = spawnSync('/bin/sh', ['-c', script]);
    const given = spawnSync(shell, ['-c', forPortableShell(script)]);
    expect(given.stdout.toString()).toBe(direct.stdout.toString());
    expect(given.status).toBe(7);
  });

  it.each(shells)('gets its arguments in %s as they are, whatever they hold', (shell) => {
    const words = [...hardNames, '', 'two\nlines', '!!', '{a,b}'];
    const command = forPortableShell(scriptCommand('for a; do printf "<%s>" "$a"; done', ...words));
    const { stdout } = spawnSync(shell, ['-c', command]);
    expect(stdout.toString()).toBe(words.map((word) => `<${word}>`).join(''));
  });

  it('keeps its input; an empty one does nothing', () => {
    expect(spawnSync('/bin/sh', ['-c', forPortableShell('cat')], { input: 'kept' }).stdout.toString()).toBe(
      'kept',
    );
    expect(spawnSync('/bin/sh', ['-c', forPortableShell('')]).status).toBe(0);
  });

  it('begins with nothing set by what put it together', () => {
    const { stdout } = spawnSync('/bin/sh', ['-c', forPortableShell('echo "[$n$s$i$l$*]"')]);
    expect(stdout.toString()).toBe('[]\n');
  });
});

describe('a script that is told to a shell, and stands in no argument', () => {
  it.each(shells)('means in %s what it means in sh, whatever its arguments hold', (shell) => {
    const direct = spawnSync('/bin/sh', ['-c', script]);
    const told = spawnSync(shell, ['-c', toldShell], { input: toldInput(script) });
    expect([told.stdout.toString(), told.status]).toEqual([direct.stdout.toString(), 7]);
    const words = [...hardNames, '', 'two\nlines', '!!', '{a,b}'];
    const print = scriptCommand('for a; do printf "<%s>" "$a"; done', ...words);
    const { stdout } = spawnSync(shell, ['-c', toldShell], { input: toldInput(print) });
    expect(stdout.toString()).toBe(words.map((word) => `<${word}>`).join(''));
  });

  it.each(shells)(
    'leaves in %s what comes behind it to the script, which begins with nothing set',
    (shell) => {
      const { stdout } = spawnSync(shell, ['-c', toldShell], {
        input: `${toldInput('echo "[$n$s$i$l$*]"; cat')}kept\nto the end`,
      });
      expect(stdout.toString()).toBe('[]\nkept\nto the end');
    },
  );

  it('does not run where half of it arrives, or nothing', () => {
    const whole = toldInput('echo one\necho two');
    for (const input of [whole.slice(0, -3), whole.slice(0, -9), 'exit 97\n', '']) {
      const { status, stdout } = spawnSync('/bin/sh', ['-c', toldShell], { input });
      expect([status, stdout.toString()]).toEqual([97, '']);
    }
  });

  it('is not run by a shell that a login runs in place of what it is given', () => {
    const { status, stdout } = spawnSync('/bin/sh', [], { input: toldInput('echo ran') });
    expect([status, stdout.toString()]).toEqual([97, '']);
  });
});
