import { describe, expect, it } from 'vitest';
import { loadPlanParser } from '../../../../src/engine/index.ts';

const parse = await loadPlanParser();
const commandsOf = (...lines: readonly string[]) =>
  parse(['# Deploy', '', '## Deployment', '', ...lines, ''].join('\n')).sheet?.flatMap(({ command }) =>
    command === undefined ? [] : [command],
  );

describe('the lines of a fence', () => {
  it('are no commands where they are what the file opened above them is to hold', () => {
    expect(
      commandsOf(
        '```bash',
        'vim ~/.harbor_profile',
        'export HARBOR_HOME=~/harbor',
        'source ~/harbor/env',
        'make start',
        'export HARBOR_PORT=80',
        '```',
      ),
    ).toEqual(['vim ~/.harbor_profile', 'make start', 'export HARBOR_PORT=80']);
  });

  it('ask a person where the text above says that they do', () => {
    const plan = parse(
      '# Deploy\n\n## Deployment\n\nRemove the old index. The command will ask you to confirm:\n\n```bash\nharbor index remove old\nharbor index remove older\nharbor status\n```\n\nLook at it:\n\n```bash\nharbor index rebuild\n```\n',
    );
    expect(
      plan.sheet?.flatMap(({ command, nature }) => (command === undefined ? [] : [[command, nature]])),
    ).toEqual([
      ['harbor index remove old', 'interactive'],
      ['harbor index remove older', 'interactive'],
      ['harbor status', 'check'],
      ['harbor index rebuild', 'effect'],
    ]);
  });
});
