import { describe, expect, it } from 'vitest';
import { stateSetBy } from '../../../../src/engine/plan/commands/shell-state.ts';

describe('what a command leaves in its shell', () => {
  it.each([
    ['cd /srv/app', { directory: '/srv/app' }],
    ['cd app && cd web', { directory: 'app/web' }],
    ['cd app; cd /opt', { directory: '/opt' }],
    ['mkdir -p build && cd build && make', { directory: 'build' }],
    ['pushd "$HOME/app"', { directory: '"$HOME/app"' }],
    ['if true; then cd app; fi', { directory: 'app' }],
    ['export TAG=v1', { variables: { TAG: 'v1' } }],
    ['export TAG=v1 ZONE="eu west"', { variables: { TAG: 'v1', ZONE: '"eu west"' } }],
    ['REPO="acme/shop"', { variables: { REPO: '"acme/shop"' } }],
    ['NOW=$(date +%s)', { variables: { NOW: '$(date +%s)' } }],
    ['declare -x A=1', { variables: { A: '1' } }],
    ['source .venv/bin/activate', { environments: ['source .venv/bin/activate'] }],
    ['. ./.env && cd app', { directory: 'app', environments: ['. ./.env'] }],
    ['eval "$(ssh-agent -s)"', { environments: ['eval "$(ssh-agent -s)"'] }],
    ['conda activate prod', { environments: ['conda activate prod'] }],
  ])('%s', (command, state) => {
    expect(stateSetBy(command)).toEqual(state);
  });

  it.each([
    'make deploy',
    'TAG=v1 make deploy',
    '(cd app && npm ci)',
    'echo "cd /tmp; A=1"',
    'ssh web "cd /srv/app && A=1 ./deploy"',
    'git log --since=yesterday',
    'OUT=$(cd app && pwd) make',
    "cat <<'EOF'\ncd /tmp\nEOF",
    'docker compose -f a.yml up --scale web=2',
    'kubectl config use-context prod',
  ])('nothing by %s', (command) => {
    expect(stateSetBy(command)).toBeNull();
  });
});
