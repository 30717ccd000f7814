import { beforeAll, describe, expect, it } from 'vitest';
import { parsePlan } from '../../../../src/engine/plan/parse/parse-plan.ts';
import { loadShellParser, type ShellParser } from '../../../../src/engine/plan/shell/shell-parser.ts';

let shell: ShellParser;
beforeAll(async () => {
  shell = await loadShellParser();
});

const said = (...commands: string[]): readonly string[] =>
  parsePlan(`# Ship\n\n## Deployment\n\n\`\`\`bash\n${commands.join('\n')}\n\`\`\`\n`, shell)
    .diagnostics.filter(({ code }) => code === 'ends-with-its-command')
    .map(({ message }) => message.split('.')[0] ?? '');

describe('what ends with its command', () => {
  it.each([
    ['node server.js &', /^This command starts a job in the background/],
    ['(./warm-up.sh) &', /^This command starts a job/],
    ['exec > >(tee deploy.log) 2>&1', /^What this command opens or redirects/],
    ['exec 3> lock', /^What this command opens/],
  ])('is said where commands follow: %s', (command, words) => {
    const found = said(command, './deploy.sh');
    expect(found).toHaveLength(1);
    expect(found[0]).toMatch(words);
    expect(said('./deploy.sh', command)).toEqual([]);
  });

  it.each([
    'trap "echo bye" EXIT',
    'nohup ./server &',
    'make build && make push',
    'make 2>&1',
    './a & ./b & wait',
    'exec ./run.sh',
  ])('is not said of %s', (command) => {
    expect(said(command, './deploy.sh')).toEqual([]);
  });
});
