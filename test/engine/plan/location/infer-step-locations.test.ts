import { describe, expect, it } from 'vitest';
import {
  inferStepLocations,
  type PlacedGroup,
} from '../../../../src/engine/plan/location/infer-step-locations.ts';

/** A group of steps with one command each. */
function group(commands: readonly string[], known: Partial<PlacedGroup> = {}): PlacedGroup {
  return {
    headings: ['Deploy'],
    lead: '',
    rollback: false,
    steps: commands.map((command) => ({ title: '', commands: [command] })),
    ...known,
  };
}

function titled(title: string, ...commands: string[]): PlacedGroup {
  return group([], { steps: [{ title, commands }] });
}

function places(title: string, ...groups: PlacedGroup[]): readonly string[] {
  return inferStepLocations(title, groups)
    .flat()
    .map(({ where, host }) => (host === undefined ? where : `${where} ${host}`));
}

describe('where a step runs', () => {
  it.each<readonly [string, string, readonly PlacedGroup[], readonly string[]]>([
    ['by its own words', '', [group(['systemctl restart web', 'kubectl get pods'])], ['server', 'local']],
    ['by its title', '', [titled('On the server', './deploy.sh')], ['server']],
    ['by the sentence above it', '', [group(['./deploy.sh'], { lead: 'On the server:' })], ['server']],
    ['by a heading', '', [group(['./deploy.sh'], { headings: ['Server', 'Deploy'] })], ['server']],
    [
      'by a heading that says here, whatever folder is entered',
      '',
      [group(['cd /home/me/shop', 'rm -rf dist'], { headings: ['On your local machine'] })],
      ['local', 'local'],
    ],
    ['by the nearest heading', '', [group(['./x.sh'], { headings: ['Server', 'Local build'] })], ['local']],
    ['beside a command of a server', '', [group(['./x.sh', 'systemctl stop web'])], ['server', 'server']],
    ['in a checkout', 'Server', [group(['npm ci'])], ['local']],
    ['in a document about servers', 'Server setup', [group(['docker ps'])], ['server']],
    ['beside local work', 'Server setup', [group(['docker ps', 'kubectl get pods'])], ['local', 'local']],
    ['nobody knows, with containers and no machine', '', [group(['docker ps'])], ['unclear']],
    [
      'nobody knows, where a port of “this machine” is asked',
      '',
      [group(['curl localhost:80'])],
      ['unclear'],
    ],
    ['here, where a checkout asks itself', '', [group(['npm ci', 'curl localhost:80'])], ['local', 'local']],
    ['here, where nothing speaks for anywhere else', '', [group(['./deploy.sh'])], ['local']],
    [
      'at a server, where a script takes a release back in a document about servers',
      'Server setup',
      [group(['./rollback.sh'], { rollback: true })],
      ['server'],
    ],
  ])('is known %s', (_how, title, groups, expected) => {
    expect(places(title, ...groups)).toEqual(expected);
  });

  it('comes with the rules that said so', () => {
    const [[placed] = []] = inferStepLocations('', [titled('On the server', './deploy.sh')]);
    expect(placed?.reasons).toEqual(['its title “On the server” names the place']);
  });
});

describe('a session on another machine', () => {
  it('holds for the steps behind the line that opens it, which is typed here', () => {
    expect(places('', group(['ssh deploy@web-1', './deploy.sh', 'ls']))).toEqual([
      'local',
      'server deploy@web-1',
      'server deploy@web-1',
    ]);
  });

  it('holds in the groups of its section, and not in the next section', () => {
    const next = group(['./notify.sh'], { headings: ['Verify'] });
    expect(places('', group(['ssh web-1']), group(['./deploy.sh']), next)).toEqual([
      'local',
      'server web-1',
      'local',
    ]);
  });

  it('ends where its author leaves', () => {
    expect(places('', group(['ssh web-1', './a.sh', 'exit', './b.sh'])).slice(1, 2)).toEqual([
      'server web-1',
    ]);
    expect(places('', group(['ssh web-1', './a.sh', 'exit', 'npm ci'])).at(-1)).toBe('local');
  });

  it('ends where a title says that it is done here', () => {
    const here = group([], { steps: [{ title: 'On your laptop', commands: ['./b.sh'] }] });
    expect(places('', group(['ssh web-1', './a.sh']), here)).toEqual(['local', 'server web-1', 'local']);
  });

  it('names no host where a directory gave it away', () => {
    expect(places('', group(['cd /srv/app', './deploy.sh']))).toEqual(['server', 'server']);
  });
});

describe('a program of the project', () => {
  it('goes where it was run before', () => {
    const told = group(['./deploy.sh'], { lead: 'On the server:', headings: ['One'] });
    const untold = group(['./deploy.sh --again'], { headings: ['Two'] });
    expect(places('', told, untold)).toEqual(['server', 'server']);
  });
});
