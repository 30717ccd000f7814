import { hash } from 'node:crypto';
import { mkdir, writeFile } from 'node:fs/promises';
import { join } from 'node:path';
import { describe, expect, it } from 'vitest';
import {
  checkReadiness,
  preconditionsOf,
} from '../../../../src/engine/rollback/readiness/readiness-check.ts';
import type { KeptPath, RestorePoint } from '../../../../src/shared/journal/events.ts';
import { itemOf, planOf } from '../../../shared/run/moves/scene.ts';
import { targetsFor } from '../../../support/session.ts';
import { tempFolders } from '../../../support/temp-folder.ts';

const folder = tempFolders();
const step = itemOf(planOf('# P\n\n## Rollback\n\n```bash\nmake restore\n```\n'), 'make restore');
const needsOf = (...commands: readonly string[]) =>
  preconditionsOf(commands.map((command) => ({ ...step, command })));

describe('the programs a rollback needs', () => {
  it.each([
    ['one command', 'cp kept/app live/app', ['cp']],
    ['every command of a list', 'cd /srv && tar xf kept.tgz; mv a b || false', ['cd', 'tar', 'mv', 'false']],
    ['every command of a pipe', 'zcat dump.gz | psql app', ['zcat', 'psql']],
    ['every line', 'cp a b\nsystemctl restart app', ['cp', 'systemctl']],
    ['what sudo runs', 'sudo rsync -a a b', ['rsync']],
    ['a program once', 'cp a b && cp c d', ['cp']],
    ['no path: it may come with the release', './bin/restore && /srv/app/bin/migrate', []],
    ['no variable', '$RESTORE now; MODE=1 make', []],
  ])('are those of %s', (_what, command, programs) => {
    expect(needsOf(command).programs).toEqual(programs);
  });

  it('are those of all steps', () => {
    expect(needsOf('cp a b', 'systemctl restart app', 'cp c d').programs).toEqual(['cp', 'systemctl']);
  });

  it.each([
    ['a line that is continued', 'docker run --rm \\\n  nginx \\\n  restore', ['docker']],
    ['a quoted word with separators', 'psql -c "update x; commit | y" && cp a b', ['psql', 'cp']],
    ['single quotes over lines', "sh -c 'one\ntwo; three'", ['sh']],
    ['a remark', '# stop; carefully\ncp a b # then; rest', ['cp']],
    ['a hash within a word', 'cp a#b; mv c d', ['cp', 'mv']],
    ['a here-document', 'psql app <<SQL\nUPDATE x;\nCOMMIT;\nSQL\ncp a b', ['psql', 'cp']],
    [
      'a quoted here-document in a pipe',
      "cat <<'EOF' | tee out\nconst a = 1;\nEOF\ncp a b",
      ['cat', 'tee', 'cp'],
    ],
    ['an indented here-document', 'cat <<-END\n\tone two\n\tEND\ncp a b', ['cat', 'cp']],
  ])('ignore %s', (_what, command, programs) => {
    expect(needsOf(command).programs).toEqual(programs);
  });

  it('are empty for a manual box', () => {
    const { command: _none, ...box } = step;
    expect(preconditionsOf([box])).toEqual({ programs: [], units: [] });
  });
});

describe('the units a rollback needs', () => {
  it.each([
    ['systemctl restart app.service', ['app.service']],
    ['sudo systemctl stop web && sudo systemctl start web', ['web']],
    ['systemctl reload "nginx"', ['nginx']],
    ['systemctl daemon-reload', []],
    ['systemctl status app', []],
    ['systemctl', []],
    ['echo systemctl restart app', []],
  ])('of %j', (command, units) => {
    expect(needsOf(command).units).toEqual(units);
  });
});

describe('whether a rollback is ready', () => {
  async function pinned(): Promise<{ dir: string; path: KeptPath; point: RestorePoint }> {
    const dir = await folder();
    await mkdir(join(dir, 'kept'));
    const path = {
      path: join(dir, 'app'),
      kept: join(dir, 'kept', 'app'),
      sha256: hash('sha256', 'old'),
      bytes: 3,
    };
    await writeFile(path.kept, 'old');
    return { dir, path, point: { id: 'p', target: 'local', version: '1', paths: [path] } };
  }
  const nothing = { programs: [], units: [] };

  it('it is when the kept copies are intact and the programs exist', async () => {
    const { dir, point } = await pinned();
    const targets = targetsFor(dir, { version: 1 });
    expect(await checkReadiness(point, { programs: ['cp', 'sh'], units: [] }, targets, 4_000)).toEqual({
      ready: true,
      reasons: [],
      expectedMs: 4_000,
    });
  });

  it.each(['other', 'old\n', ''])('it is not when a kept copy now contains %j', async (content) => {
    const { dir, point, path } = await pinned();
    await writeFile(path.kept, content);
    const armed = await checkReadiness(point, nothing, targetsFor(dir, { version: 1 }), null);
    expect(armed).toEqual({
      ready: false,
      reasons: [`the kept copy ${path.kept} is missing or changed`],
      expectedMs: null,
    });
  });

  it('every reason is reported, not only the first', async () => {
    const { dir, point } = await pinned();
    const needs = { programs: ['no-such-program', 'sh', 'nor-this'], units: [] };
    const gone = { ...point, paths: point.paths.map((path) => ({ ...path, kept: `${path.kept}.gone` })) };
    expect((await checkReadiness(gone, needs, targetsFor(dir, { version: 1 }), null)).reasons).toEqual([
      expect.stringContaining('app.gone is missing or changed'),
      'the command no-such-program is not there',
      'the command nor-this is not there',
    ]);
  });

  it('there must be room for twice what is restored', async () => {
    const { dir, point } = await pinned();
    const huge = { ...point, paths: point.paths.map((path) => ({ ...path, bytes: 2 ** 52 })) };
    expect((await checkReadiness(huge, nothing, targetsFor(dir, { version: 1 }), null)).reasons).toEqual([
      `too little space left in ${dir}`,
    ]);
  });

  it('of a group, a reason names its host', async () => {
    const { dir, point, path } = await pinned();
    await writeFile(path.kept, 'other');
    const group = { ...point, target: 'web', hosts: [{ host: 'local', version: '1', paths: [path] }] };
    const { reasons } = await checkReadiness(group, nothing, targetsFor(dir, { version: 1 }), null);
    expect(reasons).toEqual([`local: the kept copy ${path.kept} is missing or changed`]);
  });

  it('a host that refused the connection is not asked again in the background', async () => {
    const { dir, point } = await pinned();
    const targets = targetsFor(dir, { version: 1, targets: { web: { ssh: 'web' } } });
    targets.isRefused = (host) => host === 'web';
    const there = { ...point, target: 'web' };
    expect((await checkReadiness(there, nothing, targets, null)).reasons).toEqual([
      'its connection was refused',
    ]);
  });
});
