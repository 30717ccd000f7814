import { describe, expect, it } from 'vitest';
import { loadPlanParser } from '../../../../src/engine/plan/parse/parse-plan.ts';

const parse = await loadPlanParser();

/** The kinds of two sections, the second of which has this heading. */
function kinds(heading: string): readonly string[] {
  const fence = (command: string): string => `\`\`\`bash\n${command}\n\`\`\`\n`;
  const text = `# Mail\n\n## Deployment\n\n${fence('systemctl restart mail')}\n## ${heading}\n\n${fence('systemctl restart mail@1')}`;
  return parse(text).phases.map(({ kind }) => kind);
}

describe('a heading that says what is put back', () => {
  it.each([
    'Restore the previous release',
    'Restoring the old version',
    'Return to the previous version',
    'Switch back to the old pool',
    'Bring back the last release',
    'Reinstate 2.3',
    'Redeploy the previous image',
    'Back to the previous version',
    'Previous release',
    'Roll&nbsp;back',
    'Roll&#160;back',
  ])('is the way back: %s', (heading) => {
    expect(kinds(heading)).toEqual(['deploy', 'rollback']);
  });

  it.each(['Restore the search index', 'Deploy the workers', 'Switch the traffic', 'Bring up the workers'])(
    'is not: %s',
    (heading) => {
      expect(kinds(heading)).not.toContain('rollback');
    },
  );
});
