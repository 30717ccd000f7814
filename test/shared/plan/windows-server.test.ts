import { describe, expect, it } from 'vitest';
import { loadPlanParser } from '../../../src/engine/index.ts';
import { workOf } from '../../../src/shared/plan/work.ts';

const parse = await loadPlanParser();
const document = (...lines: readonly string[]): string =>
  ['# Deploy the harbor', '', '## Deployment', '', ...lines, ''].join('\n');

describe('a command for a Windows server', () => {
  const plan = parse(
    document(
      'On the server:',
      '',
      '```powershell',
      '# Let the pool start anew',
      'Restart-WebAppPool -Name Harbor',
      '```',
      '',
      'On your own computer:',
      '',
      '```bash',
      'make tag',
      '```',
    ),
  );

  it('is a person’s: its work is a manual line with the command to copy', () => {
    expect(workOf(plan).map(({ kind, title, code, command }) => ({ kind, title, code, command }))).toEqual([
      {
        kind: 'manual',
        title: 'Let the pool start anew',
        code: 'Restart-WebAppPool -Name Harbor',
        command: undefined,
      },
      { kind: 'step', title: 'make tag', code: undefined, command: 'make tag' },
    ]);
  });

  it('is said before the run', () => {
    const [said] = plan.diagnostics.filter(({ code }) => code === 'windows-server');
    expect(said?.message).toContain('1 command for a Windows server');
  });

  it('is a command like others on this machine', () => {
    const here = parse(document('On your own computer:', '', '```powershell', 'Get-ChildItem dist', '```'));
    expect(workOf(here).map(({ kind }) => kind)).toEqual(['step']);
  });
});
