import { describe, expect, it } from 'vitest';
import { mentionsArtifact } from '../../../../src/engine/run/prepare/mentions-artifact.ts';

describe('an artifact is uploaded for a command', () => {
  it.each([
    ['cp dist /srv', 'dist'],
    ['cp -r dist/ /srv', 'dist'],
    ['cp -r dist /srv', 'dist/'],
    ['./dist/app --version', 'dist'],
    ['cp ./dist /srv', 'dist'],
    ['cp dist/app /srv', './dist'],
    ['install -m 755 dist/app /usr/bin', 'dist/app'],
    ['cp "dist/app" /srv', 'dist'],
    ["cp 'build output/app' /srv", 'build output'],
    ['cp build\\ output/app /srv', 'build output'],
    ['docker build --build-context app=dist .', 'dist'],
    ['sync --from=dist --to=/srv', 'dist'],
    ['rsync -a host:dist /srv', 'dist'],
    ['cp "$PWD/dist/app" /srv', 'dist'],
    ['cp "$(pwd)"/dist/app /srv', 'dist'],
    ['cp ${HERE}/dist/app /srv', 'dist'],
    ['cp {dist,proto} /srv', 'proto'],
    ['(cd dist; ls)', 'dist'],
    ['cat<dist/app>/srv/app', 'dist'],
    ['curl -d @dist/app http://localhost', 'dist'],
    ["sh -c 'cd dist && ./app'", 'dist'],
    ['cp --distribution mydist dist', 'dist'],
    ['cp -r \\\n  dist /srv', 'dist'],
    ['cp -r . /srv', '.'],
  ])('%s ← %s', (command, artifact) => {
    expect(mentionsArtifact(command, artifact)).toBe(true);
  });
});

describe('an artifact is not uploaded for a command that only holds its letters', () => {
  it.each([
    ['./configure --distribution stable', 'dist'],
    ['cp mydist /srv', 'dist'],
    ['cp dist.tar.gz /srv', 'dist'],
    ['cp dist-old /srv', 'dist'],
    ['ls /usr/lib/python3/dist-packages', 'dist'],
    ['cp build/dist /srv', 'dist'],
    ['cp /opt/dist /srv', 'dist'],
    ['cp dist /srv', 'dist/app'],
    ['cp distXapp /srv', 'dist.app'],
    ['systemctl restart app', 'app.conf'],
  ])('%s ← %s', (command, artifact) => {
    expect(mentionsArtifact(command, artifact)).toBe(false);
  });
});
