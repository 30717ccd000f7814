import { execFileSync } from 'node:child_process';
import { mkdirSync, mkdtempSync, rmSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { afterAll, beforeAll, describe, expect, it } from 'vitest';
import { commandOf, specOf, type Try } from '../../../../src/engine/run/command/command-pipeline.ts';
import type { CommandSource } from '../../../../src/engine/run/command/command-source.ts';
import { stepScript } from '../../../../src/engine/transport/durable/step-script.ts';
import type { WorkItem } from '../../../../src/shared/plan/work.ts';

interface Case {
  /** What is tried, as a sentence. */
  readonly it: string;
  /** The command as the plan holds it. */
  readonly plan: string;
  /** What the shell is to print. */
  readonly prints: string;
  readonly values?: Readonly<Record<string, string>>;
  readonly env?: Readonly<Record<string, string>>;
  readonly secrets?: Readonly<Record<string, string>>;
  readonly cwd?: string;
  readonly verify?: true;
}

const cases: readonly Case[] = [
  { it: 'a plain command stays as it is', plan: 'echo hello', prints: 'hello' },
  { it: 'a quoted word stays one word', plan: "printf '[%s]' 'a  b'", prints: '[a  b]' },
  { it: 'single quotes in double quotes stay', plan: `printf %s "it's"`, prints: "it's" },
  { it: 'a backslash before a letter stays', plan: "printf %s 'a\\nb'", prints: 'a\\nb' },
  { it: 'a glob is left to the shell', plan: 'cd glob && echo *', prints: 'one two' },
  { it: 'a quoted glob is left alone', plan: "echo '*'", prints: '*' },
  { it: 'a dollar in single quotes stays', plan: "echo '$HOME'", prints: '$HOME' },
  { it: 'an exit status is kept', plan: '(exit 3); echo $?', prints: '3' },
  { it: 'several lines run in order', plan: 'a=1\nb=2\necho $a$b', prints: '12' },
  { it: 'a continued line is one command', plan: 'echo one \\\n  two', prints: 'one two' },
  { it: 'a heredoc is whole', plan: "cat <<'EOF'\n$x `y` \\z\nEOF", prints: '$x `y` \\z' },
  { it: 'a pipe stays a pipe', plan: 'printf "b\\na\\n" | sort | tr "\\n" ,', prints: 'a,b,' },
  { it: 'a redirection stays a redirection', plan: 'echo kept > out; cat out', prints: 'kept' },
  { it: 'a function can be called', plan: 'f() { echo "f:$1"; }\nf x', prints: 'f:x' },
  { it: 'a remark is no argument', plan: 'echo a # b', prints: 'a' },
  { it: 'an empty argument stays', plan: "printf '[%s]' '' x", prints: '[][x]' },
  { it: 'letters of other scripts stay', plan: 'echo "größe 大小"', prints: 'größe 大小' },
  { it: 'a value is filled in', plan: 'echo <version>', values: { '<version>': '1.2' }, prints: '1.2' },
  {
    it: 'a value is filled in wherever its name stands',
    plan: 'echo <v> <v>-<v>',
    values: { '<v>': '7' },
    prints: '7 7-7',
  },
  {
    it: 'a value with $$ stays as typed',
    plan: "printf %s '<password>'",
    values: { '<password>': 'pa$$w0rd' },
    prints: 'pa$$w0rd',
  },
  {
    it: 'a value with $& stays as typed',
    plan: "printf %s '<password>'",
    values: { '<password>': 'a$&b$`c$1' },
    prints: 'a$&b$`c$1',
  },
  {
    it: 'a value that holds another placeholder stays as typed',
    plan: "echo '<a>' then <b>",
    values: { '<a>': 'v<b>', '<b>': '2' },
    prints: 'v<b> then 2',
  },
  {
    it: 'values that name each other are not swapped twice',
    plan: "echo '<a>' '<b>'",
    values: { '<a>': '<b>', '<b>': '<a>' },
    prints: '<b> <a>',
  },
  {
    it: 'the longest of two names wins',
    plan: 'echo <host>:<port> <host>',
    values: { '<host>': 'h', '<host>:<port>': 'h:80' },
    prints: 'h:80 h',
  },
  {
    it: 'a name with signs of a pattern is a name',
    plan: 'echo [v1.0+] v1x0+',
    values: { '[v1.0+]': 'new' },
    prints: 'new v1x0+',
  },
  {
    it: 'an empty value leaves its placeholder for the check of missing values',
    plan: "echo '<note>'",
    values: { '<note>': '' },
    prints: '<note>',
  },
  {
    it: 'a value for a variable is handed over as a variable',
    plan: 'echo "$VERSION" "$' + '{VERSION}x"',
    values: { $VERSION: '1 $HOME' },
    prints: '1 $HOME 1 $HOMEx',
  },
  {
    it: 'a variable of the sidecar is set',
    plan: 'echo "$APP"',
    env: { APP: "a 'b' $c" },
    prints: "a 'b' $c",
  },
  {
    it: 'a given value overrules the variable of the sidecar',
    plan: 'echo "$APP"',
    env: { APP: 'old' },
    values: { $APP: 'new' },
    prints: 'new',
  },
  {
    it: 'a variable is handed on to programs',
    plan: "sh -c 'echo $APP'",
    env: { APP: 'there' },
    prints: 'there',
  },
  { it: 'the run is named', plan: 'echo "$SLIPWAY_RUN"', prints: 'run-1' },
  {
    it: 'a secret is a variable',
    plan: 'printf %s "$TOKEN"',
    secrets: { TOKEN: 'a\'b"c$d`e\\f' },
    prints: 'a\'b"c$d`e\\f',
  },
  {
    it: 'a secret of several lines is whole',
    plan: 'printf %s "$KEY"',
    secrets: { KEY: 'one\ntwo\n' },
    prints: 'one\ntwo\n',
  },
  {
    it: 'a relative directory counts from the section',
    plan: 'basename "$PWD"',
    cwd: 'glob',
    prints: 'glob',
  },
  {
    it: 'a directory with blanks and quotes is one',
    plan: 'basename "$PWD"',
    cwd: "it's here",
    prints: "it's here",
  },
  { it: 'a directory below the home is found', plan: 'basename "$PWD"', cwd: '~/glob', prints: 'glob' },
  { it: 'an absolute directory is taken as it is', plan: 'pwd', cwd: '/', prints: '/' },
  { it: 'a directory named like an option is none', plan: 'basename "$PWD"', cwd: '-dash', prints: '-dash' },
  { it: 'a verification that passes ends', plan: 'echo up', verify: true, prints: 'up' },
  {
    it: 'a verification is tried until it passes',
    plan: 'echo try; [ -e tried ] || { : > tried; exit 1; }',
    verify: true,
    prints: 'try\ntry',
  },
  {
    it: 'a verification takes values and a directory like any command',
    plan: `echo '<v>' && basename "$PWD"`,
    values: { '<v>': '$&' },
    cwd: 'glob',
    verify: true,
    prints: '$&\nglob',
  },
];

describe('what the shell gets', () => {
  let root: string;
  beforeAll(() => {
    root = mkdtempSync(join(tmpdir(), 'slipway-command-'));
  });
  afterAll(() => rmSync(root, { recursive: true }));

  it.each(cases)('$it', ({ plan, prints, ...given }) => {
    expect(run(root, plan, given)).toBe(prints);
  });

  it('is the command the journal shows, with its environment in front', () => {
    const item = itemOf('echo <v>', {});
    const source = sourceOf({ values: { '<v>': 'x' }, env: { A: 'b c' } });
    const command = commandOf(source, item);
    expect(command).toBe('echo x');
    const lines = scriptOf(source, { item, attempt: 1, command, host: null }).split('\n');
    expect(lines.slice(1, 3)).toEqual(["export A='b c'", 'export SLIPWAY_RUN=run-1']);
    expect(lines).toContain('echo x');
  });

  it('is nothing while a value is missing: the names are said, and nothing starts', () => {
    const item = { ...itemOf('echo <v>', {}), placeholders: ['<v>'] };
    expect(() => commandOf(sourceOf({}), item)).toThrow('needs a value for <v>. Nothing was started.');
  });

  it('is nothing where invisible marks turn its direction', () => {
    expect(() => commandOf(sourceOf({}), itemOf('echo \u202etxt', {}))).toThrow(/invisible direction marks/);
  });

  it('is nothing where a person is to tick it', () => {
    const { command: _none, ...item } = itemOf('', {});
    expect(() => commandOf(sourceOf({}), item)).toThrow(/has no command/);
  });
});

/** The script that a transport hands to the shell. */
function scriptOf(source: CommandSource, attempt: Try): string {
  return stepScript(specOf(source, attempt));
}

/** Runs a command as a step does, in a folder of its own, and gives what it prints without the last line break of `echo`. */
function run(root: string, plan: string, given: Omit<Case, 'it' | 'plan' | 'prints'>): string {
  const home = mkdtempSync(join(root, 'home-'));
  for (const folder of ['glob', "it's here", '-dash']) mkdirSync(join(home, folder));
  for (const file of ['one', 'two']) writeFileSync(join(home, 'glob', file), '');
  const item = itemOf(plan, given);
  const source = sourceOf(given);
  const script = scriptOf(source, { item, attempt: 1, command: commandOf(source, item), host: null });
  const file = join(home, 'script');
  writeFileSync(file, script);
  const printed = execFileSync('bash', [file], {
    cwd: home,
    env: {
      PATH: process.env.PATH ?? '',
      HOME: home,
      SLIPWAY_WORK: home,
      SLIPWAY_STATE: join(home, 'state'),
    },
    encoding: 'utf8',
  });
  return given.secrets === undefined ? printed.replace(/\n$/, '') : printed;
}

function itemOf(command: string, { cwd, verify = false }: { cwd?: string; verify?: boolean }): WorkItem {
  return {
    id: 'i1',
    kind: 'step',
    title: 'Step',
    command,
    source: 'i1',
    phase: 'p1',
    phaseKind: 'deploy',
    when: 'change',
    runs: 'in-order',
    boxed: false,
    where: 'local',
    follow: false,
    verify,
    interactive: false,
    placeholders: [],
    ...(cwd === undefined ? {} : { settings: { cwd } }),
    line: 1,
    checked: false,
  };
}

function sourceOf({ values, env, secrets }: Pick<Case, 'values' | 'env' | 'secrets'>): CommandSource {
  return {
    run: 'run-1',
    plan: {},
    work: [],
    placement: {},
    sidecar: { version: 1, ...(env === undefined ? {} : { env }) },
    state: { values: values ?? {} },
    secrets: { known: secrets ?? {} },
  };
}
