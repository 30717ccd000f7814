import { spawnSync } from 'node:child_process';
import { describe, expect, it } from 'vitest';
import { draftSidecar } from '../../../../src/engine/plan/draft/draft-sidecar.ts';
import { explainPlan } from '../../../../src/engine/plan/explain/explain-plan.ts';
import { loadPlanParser } from '../../../../src/engine/plan/parse/parse-plan.ts';
import { delegateSsh } from '../../../../src/engine/plan/remote/delegate-ssh.ts';
import { optionRules } from '../../../../src/engine/plan/remote/line-options.ts';
import { readPlainCopy } from '../../../../src/engine/plan/remote/read-copy.ts';
import { readRemote } from '../../../../src/engine/plan/remote/remote-line.ts';
import { parseSidecar } from '../../../../src/engine/plan/sidecar/read-sidecar.ts';
import { workOf } from '../../../../src/shared/plan/work.ts';
import { assignTargets } from '../../../../src/shared/sidecar/assign-targets.ts';
import type { Sidecar } from '../../../../src/shared/sidecar/sidecar.ts';

const parse = await loadPlanParser();
const fence = (...lines: string[]) => `## Deploy\n\`\`\`bash\n${lines.join('\n')}\n\`\`\`\n`;

describe('a line that works on another machine', () => {
  it.each([
    ['ssh web-1 uptime', { kind: 'command', host: 'web-1', command: 'uptime' }],
    [
      `ssh ann@web-1 "cd /srv && make 'a b'"`,
      { kind: 'command', host: 'ann@web-1', command: "cd /srv && make 'a b'" },
    ],
    [
      "ssh -p 2222 -i ~/.ssh/key -l ann web-1 'df -h'",
      { kind: 'command', host: 'ann@web-1', command: 'df -h', options: ['-p 2222', '-i ~/.ssh/key'] },
    ],
    ['ssh -t web-1', { kind: 'session', host: 'web-1' }],
    ['ssh root@10.0.0.7  # the old one', { kind: 'session', host: 'root@10.0.0.7' }],
    [
      'scp app.tgz ann@web-1:/srv/',
      { kind: 'copy', host: 'ann@web-1', direction: 'there', from: ['app.tgz'], to: '/srv/' },
    ],
    [
      'scp -P 22 web-1:/var/log/a web-1:/var/log/b .',
      { kind: 'copy', host: 'web-1', direction: 'here', from: ['/var/log/a', '/var/log/b'], to: '.' },
    ],
    [
      "rsync -az --exclude '.git' dist/ web-1:/srv/app/",
      { kind: 'copy', host: 'web-1', direction: 'there', from: ['dist/'], to: '/srv/app/' },
    ],
    [
      'scp -p a b web-1:/srv/',
      { kind: 'copy', host: 'web-1', direction: 'there', from: ['a', 'b'], to: '/srv/' },
    ],
    ['scp -rP 2222 a web-1:', { kind: 'copy', host: 'web-1', direction: 'there', from: ['a'], to: '' }],
    [
      'scp -X nrequests=8 -D /srv/sftp -- -odd web-1:/srv/',
      { kind: 'copy', host: 'web-1', direction: 'there', from: ['-odd'], to: '/srv/' },
    ],
    [
      'rsync -P a web-1:/srv/ --port 2222 -p',
      { kind: 'copy', host: 'web-1', direction: 'there', from: ['a'], to: '/srv/' },
    ],
    [
      "rsync -ave 'ssh -p 22' --chmod=go-w a b web-1:/srv/",
      { kind: 'copy', host: 'web-1', direction: 'there', from: ['a', 'b'], to: '/srv/' },
    ],
    ['ssh -tp 2222 web-1', { kind: 'session', host: 'web-1' }],
    [
      'ssh web-1 -p 2222 uptime -p',
      { kind: 'command', host: 'web-1', command: 'uptime -p', options: ['-p 2222'] },
    ],
    ['ssh -vp2222 web-1 ls', { kind: 'command', host: 'web-1', command: 'ls', options: ['-p2222'] }],
  ])('is understood: %s', (command, remote) => {
    expect(readRemote(command)).toEqual(remote);
  });

  it.each([
    'ssh -L 5432:localhost:5432 web-1',
    'ssh web-1 uptime | tee log',
    'ssh web-1 "cd $(pwd)"',
    'scp a.txt b.txt',
    'scp a scp://web-1:2222//srv/',
    'ssh web-1 -L 5432:localhost:5432',
    'rsync -a C:\\data D:\\data',
    'ssh',
    "ssh web-1 'never closed",
    'systemctl restart shop',
  ])('is left alone where it is more or less than that: %s', (command) => {
    expect(readRemote(command)).toBeNull();
  });
});

