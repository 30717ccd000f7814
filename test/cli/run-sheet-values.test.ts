import { readdir, readFile } from 'node:fs/promises';
import { join } from 'node:path';
import { beforeEach, describe, expect, it } from 'vitest';
import { fence, type ReleasedChecklist, releasedChecklists } from '../support/released-checklist.ts';

const checklist = releasedChecklists();

describe('a value that a document sets itself', () => {
  let ferry: ReleasedChecklist;
  beforeEach(async () => {
    ferry = await checklist();
  });

  it('in a fence of its own is known to the fences behind it, and not asked for', async () => {
    const { code } = await ferry.release(
      '## Deployment\n\nSay once which line it is:',
      fence('LINE="island/ferry"'),
      'Then:',
      fence('echo "sail $LINE" >> witness'),
    );
    expect(code).toBe(0);
    expect(await ferry.witness()).toEqual(['sail island/ferry']);
  });

  it('for a file is no command, though it stands in a fence for a shell', async () => {
    const { stdout } = await ferry.release(
      '## Deployment',
      fence('# In pg_hba.conf, add:', 'host    ferry    ferry_app    10.0.0.0/8    scram-sha-256'),
      fence('max_connections = 200'),
      fence('echo sailed >> witness'),
    );
    expect(stdout).not.toContain('max_connections');
    expect(await ferry.witness()).toEqual(['sailed']);
  });
});

describe('what stands in for a value', () => {
  it.each([
    ['a host in capitals', 'echo "to $(echo admin@QUAY_SERVER)" >> witness', 'QUAY_SERVER'],
    ['a file that is “yours”', 'echo db/0042_your_timetable.sql >> witness', '0042_your_timetable.sql'],
    ['a cut identifier', "printf 'AC...' >> witness", 'AC...'],
    ['a variable that nothing sets', 'echo "$TIMETABLE" >> witness', '$TIMETABLE'],
  ])('%s is asked for, and never run as it stands', async (_what, command, name) => {
    const ferry = await checklist();
    const { code, stderr } = await ferry.release(
      '## Deployment',
      fence(command),
      fence('echo after >> witness'),
    );
    expect(code).toBe(3);
    expect(stderr).toContain(name);
    expect(await ferry.witness()).toEqual([]);
  });
});

describe('a secret', () => {
  const deployment = [
    '## Deployment',
    fence(
      'echo "$(printf %s "${HARBOR_PASSWORD}" | wc -c)" >> witness',
      `sh -c 'printf %s "$1" | wc -c >> witness' _ "Bearer <PILOT_TOKEN>"`,
    ),
  ];

  it('is drafted by reference, however it is written, and no value is', async () => {
    const ferry = await checklist();
    await ferry.write('PLAN.md', `# Deploy the ferry\n\n${deployment.join('\n')}`);
    await ferry.slipway('init', join(ferry.dir, 'PLAN.md'));
    const drafted = await readFile(join(ferry.dir, 'PLAN.slipway.yaml'), 'utf8');
    expect(drafted).toMatch(/^secrets:\n {2}\w+: prompt.*\n {2}\w+: prompt/m);
    expect(drafted).toMatch(/^ {2}HARBOR_PASSWORD: prompt/m);
    expect(drafted).toMatch(/^ {2}PILOT_TOKEN: prompt/m);
    expect(drafted).not.toMatch(/^values:/m);
  });

  it('reaches the command, and no file of the run', async () => {
    const ferry = await checklist();
    await ferry.write('one', 'open-sesame');
    await ferry.write('two', 'abracadabra!');
    await ferry.write(
      'PLAN.slipway.yaml',
      'version: 1\nsecrets: { HARBOR_PASSWORD: "file:one", PILOT_TOKEN: "file:two" }\n',
    );
    const { code, stdout, stderr } = await ferry.release(...deployment);
    expect({ code, stderr }).toMatchObject({ code: 0 });
    expect((await ferry.witness()).map(Number)).toEqual([11, 'Bearer abracadabra!'.length]);
    const root = join(ferry.dir, 'state');
    const files = (await readdir(root, { recursive: true, withFileTypes: true })).filter((each) =>
      each.isFile(),
    );
    const kept = await Promise.all(files.map((each) => readFile(join(each.parentPath, each.name), 'utf8')));
    for (const text of [stdout, stderr, ...kept]) expect(text).not.toMatch(/open-sesame|abracadabra/);
  });
});
