import { beforeAll, describe, expect, it } from 'vitest';
import { loadPlanParser } from '../../../../src/engine/index.ts';
import type { Plan } from '../../../../src/shared/plan/plan.ts';

let parse: (text: string) => Plan;

beforeAll(async () => {
  parse = await loadPlanParser();
});

const document = (...lines: readonly string[]): string =>
  ['# Deploy the harbor', '', ...lines, ''].join('\n');
const fence = (...lines: readonly string[]): readonly string[] => ['', '```bash', ...lines, '```', ''];
const guardsOf = (text: string) =>
  parse(text).sheet?.map(({ command, text: words, guard, runs }) => [command ?? words, guard, runs]);

describe('what a document leaves to a person', () => {
  it('is one of several options', () => {
    const text = document(
      '## Deployment',
      '### Option A: Docker',
      ...fence('docker compose up -d'),
      '### Option B: systemd',
      ...fence('systemctl restart harbor'),
    );
    expect(guardsOf(text)).toEqual([
      ['docker compose up -d', { kind: 'option', group: 'Deployment', label: 'Option A: Docker' }, 'asked'],
      [
        'systemctl restart harbor',
        { kind: 'option', group: 'Deployment', label: 'Option B: systemd' },
        'asked',
      ],
    ]);
  });

  it('is an environment of two', () => {
    const text = document(
      '## Deploy to staging',
      ...fence('make deploy ENV=staging'),
      '## Deploy to production',
      ...fence('make deploy ENV=production'),
    );
    expect(guardsOf(text)?.map(([, guard]) => guard)).toEqual([
      { kind: 'option', group: 'Deploy the harbor', label: 'Deploy to staging' },
      { kind: 'option', group: 'Deploy the harbor', label: 'Deploy to production' },
    ]);
  });

  it('is a case, named by a heading, a lead, or a comment', () => {
    const text = document(
      '## Deployment',
      '### If the schema changed',
      ...fence('make migrate'),
      '### Switch over',
      'If the cache is stale:',
      ...fence('make flush'),
      'Then:',
      ...fence('make switch', '# If it does not come up', 'make restart'),
    );
    expect(
      guardsOf(text)?.map(([command, guard]) => [command, (guard as { kind: string } | undefined)?.kind]),
    ).toEqual([
      ['make migrate', 'if'],
      ['make flush', 'if'],
      ['make switch', undefined],
      ['make restart', 'if'],
    ]);
  });

  it('is nothing where a sentence only asks', () => {
    const text = document(
      '## Deployment',
      'Check if the harbor answers:',
      ...fence('curl -f localhost/health'),
    );
    expect(guardsOf(text)?.map(([, guard]) => guard)).toEqual([undefined]);
  });

  it('does not pass from one section to the next', () => {
    const text = document(
      '## Deployment',
      '### If the schema changed',
      ...fence('make migrate'),
      '### Start',
      ...fence('make start'),
    );
    expect(guardsOf(text)?.at(-1)).toEqual(['make start', undefined, 'in-order']);
  });

  it.each([
    ['systems of one class', ['### Linux', '### macOS'], ['option', 'option']],
    [
      'ways that are planned and not',
      ['### Planned switchover', '### Unplanned failover'],
      ['option', 'option'],
    ],
    ['passages between versions', ['### Phase 0 → phase 1', '### Phase 1 → phase 2'], ['option', 'option']],
    [
      'kinds of trouble',
      ['### Short way (minor issue)', '### Long way (critical issue)'],
      ['option', 'option'],
    ],
    ['means', ['### With swap', '### Without swap'], ['option', 'option']],
    ['days to wait', ['### Switch', '### After 2 weeks without trouble, clean up'], [undefined, 'if']],
    ['what is built for every system', ['### Windows release', '### macOS release'], [undefined, undefined]],
    ['parts of one system', ['### nginx', '### PostgreSQL'], [undefined, undefined]],
    ['parts of the work', ['### Development stage', '### Deployment stage'], [undefined, undefined]],
  ])('follows from headings: %s', (_what, headings, kinds) => {
    const text = document(
      '## Deployment',
      ...headings.flatMap((heading, index) => [heading, ...fence(`make part-${index}`)]),
    );
    expect(guardsOf(text)?.map(([, guard]) => (guard as { kind?: string } | undefined)?.kind)).toEqual(kinds);
  });

  it('is a case that the last sentence above a fence names', () => {
    const text = document(
      '## Deployment',
      '1. Look for the folder. If it is missing, create it:',
      ...fence('mkdir harbor'),
      'Otherwise go on:',
      ...fence('make go'),
      'Should work with any version:',
      ...fence('make any'),
    );
    const guards = guardsOf(text)?.filter(([command]) => `${command}`.startsWith('m'));
    expect(
      guards?.map(([command, guard]) => [command, (guard as { kind?: string } | undefined)?.kind]),
    ).toEqual([
      ['mkdir harbor', 'if'],
      ['make go', 'if'],
      ['make any', undefined],
    ]);
  });

  it.each([
    ['- [ ] Restart the bridge after any change of the issuer: `make bridge`', 'make bridge'],
    ['- [ ] Deployment triggered (`make again` or manually)', 'make again'],
    ['- Optionally warm the cache: `make warm`', 'make warm'],
  ])('is a case that a line names beside its command: %s', (line, command) => {
    const text = document('## Deployment', line);
    expect(guardsOf(text)?.find(([each]) => each === command)?.[1]).toMatchObject({ kind: 'if' });
  });

  it('is what a heading asks', () => {
    const text = document('## Deployment', '### And the mail bridge?', ...fence('make bridge'));
    expect(guardsOf(text)?.map(([, guard]) => guard)).toEqual([{ kind: 'if', text: 'And the mail bridge?' }]);
  });

  it('is a case that the line above a list names, for every line of the list and no further', () => {
    const text = document(
      '## Deployment',
      '',
      'If you have used this checkout before, clean it up:',
      '',
      '- Run `rm -rf build` in the folder.',
      '- Then run the cleaner:',
      '',
      '  ```bash',
      '  make clean',
      '  ```',
      '',
      'Build it:',
      '',
      '- Run `make build`.',
    );
    const condition = { kind: 'if', text: 'If you have used this checkout before' };
    expect(
      parse(text).sheet?.flatMap(({ command, guard }) => (command === undefined ? [] : [[command, guard]])),
    ).toEqual([
      ['rm -rf build', condition],
      ['make clean', condition],
      ['make build', undefined],
    ]);
  });

  it('is a command in whose place a comment names another one; the command behind it is neither', () => {
    const text = document(
      '## Deployment',
      ...fence(
        'sudo systemctl stop harbor   # systemd (Linux)',
        '# or: launchctl unload ~/Library/LaunchAgents/harbor.plist  (macOS)',
        'make up',
        '# or wait until it is up by itself',
        'make migrate',
      ),
    );
    expect(guardsOf(text)?.map(([command, guard]) => [command, (guard as { text?: string })?.text])).toEqual([
      [
        'sudo systemctl stop harbor   # systemd (Linux)',
        'if not done with launchctl unload ~/Library/LaunchAgents/harbor.plist instead',
      ],
      ['make up', undefined],
      expect.anything(),
    ]);
  });

  it('is a time at which alone something is done, in Korean too', () => {
    const text = document(
      '## 배포',
      '',
      '1. 점검이 끝난 시점에만 `sudo systemctl stop web`을 실행한다.',
      '2. `make up`을 실행한다.',
    );
    expect(guardsOf(text)?.map(([, , runs]) => runs)).toEqual(['asked', 'in-order']);
  });

  it('is whether a tool is there already', () => {
    const text = document('## Deployment', ...fence('brew install jq', 'npm ci'));
    expect(guardsOf(text)?.map(([command, guard]) => [command, (guard as { text?: string })?.text])).toEqual([
      ['brew install jq', 'if it is not installed yet'],
      ['npm ci', undefined],
    ]);
  });

  it('is each of a series of which two are named after systems', () => {
    const text = document(
      '## Verify the release',
      '**macOS (Homebrew):**',
      ...fence('harbor --version'),
      '**Ubuntu (package):**',
      ...fence('sudo dpkg -i harbor.deb'),
      '**Windows (installer):**',
      ...fence('harbor.exe --version'),
      '**Docker:**',
      ...fence('docker pull harbor'),
    );
    expect(guardsOf(text)?.map(([, guard]) => (guard as { kind?: string })?.kind)).toEqual(
      Array.from({ length: 4 }, () => 'option'),
    );
  });

  it('is each kind of what two headings name two kinds of', () => {
    const text = document(
      '## Patch version upgrade (1.4.1 → 1.4.2)',
      ...fence('make patch'),
      '## Minor version upgrade (1.4 → 1.5)',
      ...fence('make minor'),
      '## Component upgrades',
      ...fence('make component'),
      '## Verification',
      ...fence('make check'),
    );
    expect(guardsOf(text)?.map(([, guard]) => (guard as { group?: string; label?: string })?.label)).toEqual([
      'Patch version upgrade (1.4.1 → 1.4.2)',
      'Minor version upgrade (1.4 → 1.5)',
      'Component upgrades',
      undefined,
    ]);
  });

  it.each([
    'Stable releases only: publish the formula:',
    'You may need to renew the key first:',
    'Otherwise, build it by hand:',
  ])('is a case that a line names: %s', (line) => {
    const text = document('## Deployment', '', line, ...fence('make special'));
    expect(guardsOf(text)?.find(([command]) => command === 'make special')?.[1]).toMatchObject({
      kind: 'if',
    });
  });

  it('is none where a line says how far something goes', () => {
    const text = document(
      '## Checks',
      '',
      '- [ ] The harbor listens on loopback only: `grep -c 127.0.0.1 conf`',
    );
    expect(guardsOf(text)?.map(([, guard]) => guard)).toEqual([undefined]);
  });

  it('is another way than the command of the same line, not of the line before', () => {
    const text = document(
      '## Deployment',
      '- Push: `git push origin main`',
      '- The platform deploys by itself',
      '  - Or by hand: `make deploy`',
    );
    const guards = guardsOf(text)?.filter(([command]) => /push|deploy$/.test(`${command}`));
    expect(
      guards?.map(([command, guard]) => [command, (guard as { kind?: string } | undefined)?.kind]),
    ).toEqual([
      ['git push origin main', undefined],
      ['make deploy', 'option'],
    ]);
  });

  it('is not asked of a rollback as a whole: it is decided when it starts', () => {
    const text = document(
      '## Deployment',
      ...fence('make deploy'),
      '## Rollback (if something goes wrong)',
      ...fence('make previous'),
      '### If the schema changed',
      ...fence('make schema-back'),
    );
    expect(
      guardsOf(text)?.map(([command, guard]) => [command, (guard as { kind?: string } | undefined)?.kind]),
    ).toEqual([
      ['make deploy', undefined],
      ['make previous', undefined],
      ['make schema-back', 'if'],
    ]);
  });
});
