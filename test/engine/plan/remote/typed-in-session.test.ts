import { describe, expect, it } from 'vitest';
import { resolveTargets } from '../../../../src/engine/plan/corrections/resolve-targets.ts';
import { loadPlanParser } from '../../../../src/engine/plan/parse/parse-plan.ts';
import { workOf } from '../../../../src/shared/plan/work.ts';
import type { Sidecar } from '../../../../src/shared/sidecar/sidecar.ts';

const parse = await loadPlanParser();
const text = `# Deploy the ferry

## Deployment

### Moor

\`\`\`bash
make build
ssh crew@quay
touch moored
exit
make tag
\`\`\`

\`\`\`bash
# Log in
ssh crew@quay

# Unload
sudo systemctl restart crane
\`\`\`

### Tell the harbor

\`\`\`bash
make told
\`\`\`
`;
const kinds = (sidecar: Sidecar): readonly string[] =>
  workOf(resolveTargets(parse(text), sidecar)).map(
    ({ kind, command, code }) => `${kind} ${command ?? code ?? ''}`,
  );

describe('what is typed into a session', () => {
  it('is a person’s where the session is opened from this machine, and nothing before or after it', () => {
    const sidecar: Sidecar = { version: 1, where: { Deployment: 'local' } };
    expect(kinds(sidecar)).toEqual([
      'step make build',
      'step ssh crew@quay',
      'manual touch moored',
      'manual exit',
      'step make tag',
      'step ssh crew@quay',
      'manual sudo systemctl restart crane',
      'step make told',
    ]);
    const said = resolveTargets(parse(text), sidecar).diagnostics.filter(
      ({ code }) => code === 'typed-in-session',
    );
    expect(said.map(({ message }) => message)).toEqual([
      expect.stringMatching(/^2 commands behind the ssh line to crew@quay are yours to type/),
      expect.stringMatching(/^1 command behind the ssh line to crew@quay is yours to type/),
    ]);
  });

  it('is a person’s in a fence that begins here, and waits for a target where all of it is for there', () => {
    expect(kinds({ version: 1 }).filter((each) => each.startsWith('manual'))).toEqual([
      'manual touch moored',
      'manual exit',
    ]);
  });

  it('runs there where the session is taken over, and nothing else does', () => {
    const sidecar: Sidecar = {
      version: 1,
      targets: { quay: { ssh: 'crew@quay', takeOver: true } },
      where: { Deployment: 'local' },
    };
    const plan = resolveTargets(parse(text), sidecar);
    expect(workOf(plan).map(({ command, target }) => [command, target ?? null])).toEqual([
      ['make build', null],
      ['cd ~', 'quay'],
      ['touch moored', 'quay'],
      ['exit', 'quay'],
      ['make tag', null],
      ['cd ~', 'quay'],
      ['sudo systemctl restart crane', 'quay'],
      ['make told', null],
    ]);
  });
});
