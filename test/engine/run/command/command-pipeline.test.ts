import { describe, expect, it } from 'vitest';
import { specOf } from '../../../../src/engine/run/command/command-pipeline.ts';
import { type CommandSource, valuesOf } from '../../../../src/engine/run/command/command-source.ts';
import { inDirectory } from '../../../../src/engine/run/command/directory.ts';
import { environmentOf } from '../../../../src/engine/run/command/environment.ts';
import { fillValues } from '../../../../src/engine/run/command/fill-values.ts';
import { targetOf } from '../../../../src/engine/run/command/target.ts';
import { timeoutOf } from '../../../../src/engine/run/command/timeouts.ts';
import { untilPassed } from '../../../../src/engine/run/command/verification.ts';
import type { WorkItem } from '../../../../src/shared/plan/work.ts';

const item = (more: Partial<WorkItem> = {}): WorkItem => ({
  id: 'i1',
  kind: 'step',
  title: 'Deploy',
  command: 'make deploy',
  source: 's1',
  phase: 'deployment',
  phaseKind: 'deploy',
  when: 'change',
  runs: 'in-order',
  boxed: false,
  where: 'unclear',
  follow: false,
  verify: false,
  interactive: false,
  placeholders: [],
  line: 1,
  checked: false,
  ...more,
});
const source = (more: Partial<CommandSource> = {}): CommandSource => ({
  run: 'r1',
  plan: {},
  work: [],
  placement: {},
  sidecar: { version: 1 },
  state: { values: {} },
  secrets: { known: {} },
  ...more,
});

describe('the values of placeholders', () => {
  it('given in the run override the sidecar', () => {
    const given = source({
      sidecar: { version: 1, values: { '<tag>': 'old', '<zone>': 'eu' } },
      state: { values: { '<tag>': 'new' } },
    });
    expect(valuesOf(given)).toEqual({ '<tag>': 'new', '<zone>': 'eu' });
  });

  it('that are missing are all named, and nothing starts', () => {
    const lacking = item({ placeholders: ['<tag>', '<zone>', '<app>'] });
    const given = source({ sidecar: { version: 1, values: { '<zone>': 'eu' } } });
    expect(() => fillValues(given, lacking)).toThrow(
      expect.objectContaining({
        code: 'NOT_NOW',
        message: '"Deploy" needs a value for <tag>, <app>. Nothing was started.',
      }),
    );
  });

  it('of a variable can come from the sidecar’s environment', () => {
    const given = source({ sidecar: { version: 1, env: { TAG: '7' } } });
    const asked = item({ command: 'make $TAG', placeholders: ['$TAG'] });
    expect(fillValues(given, asked)).toBe('make $TAG');
  });

  it.each(['\u202a', '\u202e', '\u2066', '\u2069'])('do not matter when a command contains %j', (mark) => {
    expect(() => fillValues(source(), item({ command: `echo ${mark}x` }))).toThrow(
      expect.objectContaining({ code: 'BAD_INPUT' }),
    );
  });
});

describe('the environment of a command', () => {
  it('is the sidecar’s, overridden by values for variables, plus the run’s name', () => {
    const given = source({
      sidecar: { version: 1, env: { A: '1', B: '2' }, values: { $B: '3', '<tag>': 'x' } },
      state: { values: { '${C}': '4' } },
    });
    expect(environmentOf(given)).toEqual({ A: '1', B: '3', C: '4', SLIPWAY_RUN: 'r1' });
  });

  it('cannot override the run’s name', () => {
    const given = source({ sidecar: { version: 1, env: { SLIPWAY_RUN: 'mine' } } });
    expect(environmentOf(given).SLIPWAY_RUN).toBe('r1');
  });
});

describe('the directory of a command', () => {
  it.each([
    [undefined, 'make'],
    ['/srv/app', 'cd /srv/app || exit 97\nmake'],
    ['~/app', 'cd "$HOME"/app || exit 97\nmake'],
    ['~', 'cd "$HOME" || exit 97\nmake'],
    ['api', 'cd "${slipway_home:-.}"/api || exit 97\nmake'],
    ["it's $HOME", "cd \"${slipway_home:-.}\"/'it'\\''s $HOME' || exit 97\nmake"],
    ['../app', 'cd "${slipway_home:-.}"/../app || exit 97\nmake'],
  ])('%j', (cwd, command) => {
    expect(inDirectory(cwd, 'make')).toBe(command);
  });
});

