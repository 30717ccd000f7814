import { execFile, spawnSync } from 'node:child_process';
import { mkdir, writeFile } from 'node:fs/promises';
import { join } from 'node:path';
import { promisify } from 'node:util';
import { describe, expect, it } from 'vitest';
import { commandTable } from '../../src/cli/describe/command-table.ts';
import { defineProgram } from '../../src/cli/program.ts';
import { runSlipway } from '../support/slipway.ts';
import { tempFolders } from '../support/temp-folder.ts';
import { typeInto } from '../support/terminal.ts';

const run = promisify(execFile);
const folder = tempFolders();
const table = commandTable(defineProgram());
const commands = table.map(({ name }) => name).filter((name) => !name.includes(' '));

/** A folder with a checklist, one with a blank in its name, a file that is none, and the completions of a shell beside it. */
async function prepared(shell: string): Promise<{ readonly dir: string; readonly file: string }> {
  const dir = await folder();
  const place = join(dir, 'place');
  await mkdir(join(place, 'notes'), { recursive: true });
  for (const name of ['RELEASE.md', 'two words.markdown', 'rules.yml'])
    await writeFile(join(place, name), '');
  const { code, stdout } = await runSlipway(['completions', shell], {});
  expect(code).toBe(0);
  const file = join(dir, `slipway.${shell}`);
  await writeFile(file, stdout);
  return { dir: place, file };
}

const isMissing = (shell: string): boolean => spawnSync(shell, ['-c', ':']).status !== 0;
const named = (shell: string): string => (isMissing(shell) ? `${shell} (not installed)` : shell);

/** What each shell offers for a line that is typed, whose last word is not finished. */
const asked: readonly (readonly [line: readonly string[], offered: readonly string[]])[] = [
  [['pra'], ['practice']],
  [['run', '--allow'], ['--allow-dangerous']],
  [['plan', '--json', 'REL'], ['RELEASE.md']],
  [['plan', 'two'], ['two words.markdown']],
  [['plan', 'rul'], []],
  [['metrics', 'RELEASE.md', '--import-rules', 'rul'], ['rules.yml']],
  [['secret', 'l'], ['list']],
  [['schema', 'acc'], ['account']],
  [['completions', 'f'], ['fish']],
];

describe.skipIf(isMissing('bash'))(`completions in ${named('bash')}`, () => {
  it.each(asked)('offer, behind slipway %j, %j', async (line, offered) => {
    const { dir, file } = await prepared('bash');
    const words = ['slipway', ...line];
    const script = `. "$1"; shift; COMP_WORDS=("$@"); COMP_CWORD=${words.length - 1}; _slipway; printf '%s\\n' "\${COMPREPLY[@]}"`;
    const { stdout } = await run('bash', ['--norc', '-c', script, 'bash', file, ...words], { cwd: dir });
    expect(stdout.split('\n').filter((each) => each !== '')).toEqual(offered);
  });

  it('know every command and every option', async () => {
    const { dir, file } = await prepared('bash');
    for (const [line, offered] of everything()) {
      const words = ['slipway', ...line];
      const script = `. "$1"; shift; COMP_WORDS=("$@"); COMP_CWORD=${words.length - 1}; _slipway; printf '%s\\n' "\${COMPREPLY[@]}"`;
      const { stdout } = await run('bash', ['--norc', '-c', script, 'bash', file, ...words], { cwd: dir });
      expect(stdout.split('\n')).toEqual(expect.arrayContaining([...offered]));
    }
  });
});

describe.skipIf(isMissing('fish'))(`completions in ${named('fish')}`, () => {
  const ask = async (place: { readonly dir: string; readonly file: string }, line: readonly string[]) => {
    const typed = ['slipway', ...line].map((word) => word.replaceAll(' ', '\\ ')).join(' ');
    const script = `source ${place.file}; complete -C ${JSON.stringify(typed)}`;
    const { stdout } = await run('fish', ['--no-config', '-c', script], { cwd: place.dir });
    return stdout.split('\n').flatMap((each) => (each === '' ? [] : [each.split('\t')[0] ?? '']));
  };

  it.each(asked)('offer, behind slipway %j, %j', async (line, offered) => {
    expect(await ask(await prepared('fish'), line)).toEqual(offered);
  });

  it('know every command and every option', async () => {
    const place = await prepared('fish');
    for (const [line, offered] of everything())
      expect(await ask(place, line)).toEqual(expect.arrayContaining([...offered]));
  });
});

describe.skipIf(isMissing('zsh'))(`completions in ${named('zsh')}`, () => {
  it('write the word that is meant when Tab is pressed', async () => {
    const { dir, file } = await prepared('zsh');
    const shell = typeInto('zsh', ['-f', '-i'], { HOME: dir, PS1: 'ready> ' });
    const script = `cd ${dir}; PS1='ready> '; autoload -U compinit; compinit -D; source ${file}; slipway() { print -r -- "got<$*>" }; print lo''aded\r`;
    shell.type(script);
    await shell.until('loaded');
    const single = asked.filter(([, offered]) => offered.length === 1);
    for (const [line, [offered = '']] of single) {
      shell.type(`slipway ${line.join(' ')}\t\r`);
      await shell.until(`got<${[...line.slice(0, -1), offered].join(' ')}>`);
    }
    shell.close();
    await shell.ended;
    expect(shell.shown()).not.toMatch(/command not found|parse error|bad pattern/);
  });

  it('know every command and every option', async () => {
    const { file } = await prepared('zsh');
    await run('zsh', ['-n', file]);
    const { stdout } = await run('cat', [file]);
    for (const [, offered] of everything())
      for (const word of offered) expect(stdout).toMatch(new RegExp(`'\\*?${word}[[':]`));
  });
});

it('completions are refused for a shell that they are not made for', async () => {
  const { code, stderr } = await runSlipway(['completions', 'tcsh'], {});
  expect(code).toBe(2);
  expect(stderr).toContain('Allowed choices are bash, zsh, fish');
});

/** Lines that end where a command, or one of a command's options, is about to be typed, with all of them. */
function everything(): readonly (readonly [readonly string[], readonly string[]])[] {
  const options = table
    .filter((row) => row.options.length > 0)
    .map((row) => [[...row.name.split(' '), '--'], row.options.map(({ name }) => name)] as const);
  return [[[''], commands], ...options];
}
