import { spawnSync } from 'node:child_process';
import { mkdtempSync, readdirSync, readFileSync, rmSync, statSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { afterAll, beforeAll, describe, expect, it } from 'vitest';
import { startCommand, startInput } from '../../../../src/engine/transport/durable/durable-step.ts';
import { stepScript } from '../../../../src/engine/transport/durable/step-script.ts';
import { endShells } from '../../../support/end-shells.ts';
import { type ShellRow, shellRows, shells } from '../../../support/shell-rows.ts';
import { attemptOf } from '../../../support/ssh-transport.ts';

const nonce = 'abcdef0123456789';

describe('what the lines of a section leave for each other', () => {
  let root: string;
  beforeAll(() => {
    root = mkdtempSync(join(tmpdir(), 'slipway-state-'));
  });
  afterAll(() => rmSync(root, { recursive: true, force: true, maxRetries: 5 }));

  for (const [program, ...options] of shells) {
    const isMissing = spawnSync(program, [...options, '-c', ':']).status !== 0;
    describe.skipIf(isMissing)(`in ${program}`, () => {
      const mine = shellRows.filter(({ not = [] }) => !not.includes(program));
      const isText = ({ asText, notAsText = [] }: ShellRow): boolean =>
        asText === undefined && !notAsText.includes(program);

      it.each(mine)('is on a server what one shell makes of them: $of', ({ lines }) => {
        expect(asSteps(lines)).toBe(asOneShell(lines));
      });

      it.each(mine.filter(isText))('is the same for what reads it as text: $of', ({ lines }) => {
        expect(asScripts(lines)).toBe(asOneShell(lines));
      });

      it.each(mine.filter(({ asText }) => asText !== undefined))(
        'is not there for what reads it as text, which is documented: $of',
        ({ lines, asText }) => {
          const seen = asScripts(lines);
          expect(seen).not.toBe(asOneShell(lines));
          expect(seen).toBe(asText);
        },
      );

      it('is without an exit trap that has run', () => {
        const lines = ['trap "echo bye" EXIT', 'A=1', 'echo a; exit 3', 'echo b', 'echo c'];
        const expected = ['', '', 'a\nbye\n', 'b\n', 'c\n'];
        expect(printedBySteps(lines)).toEqual(expected);
        expect(printedByScripts(lines)).toEqual(expected);
      });

      it('is on the disk without anything the steps were given, and for this account only', () => {
        const home = mkdtempSync(join(root, 'given-'));
        const given = Object.fromEntries(
          Array.from({ length: 20 }, (_, at) => [`PLANT_${at}`, `planted-${at}\nplanted twice`]),
        );
        const lines = ['MINE=kept', 'umask 022; export MINE', 'echo "$MINE" "$PLANT_3"'];
        expect(printedBySteps(lines, home, given).at(-1)).toBe('kept planted-3\nplanted twice\n');
        const run = join(home, '.slipway', 'r');
        const files = readdirSync(run, { recursive: true, encoding: 'utf8' })
          .map((name) => join(run, name))
          .filter((file) => statSync(file).isFile() && statSync(file).size > 0);
        expect(files.length).toBeGreaterThan(9);
        for (const file of files) {
          if (!file.endsWith('/out')) expect(readFileSync(file, 'utf8'), file).not.toContain('planted');
          expect(statSync(file).mode & 0o077, file).toBe(0);
        }
      });

      /** What the last line prints as a step behind the others. */
      function asSteps(lines: readonly string[]): string {
        const home = mkdtempSync(join(root, 'steps-'));
        return printedBySteps(lines, home).at(-1)?.replaceAll(home, '~') ?? '';
      }

      /** What steps print that run on a server, one after the other. */
      function printedBySteps(
        lines: readonly string[],
        home = mkdtempSync(join(root, 'steps-')),
        given = {},
      ): readonly string[] {
        const start = startCommand.replace(
          /if command -v bash [^\n]*/,
          `sh=${program === 'busybox' ? join(root, 'busybox-sh') : program}`,
        );
        writeFileSync(join(root, 'busybox-sh'), '#!/bin/sh\nexec busybox sh "$@"\n', { mode: 0o755 });
        const input = lines.map((line, at) =>
          startInput(
            attemptOf('r', `i${at}`, line, { cwd: home, endsSection: at === lines.length - 1 }),
            nonce,
          ),
        );
        const { stdout } = spawnSync('/bin/sh', ['-c', start], {
          cwd: home,
          env: environment(home, given),
          input: input.join(''),
          encoding: 'utf8',
        });
        endShells(home);
        return stdout.split(/\x1eslipway:[^\n]*\n/).slice(0, -1);
      }

      /** What the last line prints where every line has a shell of its own, with the state as text. */
      function asScripts(lines: readonly string[]): string {
        const home = mkdtempSync(join(root, 'scripts-'));
        return printedByScripts(lines, home).at(-1)?.replaceAll(home, '~') ?? '';
      }

      function printedByScripts(
        lines: readonly string[],
        home = mkdtempSync(join(root, 'scripts-')),
      ): readonly string[] {
        const state = { SLIPWAY_WORK: home, SLIPWAY_STATE: join(home, 'state') };
        return lines.map((line, at) => {
          const file = join(home, `script-${at}`);
          const endsSection = at === lines.length - 1;
          writeFileSync(file, stepScript(attemptOf('r', 'i', line, { endsSection })));
          return run([file], home, state);
        });
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
          env: environment(cwd, env),
          encoding: 'utf8',
        }).stdout;
      }
    });
  }
});

function environment(
  home: string,
  more: Readonly<Record<string, string>>,
): Readonly<Record<string, string | undefined>> {
  return { PATH: process.env.PATH, HOME: home, GIVEN: 'given', OTHER: 'a\nb', ...more };
}