describe('the time limit of an item', () => {
  const minutes = 60_000;

  it.each([
    ['a follow has none, whatever is said', item({ follow: true, timeoutMs: 5 }), { step: '1m' }, 0],
    ['its author’s word goes first', item({ timeoutMs: 5 }), { step: '1m' }, 5],
    ['a step takes the sidecar’s', item(), { step: '90s', check: '1s' }, 90_000],
    ['a check takes its own', item({ kind: 'check' }), { step: '90s', check: '1s' }, 1_000],
    [
      'a verification takes its own, although it is a step',
      item({ verify: true }),
      { step: '90s', verify: '2m' },
      2 * minutes,
    ],
    [
      'a verification that is a check too',
      item({ kind: 'check', verify: true }),
      { check: '1s', verify: '2m' },
      2 * minutes,
    ],
    ['a step has an hour', item(), undefined, 60 * minutes],
    ['a check has half an hour', item({ kind: 'check' }), undefined, 30 * minutes],
    ['a verification has a minute', item({ verify: true }), undefined, minutes],
    ['what cannot be read is the default', item(), { step: 'soon' }, 60 * minutes],
  ] as const)('%s', (_what, given, timeouts, ms) => {
    expect(timeoutOf(given, { version: 1, ...(timeouts === undefined ? {} : { timeouts }) })).toBe(ms);
  });
});

describe('the target of an item', () => {
  it('is the one it was assigned', () => {
    expect(targetOf({ placement: { i1: 'web-1' } }, item())).toBe('web-1');
  });

  it.each([[{}], [{ i1: null }], [{ i2: 'web-1' }]])('is asked for when %j decides nothing', (placement) => {
    expect(() => targetOf({ placement }, item())).toThrow(
      expect.objectContaining({
        code: 'NOT_NOW',
        message: 'No target is chosen for "Deploy". Nothing was started.',
      }),
    );
  });
});

describe('a verification', () => {
  it('retries the whole command until its limit, in tenths of a second', () => {
    const script = untilPassed('curl -s x\ntest -e y', 90_000);
    expect(script.split('\n').slice(-5)).toEqual([
      'slipway_try() {',
      'curl -s x',
      'test -e y',
      '}',
      'slipway_verify 900',
    ]);
  });

  it('gets a full second even if its limit is shorter', () => {
    expect(untilPassed('true', 10)).toMatch(/\nslipway_verify 10$/);
  });

  it.each([
    ['curl http://x/health', true],
    ['ok=$(curl -s x) && test "$ok"', true],
    ['curlew --check', false],
    ['wget -q x', false],
  ])('%j makes curl fail on an HTTP error: %s', (command, isChanged) => {
    const plain = untilPassed('true', 1_000).length - 'true'.length;
    expect(untilPassed(command, 1_000).length - command.length > plain).toBe(isChanged);
  });
});

describe('a try as a transport takes it', () => {
  const tryOf = (given: WorkItem, host: string | null = null) =>
    specOf(source({ plan: { defaults: { cwd: 'api' } } }), {
      item: given,
      attempt: 2,
      command: 'make',
      host,
    });

  it('carries what identifies it', () => {
    expect(tryOf(item())).toMatchObject({ run: 'r1', item: 'i1', attempt: 2, host: null, cwd: 'api' });
  });

  it.each([
    ['of the preparation shares a shell with the change', item({ when: 'before' }), null, 'forward'],
    ['of the change shares a shell with every other section', item(), null, 'forward'],
    ['behind the change shares it, too', item({ when: 'after', phase: '' }), null, 'forward'],
    ['of a rollback has the rollback’s shell', item({ when: 'back' }), null, 'back'],
    ['of a routine has its section’s shell', item({ when: 'routine' }), null, 'deployment'],
    ['above every heading has one, too', item({ when: 'demand', phase: '' }), null, 'top'],
    ['on a host of a group has its own', item(), 'web-1', 'forward.web-1'],
    ['keeps a host’s name within one path component', item(), 'a/../b', 'forward.a%2F..%2Fb'],
  ])('%s', (_what, given, host, shell) => {
    expect(tryOf(given, host).shell).toBe(shell);
  });

  it.each([
    ['a verification only reads', item({ verify: true }), { readOnly: true, tty: false }],
    ['what may run beside others only reads', item({ runs: 'beside' }), { readOnly: true, tty: false }],
    [
      'a step that waits for a person has a terminal',
      item({ interactive: true }),
      { readOnly: false, tty: true },
    ],
    ['a step writes and has none', item(), { readOnly: false, tty: false }],
  ])('%s', (_what, given, spec) => {
    expect(tryOf(given)).toMatchObject(spec);
  });

  it('keeps secrets apart from the environment', () => {
    const { env, secrets } = specOf(source({ secrets: { known: { TOKEN: 's3cret' } } }), {
      item: item(),
      attempt: 1,
      command: 'make',
      host: null,
    });
    expect(secrets).toEqual({ TOKEN: 's3cret' });
    expect(env).not.toHaveProperty('TOKEN');
  });
});
