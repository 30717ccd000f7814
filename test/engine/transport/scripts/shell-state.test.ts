import { spawnSync } from 'node:child_process';
import { mkdtempSync, readdirSync, readFileSync, rmSync, statSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { afterAll, beforeAll, describe, expect, it } from 'vitest';
import { stepScript } from '../../../../src/engine/transport/durable/step-script.ts';
import { attemptOf } from '../../../support/ssh-transport.ts';

/** Shells that run steps on one machine or another. */
const shells: readonly (readonly [program: string, ...options: string[]])[] = [
  ['bash'],
  ['dash'],
  ['busybox', 'sh'],
];
type Shell = 'bash' | 'dash' | 'busybox';

interface Row {
  /** What the lines leave behind for each other. */
  readonly of: string;
  readonly lines: readonly string[];
  /** Shells that do not have it at all. */
  readonly not?: readonly Shell[];
  /** What a step sees in place of what one shell would. */
  readonly differs?: string;
}

/** A fence, line by line. What the last line prints says whether it is the same shell to its author. */
const rows: readonly Row[] = [
  { of: 'variables', lines: ['A="it\'s \\"$HOME\\""', 'echo "$A"'] },
  { of: 'variables of several lines', lines: ['A="one\ntwo\n"', 'printf "%s|" "$A"'] },
  { of: 'exported variables', lines: ['export A=1', 'sh -c \'echo "$A"\''] },
  { of: 'variables that are not exported', lines: ['A=1', 'sh -c \'echo "[$A]"\''] },
  { of: 'variables that are taken back', lines: ['A=1', 'unset A', 'echo "${A-none}"'] },
  { of: 'what the step was given', lines: ['GIVEN=$GIVEN-more', 'echo "$GIVEN $OTHER"'] },
  { of: 'what the step was given, taken back', lines: ['unset GIVEN', 'echo "${GIVEN-none} $OTHER"'] },
  { of: 'empty variables', lines: ['A=', 'echo "${A-none}"'] },
  {
    of: 'variables of 200 kB',
    lines: ['A=$(head -c 200000 /dev/zero | tr "\\0" x)', 'ls / >/dev/null && echo "${#A}"'],
  },
  { of: 'what a command printed', lines: ['A=$(printf "a b")', 'echo "$A"'] },
  { of: 'arithmetic', lines: ['A=1', 'A=$((A + 2))', 'echo "$A"'] },
  { of: 'arrays', lines: ['A=(x "y z")', 'printf "<%s>" "${A[@]}"'], not: ['dash', 'busybox'] },
  { of: 'arrays that grow', lines: ['A=(x)', 'A+=("y z")', 'echo "${#A[@]}"'], not: ['dash', 'busybox'] },
  {
    of: 'associative arrays',
    lines: ['declare -A A=([x]=1)', 'A[y]=2', 'echo "${A[x]}${A[y]}"'],
    not: ['dash', 'busybox'],
  },
  { of: 'numbers', lines: ['declare -i A=1', 'A+=2', 'echo "$A"'], not: ['dash', 'busybox'] },
  { of: 'names of names', lines: ['B=1', 'declare -n A=B', 'echo "$A"'], not: ['dash', 'busybox'] },
  { of: 'what may not change', lines: ['readonly A=1', '(A=2) 2>/dev/null || echo "$A"'] },
  { of: 'the directory', lines: ['mkdir d', 'cd d', 'basename "$PWD"'] },
  { of: 'the directory before', lines: ['cd /usr', 'cd /tmp', 'cd -', 'pwd'] },
  { of: 'a directory with a quote', lines: ['mkdir "it\'s"', 'cd "it\'s"', 'cd /', 'cd -'] },
  {
    of: 'the stack of directories',
    lines: ['mkdir "it\'s"', 'pushd /usr >/dev/null', 'pushd "$HOME/it\'s" >/dev/null', 'popd', 'popd'],
    not: ['dash', 'busybox'],
  },
  { of: 'the mask of new files', lines: ['umask 077', ': > f', 'stat -c %a f'] },
  { of: 'functions', lines: ['f() { echo "f $1"; }', 'f x'], not: ['dash', 'busybox'] },
  { of: 'functions of functions', lines: ['f() { echo f; }', 'g() { f; }', 'g'], not: ['dash', 'busybox'] },
  {
    of: 'a function called like a builtin',
    lines: ['cd() { command cd "$@" && echo "in $1"; }', 'cd /usr'],
    not: ['dash', 'busybox'],
  },
  {
    of: 'exported functions',
    lines: ['f() { echo f; }', 'export -f f', 'bash -c f'],
    not: ['dash', 'busybox'],
  },
  { of: 'aliases', lines: ['alias hi="echo hi"', 'hi you'] },
  {
    of: 'aliases that are taken back',
    lines: ['alias hi="echo hi"', 'unalias hi', 'hi 2>/dev/null || echo none'],
  },
  { of: 'set -u', lines: ['set -u', '(echo "$NOPE") 2>/dev/null || echo unset'] },
  { of: 'set -e', lines: ['set -e', 'case $- in *e*) echo on;; esac'] },
  { of: 'set -f', lines: ['set -f', 'echo /usr/b*n'] },
  { of: 'set -C', lines: [': > f', 'set -C', '(: > f) 2>/dev/null || echo kept'] },
  { of: 'set -o pipefail', lines: ['set -o pipefail', 'false | cat || echo failed'], not: ['dash'] },
  { of: 'options that are taken back', lines: ['set -u', 'set +u', 'echo "[$NOPE]"'] },
  { of: 'shopt', lines: ['shopt -s nullglob', 'echo [ /nowhere/* ]'], not: ['dash', 'busybox'] },
  {
    of: 'extended globs in functions',
    lines: ['shopt -s extglob', 'f() { case x in @(x|y)) echo yes;; esac; }', 'f'],
    not: ['dash', 'busybox'],
  },
  { of: 'IFS', lines: ['IFS=:', 'A=x:y', 'for i in $A; do echo "<$i>"; done'] },
  {
    of: 'PATH',
    lines: [
      'mkdir bin',
      'printf "#!/bin/sh\\necho mine\\n" > bin/mine',
      'chmod +x bin/mine',
      'PATH=$PWD/bin:$PATH',
      'mine',
    ],
  },
  { of: 'what is sourced', lines: ['echo "A=1; f() { echo f; }" > env', '. ./env', 'echo "$A"'] },
  {
    of: 'an ssh-agent',
    lines: ['eval "$(ssh-agent -s)" >/dev/null', 'ssh-add -l || :', 'ssh-agent -k >/dev/null && echo ended'],
  },
  { of: 'limits', lines: ['ulimit -n 99', 'ulimit -S -n 90', 'ulimit -n; ulimit -H -n'] },
  { of: 'the status of the line before', lines: ['A=1', 'echo "$?"'] },
  {
    of: 'the shell itself',
    lines: ['A=$$', '[ "$A" = "$$" ] && echo same || echo other'],
    differs: 'other\n',
  },
  {
    of: 'a job',
    lines: ['sleep 0 &', 'wait "$!" 2>/dev/null && echo waited || echo unknown'],
    differs: 'unknown\n',
  },
  {
    of: 'an open file',
    lines: ['exec 3> f', '(echo x >&3) 2>/dev/null && echo open || echo closed'],
    differs: 'closed\n',
  },
  { of: 'an exit trap', lines: ['trap "echo bye" EXIT', 'echo line'] },
  { of: 'an exit trap of several lines', lines: ['trap "echo one\necho bye" EXIT', 'A=1', 'echo line'] },
  { of: 'an exit trap that is taken back', lines: ['trap "echo bye" EXIT', 'trap - EXIT', 'echo line'] },
  {
    of: 'an exit trap and a step that leaves',
    lines: ['trap "echo bye" EXIT', 'echo line; exit 0; echo no'],
  },
  { of: 'an exit trap under set -e', lines: ['set -e', 'trap "echo bye" EXIT', 'echo line; false; echo no'] },
  { of: 'an exit trap and its variables', lines: ['A=1', 'trap \'echo "$A"\' EXIT', 'A=2'] },
  { of: 'a trap of a signal', lines: ['trap "echo got" USR1', 'kill -USR1 $$; echo line'] },
  { of: 'a signal that is not heard', lines: ['trap "" USR1', 'kill -USR1 $$; echo line'] },
];

describe('what the lines of a section leave for each other', () => {
  let root: string;
  beforeAll(() => {
    root = mkdtempSync(join(tmpdir(), 'slipway-state-'));
  });
  afterAll(() => rmSync(root, { recursive: true, force: true }));

  for (const [program, ...options] of shells) {
    const isMissing = spawnSync(program, [...options, '-c', ':']).status !== 0;
    describe.skipIf(isMissing)(`in ${program}`, () => {
      const mine = rows.filter(({ not = [] }) => !not.includes(program as Shell));

      it.each(mine.filter(({ differs }) => differs === undefined))(
        'is what one shell makes of them: $of',
        ({ lines }) => {
          expect(asSteps(lines)).toBe(asOneShell(lines));
        },
      );

      it.each(mine.filter(({ differs }) => differs !== undefined))(
        'ends with its line, which is documented: $of',
        ({ lines, differs }) => {
          const seen = asSteps(lines);
          expect(seen).not.toBe(asOneShell(lines));
          expect(seen).toBe(differs);
        },
      );

      it('is without an exit trap that has run', () => {
        const home = mkdtempSync(join(root, 'fired-'));
        const state = { SLIPWAY_WORK: home, SLIPWAY_STATE: join(home, 'state') };
        const lines = ['trap "echo bye" EXIT', 'A=1', 'echo a; exit 3', 'echo b', 'echo c'];
        const printed = lines.map((line, at) => {
          const file = join(home, `script-${at}`);
          writeFileSync(file, stepScript(attemptOf('r', 'i', line, { endsSection: at === 4 })));
          return run([file], home, state);
        });
        expect(printed).toEqual(['', '', 'a\nbye\n', 'b\n', 'c\n']);
      });

      it('is on the disk without anything the steps were given, and for this account only', () => {
        const home = mkdtempSync(join(root, 'given-'));
        const given = Object.fromEntries(
          Array.from({ length: 20 }, (_, at) => [`PLANT_${at}`, `planted-${at}\nplanted twice`]),
        );
        const state = { ...given, SLIPWAY_WORK: home, SLIPWAY_STATE: join(home, 'state') };
        for (const [at, line] of [
          'MINE=kept',
          'umask 022; export MINE',
          'echo "$MINE" "$PLANT_3"',
        ].entries()) {
          const file = join(home, `script-${at}`);
          writeFileSync(file, stepScript(attemptOf('r', 'i', line)));
          const printed = run([file], home, state);
          if (at === 2) expect(printed).toBe('kept planted-3\nplanted twice\n');
        }
        for (const name of readdirSync(home)) {
          const text = readFileSync(join(home, name), 'utf8');
          expect(text, name).not.toContain('planted');
          if (name.startsWith('state')) expect(statSync(join(home, name)).mode & 0o077).toBe(0);
        }
      });

      /** What the last line prints as a step behind the others. */
      function asSteps(lines: readonly string[]): string {
        const home = mkdtempSync(join(root, 'steps-'));
        let printed = '';
        for (const [at, line] of lines.entries()) {
          const file = join(home, `script-${at}`);
          writeFileSync(
            file,
            stepScript(attemptOf('r', 'i', line, { endsSection: at === lines.length - 1 })),
          );
          const state = { SLIPWAY_WORK: home, SLIPWAY_STATE: join(home, 'state') };
          printed = run([file], home, state);
        }
        return printed.replaceAll(home, '~');
      }

      /** What the last line prints in a shell that has read the others. */
      function asOneShell(lines: readonly string[]): string {
        const home = mkdtempSync(join(root, 'whole-'));
        const aliases = program === 'bash' ? 'shopt -s expand_aliases\n' : '';
        const before = lines.slice(0, -1).map((line) => `{\n${line}\n} >/dev/null`);
        writeFileSync(join(home, 'script'), `${aliases}${before.join('\n')}\n${lines.at(-1)}\n`);
        return run([join(home, 'script')], home, {}).replaceAll(home, '~');
      }

      function run(args: readonly string[], cwd: string, env: Readonly<Record<string, string>>): string {
        return spawnSync(program, [...options, ...args], {
          cwd,
          env: { PATH: process.env.PATH ?? '', HOME: cwd, GIVEN: 'given', OTHER: 'a\nb', ...env },
          encoding: 'utf8',
        }).stdout;
      }
    });
  }
});
