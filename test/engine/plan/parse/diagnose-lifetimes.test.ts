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
  it.each(['exec > >(tee deploy.log) 2>&1', 'exec 2>/dev/null', 'exec &> deploy.log'])(
    'is said where commands follow: %s',
    (command) => {
      expect(said(command, './deploy.sh')).toEqual(['This command redirects the output of its shell']);
      expect(said('./deploy.sh', command)).toEqual([]);
    },
  );

  it.each([
    'trap "echo bye" EXIT',
    'node server.js &',
    'exec 3> lock',
    'nohup ./server &',
    'make build && make push',
    'make 2>&1',
    './a & ./b & wait',
    'exec ./run.sh',
  ])('is not said of %s', (command) => {
    expect(said(command, './deploy.sh')).toEqual([]);
  });
});