describe('a copy that Slipway makes itself', () => {
  it.each([
    ['scp -p a web-1:/srv/', { from: ['a'], keepTimes: true, recursive: false }],
    ['scp -rp a b web-1:/srv/', { from: ['a', 'b'], keepTimes: true, recursive: true }],
    ['scp -q -O -- -r web-1:/srv/', { from: ['-r'], keepTimes: false, recursive: false }],
    ["scp 'my conf' web-1:/srv/", { from: ['my conf'] }],
  ])('is what scp would read: %s', (command, copy) => {
    expect(readPlainCopy(command)).toMatchObject(copy);
  });

  it.each([
    'scp -P 22 a web-1:',
    'scp -rP22 a web-1:',
    'scp -l 8 a web-1:',
    'scp -3 a web-1:',
    'scp -r .. web-1:',
  ])('is none of what says more: %s', (command) => {
    expect(readPlainCopy(command)).toBeNull();
  });

  it('knows every option letter of the programs that are installed here', () => {
    for (const [program, { withWord }] of Object.entries(optionRules)) {
      if (program === 'rsync') continue;
      const { stderr, error } = spawnSync(program, ['-Z']);
      if (error !== undefined) continue;
      const usage = stderr.toString();
      const letters = [...usage.matchAll(/\[-(\w) \w/g)].map(([, letter = '']) => letter);
      expect(letters.length).toBeGreaterThan(5);
      expect(letters.filter((letter) => !withWord.includes(letter))).toEqual([]);
      const [, flags = ''] = /\[-(\w{5,})\]/.exec(usage) ?? [];
      expect([...flags].filter((letter) => withWord.includes(letter))).toEqual([]);
    }
  });
});

describe('a session opened by a lone ssh line', () => {
  it('gives the lines behind it its host', () => {
    const { steps } = parse(
      fence('# In', 'ssh ann@web-1', '# There', 'cd shop', 'make up', '# Out', 'exit', '# Here', 'make page'),
    );
    expect(steps.map(({ title, where, host }) => [title, where, host])).toEqual([
      ['In', 'local', undefined],
      ['There', 'server', 'ann@web-1'],
      ['Out', 'server', 'ann@web-1'],
      ['Here', 'server', undefined],
    ]);
  });
});

describe('taking over', () => {
  const plan = parse(
    `${fence('ssh ann@web-1 "systemctl stop shop"', 'make page', 'scp a web-1:/srv/', 'rsync -a a/ web-1:/srv/')}\n- [ ] Up: \`ssh web-1 uptime\`\n`,
  );
  const commands = (sidecar: Sidecar) => {
    const taken = delegateSsh(plan, sidecar);
    const placed = assignTargets(taken, sidecar);
    return workOf(taken).map(({ id, command }) => [command, placed[id]]);
  };

  it('does not happen unless the sidecar says so', () => {
    expect(commands({ version: 1, targets: { 'web-1': { ssh: 'ann@web-1' } } })).toEqual([
      ['ssh ann@web-1 "systemctl stop shop"', 'local'],
      ['make page', 'local'],
      ['scp a web-1:/srv/', 'local'],
      ['rsync -a a/ web-1:/srv/', 'local'],
      ['ssh web-1 uptime', 'local'],
    ]);
  });

  it('runs what stood behind ssh on the target, by its address or its name, copies what scp would, and leaves rsync to itself', () => {
    const expected = [
      ['systemctl stop shop', 'web-1'],
      ['make page', 'local'],
      ['scp a web-1:/srv/', 'web-1'],
      ['rsync -a a/ web-1:/srv/', 'local'],
      ['uptime', 'web-1'],
    ];
    expect(commands({ version: 1, takeOver: true, targets: { 'web-1': { ssh: 'ann@web-1' } } })).toEqual(
      expected,
    );
    expect(commands({ version: 1, targets: { 'web-1': { ssh: 'ann@web-1', takeOver: true } } })).toEqual(
      expected,
    );
    expect(
      commands({
        version: 1,
        takeOver: true,
        targets: { 'web-1': { ssh: 'ann@web-1', takeOver: false } },
      })[0]?.[1],
    ).toBe('local');
  });

  it.each([
    ['scp -P 2222 a web-1:/srv/', 'it says how the host is reached'],
    ['scp a*.tgz web-1:/srv/', 'a pattern'],
    ['scp $FILE web-1:/srv/', 'what only a shell knows'],
    ['scp -l 800 a web-1:/srv/', 'an option that is not only about what goes where'],
    ['scp a web-2:/srv/', 'a host that nobody named'],
  ])('leaves "%s" as it is: %s', (line) => {
    const sidecar: Sidecar = { version: 1, takeOver: true, targets: { 'web-1': { ssh: 'web-1' } } };
    const taken = delegateSsh(parse(fence(line)), sidecar);
    expect(Object.values(assignTargets(taken, sidecar))).toEqual(['local']);
  });

  it('takes over a copy whose operand is still to be filled in', () => {
    const sidecar: Sidecar = { version: 1, takeOver: true, targets: { 'web-1': { ssh: 'web-1' } } };
    const taken = delegateSsh(parse(fence('scp app-<version>.tgz web-1:/srv/')), sidecar);
    expect(Object.values(assignTargets(taken, sidecar))).toEqual(['web-1']);
  });

  it('honours the user of an option, and refuses a line that says itself how its host is reached', () => {
    const lines = parse(fence('ssh -lann web-1 uptime', 'ssh -J jump -p2222 web-1 uptime'));
    const sidecar: Sidecar = {
      version: 1,
      takeOver: true,
      targets: { 'web-1': { ssh: 'ann@web-1' } },
    };
    const taken = delegateSsh(lines, sidecar);
    expect(taken.steps.flatMap(({ commands: each }) => each)).toEqual([
      'uptime',
      'ssh -J jump -p2222 web-1 uptime',
    ]);
    expect(taken.diagnostics.filter(({ code }) => code === 'take-over')).toMatchObject([
      { line: lines.steps.at(-1)?.line, message: expect.stringContaining('(-J jump -p2222)') },
    ]);
    const left = delegateSsh(lines, { ...sidecar, takeOver: false });
    expect(left.diagnostics.some(({ code }) => code === 'take-over')).toBe(false);
  });

  it('is explained before and after', async () => {
    const text = fence('ssh web-1 uptime');
    const before = await explainPlan(text, { version: 1 });
    expect(before.find(({ kind }) => kind === 'where')?.reasons).toContain(
      'it runs “uptime” on web-1; `takeOver` in the sidecar hands that to the transport',
    );
    const after = await explainPlan(text, {
      version: 1,
      takeOver: true,
      targets: { 'web-1': { ssh: 'web-1' } },
    });
    expect(after.find(({ kind }) => kind === 'where')).toMatchObject({ decision: 'web-1', overruled: true });
  });

  it('is proposed, with the machines that the document names, in a drafted sidecar', () => {
    const text = draftSidecar(parse(fence('# In', 'ssh ann@web-1', '# There', 'systemctl stop shop')), null);
    const { sidecar, diagnostics } = parseSidecar(text);
    expect(diagnostics).toEqual([]);
    expect(sidecar).toMatchObject({
      targets: { 'web-1': { ssh: 'ann@web-1' } },
      where: { 'Deploy > There': 'web-1' },
    });
    expect(text).toContain('takeOver');
  });
});
