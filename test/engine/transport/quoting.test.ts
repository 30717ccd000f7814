import { execFileSync } from 'node:child_process';
import { describe, expect, it } from 'vitest';
import { quotePath, quoteWord } from '../../../src/engine/transport/quote.ts';
import {
  attemptDirectory,
  attemptName,
  attemptPath,
  remoteRun,
  terminalScriptName,
} from '../../../src/engine/transport/remote-layout.ts';
import {
  type ScriptArgument,
  scriptCommand,
  scriptInShell,
} from '../../../src/engine/transport/script-command.ts';

/** What a POSIX shell prints for a command. */
const shell = (command: string): string =>
  execFileSync('/bin/sh', ['-c', command], { env: { HOME: '/home/ann', PATH: process.env.PATH } }).toString(
    'utf8',
  );

const hostile = [
  '',
  ' ',
  'plain',
  "it's",
  '"double"',
  '$HOME',
  '$(id)',
  '`id`',
  'a;b|c&d>e<f',
  'back\\slash',
  'line\nbreak\n',
  '-rf',
  '~',
  '*',
  '#no remark',
  '!history',
  'größe 大小 🚀',
  "'''",
  '\ttab\t',
];

describe('a quoted word', () => {
  it.each(hostile)('%j stays one word, as it is', (word) => {
    expect(shell(`printf '[%s]' ${quoteWord(word)} end`)).toBe(`[${word}][end]`);
  });

  it.each(['web-1', '/srv/app', 'a.b_c', 'user@host:22', '--flag=1', '50%'])('%s needs no quotes', (word) => {
    expect(quoteWord(word)).toBe(word);
  });
});

describe('a quoted path', () => {
  it.each([
    ['~', '/home/ann'],
    ['~/app', '/home/ann/app'],
    ['~/my app/$x', '/home/ann/my app/$x'],
    ['/srv/~/app', '/srv/~/app'],
    ['~ann/app', '~ann/app'],
    ['app~', 'app~'],
    ['$HOME/app', '$HOME/app'],
  ])('%s is %s on the target', (path, there) => {
    expect(shell(`printf %s ${quotePath(path)}`)).toBe(there);
  });
});

describe('the arguments of a script', () => {
  const print = 'for each; do printf "[%s]" "$each"; done';

  it('arrive by position, whatever they contain', () => {
    const expected = hostile.map((word) => `[${word}]`).join('');
    expect(shell(scriptCommand(print, ...hostile))).toBe(expected);
    expect(shell(scriptInShell(print, ...hostile))).toBe(expected);
  });

  it.each<[ScriptArgument, string]>([
    [{ path: '~/a b' }, '[/home/ann/a b]'],
    ['~/a b', '[~/a b]'],
    [{ path: '-rf' }, '[./-rf]'],
    ['-rf', '[-rf]'],
  ])('%j is %s', (argument, printed) => {
    expect(shell(scriptCommand(print, argument))).toBe(printed);
    expect(shell(scriptInShell(print, argument))).toBe(printed);
  });

  it('can be empty', () => {
    expect(shell(scriptCommand(`set -u; echo $#`))).toBe('0\n');
  });

  it('do not change the script’s own text', () => {
    expect(shell(scriptInShell(`echo "it's" '$1' $1`, 'one'))).toBe("it's $1 one\n");
  });
});

describe('the name of an attempt', () => {
  const id = { run: 'r1', item: 'deploy-2', attempt: 3, host: null };

  it('is unique per item, attempt and host', () => {
    expect(attemptName(id)).toBe('deploy-2.3');
    expect(attemptName({ ...id, host: 'web-1' })).toBe('deploy-2.3.web-1');
    expect([attemptPath(id), attemptDirectory(id)]).toEqual(['r1/deploy-2.3', '~/.slipway/r1/deploy-2.3']);
    // Other accounts can read this one: it says nothing of the step.
    expect(terminalScriptName(id)).toMatch(/^[0-9a-f]{16}\.tty$/);
    expect(terminalScriptName({ ...id, attempt: 4 })).not.toBe(terminalScriptName(id));
  });

  it('says nothing on a server, and is no other run’s there; runs of earlier versions keep theirs', () => {
    const veiled = { ...id, run: '20260101-120000-0123456789abc' };
    const [run, attempt] = attemptPath(veiled).split('/');
    expect([run, attempt]).toEqual([
      expect.stringMatching(/^[0-9a-f]{16}$/),
      expect.stringMatching(/^[0-9a-f]{16}$/),
    ]);
    expect(remoteRun(veiled.run)).toBe(run);
    const others = [
      { ...veiled, attempt: 4 },
      { ...veiled, host: 'web' },
      { ...veiled, run: `${veiled.run.slice(0, -1)}d` },
    ];
    for (const other of others) expect(attemptPath(other).split('/')[1]).not.toBe(attempt);
    expect(attemptPath({ ...id, run: '20260101-120000-012345678' })).toBe(
      '20260101-120000-012345678/deploy-2.3',
    );
  });

  it.each(['a/b', '..', '../../etc', 'a b', 'a\nb', '大小'])(
    'stays one component for the host %j',
    (host) => {
      const name = attemptName({ ...id, host });
      expect(name).not.toMatch(/[/\s]/);
      expect(name.startsWith('deploy-2.3.')).toBe(true);
    },
  );

  it('of two hosts is never the same', () => {
    const names = ['a.b', 'a%2Eb', 'a/b', 'a%2Fb', 'A.b'].map((host) => attemptName({ ...id, host }));
    expect(new Set(names).size).toBe(names.length);
  });
});
