import { describe, expect, it } from 'vitest';
import { loadPlanParser } from '../../../src/engine/plan/parse/parse-plan.ts';
import { workOf } from '../../../src/shared/plan/work.ts';

const parse = await loadPlanParser();

describe('the title of a check', () => {
  it.each([
    ['Service is up: `systemctl status app`', 'Service is up', 'systemctl status app'],
    ['Service is up: systemctl status app', 'Service is up', 'systemctl status app'],
    ['Containers up (docker ps -a)', 'Containers up', 'docker ps -a'],
    ['Headers present: curl -I https://example.com', 'Headers present', 'curl -I https://example.com'],
    ['`df -h /`', 'df -h /', 'df -h /'],
  ])('%s → %s', (text, title, command) => {
    const [item] = workOf(parse(`# P\n\n## Pre-flight\n\n- [ ] ${text}\n`));
    expect(item).toMatchObject({ kind: 'check', title, command });
  });

  it('is the whole sentence where the command stands in a note below it', () => {
    const [item] = workOf(parse('# P\n\n## Pre-flight\n\n- [ ] Disk is free\n  - Command: `df -h /`\n'));
    expect(item).toMatchObject({ kind: 'check', title: 'Disk is free', command: 'df -h /' });
  });
});
