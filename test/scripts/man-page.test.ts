import { execFile, spawnSync } from 'node:child_process';
import { readFileSync } from 'node:fs';
import { promisify } from 'node:util';
import { describe, expect, it } from 'vitest';
import { manPage } from '../../scripts/man/man-page.ts';
import { commandTable } from '../../src/cli/describe/command-table.ts';
import { defineProgram } from '../../src/cli/program.ts';

const run = promisify(execFile);
const page = 'docs/man/slipway.1';
const program = defineProgram();
const table = commandTable(program);
const hasGroff = spawnSync('groff', ['--version']).status === 0;

it('the manual is the one that the commands make; npm run man writes it', () => {
  expect(readFileSync(page, 'utf8')).toBe(manPage(program.description(), table));
});

it('the manual of a command that begins a line with a dot, or holds a backslash, prints them', () => {
  const row = {
    name: 'odd',
    about: '.hidden \\ files',
    arguments: [],
    options: [{ name: '--a-b', about: "'quoted'", value: null, kind: 'free' as const }],
    isGroup: false,
  };
  const text = manPage('about', [row]);
  expect(text).toContain('\n\\&.hidden \\(rs files.\n');
  expect(text).toContain("\n\\fB\\-\\-a\\-b\\fR\n\\&'quoted'.\n");
});

describe.skipIf(!hasGroff)(`the manual${hasGroff ? '' : ' (groff is not installed)'}`, () => {
  it('is set without a warning, and names every command, option and exit code', async () => {
    const { stdout, stderr } = await run('groff', ['-man', '-Tascii', '-ww', '-P-cbou', page]);
    expect(stderr).toBe('');
    for (const { name, options, isGroup } of table) {
      if (!isGroup) expect(stdout).toContain(`slipway ${name}`);
      for (const option of options) expect(stdout).toContain(option.name);
    }
    for (const code of [0, 1, 2, 3, 4]) expect(stdout).toMatch(new RegExp(`^ +${code} +[A-Z]`, 'm'));
  });
});
