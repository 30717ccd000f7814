import { existsSync } from 'node:fs';
import { mkdir, readFile, writeFile } from 'node:fs/promises';
import { join } from 'node:path';
import { describe, expect, it } from 'vitest';
import { untilPassed } from '../../../../src/engine/run/command/verification.ts';
import { stepScript } from '../../../../src/engine/transport/durable/step-script.ts';
import { scriptCommand, scriptInShell } from '../../../../src/engine/transport/script-command.ts';
import { loadScript } from '../../../../src/engine/transport/scripts/load-script.ts';
import { forPortableShell } from '../../../../src/engine/transport/ssh/channel/portable-shell.ts';
import type { AttemptSpec } from '../../../../src/engine/transport/transport.ts';
import { hardNames, inEachShell } from '../../../support/posix-shells.ts';
import { attemptOf } from '../../../support/ssh-transport.ts';

const decode = loadScript('any-shell');
const putScript = loadScript('step/put-script');
const runScript = loadScript('step/run-script');
const followCommand = loadScript('step/follow-command');
const directoryHere = loadScript('shell/directory-here');

describe('the scripts around a step', () => {
  inEachShell((server) => {
    const at = (...parts: string[]): string => join(server().home, ...parts);
    const said = async (command: string, stdin = ''): Promise<string> => {
      const { stdout, stderr } = await server().exec(command, { stdin });
      return stdout.toString() + stderr.toString();
    };
    /** One step after the other, each in a shell of its own, as files in a folder that is the section's. */
    async function runSteps(...steps: AttemptSpec[]): Promise<string> {
      await mkdir(at('work'), { recursive: true });
      let output = '';
      for (const one of steps) {
        await writeFile(at('script'), stepScript(one));
        output += await said(
          `SLIPWAY_STATE="$HOME/state" SLIPWAY_WORK="$HOME/work"; export SLIPWAY_STATE SLIPWAY_WORK; ${server().shell} "$HOME/script" 2>&1; echo "=$?"`,
        );
      }
      return output;
    }
    const step = (command: string, more: Partial<AttemptSpec> = {}): AttemptSpec =>
      attemptOf('r', 'i', command, more);

    it('put a script together from its lines, and pass on input, arguments and nothing else', async () => {
      const script = `printf '%s|' "$@" "it's" 'back\\slash' "wow!"\ncat\necho "[$n$s$i$l]"`;
      const inThisShell = forPortableShell(script).replace(/^\/bin\/sh/, server().shell);
      expect(await said(inThisShell, 'in')).toBe("it's|back\\slash|wow!|in[]\n");
      expect(decode).not.toMatch(/['\\!\n]/);
    });

    it('get their arguments as they are, whatever they hold', async () => {
      const words = [...hardNames, '', 'two\nlines', 'tab\there'];
      const print = 'for a; do printf "<%s>" "$a"; done';
      const all = words.map((word) => `<${word}>`).join('');
      expect(await said(scriptCommand(print, ...words))).toBe(all);
      expect(await said(scriptInShell(print, ...words))).toBe(all);
      const paths = scriptCommand(print, { path: '~/a b' }, { path: '~' }, { path: '-x' }, { path: '~x' });
      expect(await said(paths)).toBe(`<${at('a b')}><${server().home}><./-x><~x>`);
    });

    it('hand on directory and variables within a section, and no secret', async () => {
      const first = step(`mkdir "it's in"; cd "it's in"; KEPT='a "b" $c'; echo "$TOKEN"; exit 3`, {
        secrets: { TOKEN: 's3cret' },
      });
      const second = step('pwd; echo "$KEPT [${TOKEN:-}]"; echo "$LOUD"', { env: { LOUD: "it's loud" } });
      expect(await runSteps(first, second)).toBe(
        `s3cret\n=3\n${at('work', "it's in")}\na "b" $c []\nit's loud\n=0\n`,
      );
      expect(existsSync(at('script'))).toBe(false);
      for (const copy of ['state.a', 'state.b'])
        expect(await readFile(at(copy), 'utf8')).not.toContain('s3cret');
    });

    it('leave a section as it was for a check, and remove the script that holds a secret before the command', async () => {
      const look = step('[ -e "$HOME/script" ] || echo gone; cd /', {
        readOnly: true,
        secrets: { TOKEN: 'x' },
      });
      expect(await runSteps(step('cd ..'), look, step('pwd'))).toBe(`=0\ngone\n=0\n${server().home}\n=0\n`);
    });

    it('start in the directory that is asked for, or not at all', async () => {
      await mkdir(at('work', '-a b'), { recursive: true });
      expect(await runSteps(step('pwd', { cwd: '-a b' }))).toBe(`${at('work', '-a b')}\n=0\n`);
      expect(await runSteps(step('echo ran', { cwd: '~/none' }))).toMatch(/=97\n$/);
    });

    it('give sudo its password through a program that does not hold it', async () => {
      await server().stub('sudo', 'echo "sudo $*"; "$SUDO_ASKPASS"');
      const output = await runSteps(step('sudo -n true', { secrets: { SUDO_PASSWORD: `pa'ss "word"` } }));
      expect(output).toBe(`sudo -A -n true\npa'ss "word"\n=0\n`);
      expect(await readFile(at('state.askpass'), 'utf8')).not.toContain('word"');
    });

    it('verify until it passes, or the deadline is over', async () => {
      await server().stub('sleep', ':');
      const passes = 'echo x >> "$HOME/tries"; [ "$(wc -l < "$HOME/tries")" -ge 3 ] || exit 9; echo up';
      expect(await runSteps(step(untilPassed(passes, 10_000)))).toBe('up\n=0\n');
      expect(await runSteps(step(untilPassed('false', 200)))).toBe(
        'slipway: not passed within its deadline\n=1\n',
      );
    });

    it('let curl fail on an HTTP error, unless its author has said how', async () => {
      await server().stub('sleep', ':');
      await server().stub('curl', 'echo "$*"; case "$*" in *--fail-with-body*) exit "${OLD:-0}";; esac');
      const verify = (command: string, env = {}) =>
        runSteps(step(untilPassed(command, 1_000), { env, readOnly: true }));
      expect(await verify('curl -s http://x')).toBe('-sS --fail-with-body -s http://x\n=0\n');
      expect(await verify('curl -fsS http://x')).toBe('-fsS http://x\n=0\n');
      expect(await verify('curl http://x', { OLD: '2' })).toBe(
        '-sS --fail-with-body http://x\n-sS --fail http://x\n=0\n',
      );
      expect(await verify('curl http://x', { OLD: '22' })).toContain('not passed within its deadline\n=1\n');
    });

    it('put a script for a terminal where it is run, whole or not at all', async () => {
      const put = (bytes: number) =>
        server().exec(scriptCommand(putScript, 'r', 'i.1.tty', String(bytes)), {
          stdin: 'echo "$SLIPWAY_WORK"; exit 5',
        });
      const half = await put(99);
      expect([half.exit, half.stderr.toString()]).toEqual([74, 'it was not written whole\n']);
      expect(existsSync(at('.slipway', 'r', 'i.1.tty'))).toBe(false);
      const whole = await put(28);
      expect([whole.exit, whole.stdout.toString()]).toEqual([0, `\n${at('.slipway', 'r')}\n`]);
      const ran = await server().exec(scriptCommand(runScript, at('.slipway', 'r'), 'i.1.tty', 'a'));
      expect([ran.exit, ran.stdout.toString()]).toEqual([5, `${at('.slipway', 'r', 'work')}\n`]);
      expect(existsSync(at('.slipway', 'r', 'i.1.tty'))).toBe(false);
    });

    it('follow a command in its run’s work folder until its input ends', async () => {
      const child = server().open(scriptCommand(followCommand, 'pwd; exec sleep 60', 'r'));
      let output = '';
      child.stdout?.on('data', (bytes: Buffer) => {
        output += bytes.toString();
      });
      await expect.poll(() => output).toBe(`${at('.slipway', 'r', 'work')}\n`);
      const ended = new Promise((resolve) => child.once('exit', resolve));
      child.stdin?.end();
      expect(await ended).not.toBe(0);
      const itself = server().open(scriptCommand(followCommand, 'exit 7', ''));
      expect(await new Promise((resolve) => itself.once('exit', resolve))).toBe(7);
      expect((await server().exec(scriptCommand(followCommand, 'sleep 60', ''))).exit).not.toBe(124);
    });

    it('tell where a section continues', async () => {
      const run = (script: string, ...args: string[]) => server().exec(scriptCommand(script, ...args));
      const state = at('state');
      expect((await run(directoryHere, state)).stdout.toString()).toBe(server().home);
      await runSteps(step('cd /usr'));
      expect((await run(directoryHere, state)).stdout.toString()).toBe('/usr');
    });
  });
});
