import { describe, expect, it } from 'vitest';
import { parseSidecar } from '../../../src/engine/plan/sidecar/read-sidecar.ts';
import {
  nameCopies,
  renamedCopies,
  restorePathProblems,
  tidyPath,
} from '../../../src/shared/restore-point/restore-paths.ts';

describe('the paths of a restore point', () => {
  it.each([
    ['/srv/app/', '/srv/app'],
    ['/srv//app///', '/srv/app'],
    ['/srv/./app/.', '/srv/app'],
    ['./app', 'app'],
    ['-app', '-app'],
    ['/srv/app.', '/srv/app.'],
    ['/srv/.app', '/srv/.app'],
    ['~/', '~'],
    ['/', '/'],
    ['//', '/'],
    ['/.', '/'],
    ['two\nlines\n', 'two\nlines\n'],
  ])('are taken without what says nothing: %s', (path, tidy) => {
    expect(tidyPath(path)).toBe(tidy);
  });

  it('give their copies their last names, and a number to the second of a name', () => {
    const names = (...paths: readonly string[]) => nameCopies(paths, 'slipway-r').map(({ name }) => name);
    expect(names('/a/x', '/b/y')).toEqual(['x', 'y']);
    expect(names('/a/x', '/b/x/', '/c/x')).toEqual(['x', 'x.2', 'x.3']);
    expect(names('/a/x', '/b/x', '/c/x.2', '/d/x.2')).toEqual(['x', 'x.3', 'x.2', 'x.2.2']);
    expect(names('/a/x', '/a/x/', '/a/./x')).toEqual(['x']);
    expect(names('/a/slipway-r', '/a/slipway-r.part')).toEqual(['slipway-r.2', 'slipway-r.part.2']);
    expect(renamedCopies(['/a/x', '/b/x'])).toEqual([{ path: '/b/x', name: 'x.2' }]);
  });

  it.each([
    [['/srv/app'], '/srv/app/', /is keepIn itself/],
    [['/srv/app/'], '/srv/app/backup', /keepIn \(\/srv\/app\/backup\) lies in \/srv\/app\//],
    [['/srv/keep/app'], '/srv/keep', /lies in keepIn \(\/srv\/keep\), among the copies/],
    [['~/app'], '~/app/./keep', /lies in ~\/app/],
    [['app'], './app/keep', /lies in app/],
    [['/'], '/keep', /has no name of its own/],
    [['~'], '/keep', /has no name of its own/],
    [['/srv/app/..'], '/keep', /has no name of its own/],
    [['.'], '/keep', /has no name of its own/],
  ])(
    'are refused where their copies would lie in them or they among the copies: %s, %s',
    (paths, keepIn, words) => {
      expect(restorePathProblems(paths, keepIn).map(({ message }) => message)).toEqual([
        expect.stringMatching(words),
      ]);
    },
  );

  it.each([
    [['/app/app', '/app/proto'], '/app/backup'],
    [['/srv/app'], '/srv/app-backup'],
    [['/srv/app', '/srv/app/conf'], '/srv/keep'],
  ])('are fine beside each other: %s, %s', (paths, keepIn) => {
    expect(restorePathProblems(paths, keepIn)).toEqual([]);
  });

  it('are checked with the sidecar, at their place', () => {
    const { diagnostics } = parseSidecar(
      'version: 1\nrestorePoint:\n  keepIn: /srv/app/keep\n  paths:\n    - /etc/app\n    - /srv/app\n',
    );
    expect(diagnostics).toMatchObject([
      {
        severity: 'error',
        line: 6,
        message: expect.stringMatching(/keepIn \(\/srv\/app\/keep\) lies in \/srv\/app/),
      },
    ]);
  });
});
