import { describe, expect, it } from 'vitest';
import { loadPlanParser } from '../../../../src/engine/plan/parse/parse-plan.ts';
import { workOf } from '../../../../src/shared/plan/work.ts';
import { assignTargets } from '../../../../src/shared/sidecar/assign-targets.ts';

const parse = await loadPlanParser();
const stepsOf = (info: string, text = 'make up') =>
  parse(`## Deploy\n\`\`\`${info}\n${text}\n\`\`\`\n`).steps;

describe('attributes behind the language of a fence', () => {
  it.each([
    'sh {"name":"restart","interactive":true,"timeout":"90s","target":"web-1","verify":"true","mine":{"a":1}}',
    `sh { name=restart interactive=true timeout="90s" target='web-1' verify=true mine={"a":1} }`,
  ])('are honoured in both spellings, unknown keys kept: %s', (info) => {
    const [step] = stepsOf(info);
    expect(step).toMatchObject({
      title: 'restart',
      interactive: true,
      verify: true,
      timeoutMs: 90_000,
      targets: ['web-1'],
      attributes: { name: 'restart', mine: expect.stringContaining('a') },
    });
  });

  it('name a step without changing its identity', () => {
    expect(stepsOf('sh { name=x }')[0]?.id).toBe(stepsOf('sh')[0]?.id);
  });

  it('keep a fence out of the run, or beside it', () => {
    expect(stepsOf('sh { excludeFromRunAll=true }')).toEqual([]);
    expect(stepsOf('sh { background=true }')[0]?.follow).toBe(true);
  });

  it('place a step on the target they name, unless the sidecar says otherwise', () => {
    const plan = parse('## Deploy\n```sh { target=web-1 }\nmake up\n```\n');
    const id = workOf(plan)[0]?.id ?? '';
    expect(assignTargets(plan, { version: 1 })[id]).toBe('web-1');
    expect(assignTargets(plan, { version: 1, where: { Deploy: 'local' } })[id]).toBe('local');
  });
});

describe('the comment of a list item', () => {
  it('gives it a target and a time limit, and is not part of its words', () => {
    const plan = parse('- [ ] Up: `make ping` <!-- slipway: target=web-1 timeout=60s note="ours" -->\n');
    expect(plan.items[0]).toMatchObject({
      text: 'Up: `make ping`',
      command: 'make ping',
      target: 'web-1',
      timeoutMs: 60_000,
      attributes: { note: 'ours' },
    });
    expect(workOf(plan)[0]).toMatchObject({ target: 'web-1', timeoutMs: 60_000 });
  });

  it('of another program says nothing', () => {
    expect(parse('- [ ] Up: `make ping` <!-- lint: target=x -->\n').items[0]?.attributes).toBeUndefined();
  });
});

describe('a fence for another shell', () => {
  it('is handed to that shell whole, and says where it can run', () => {
    const plan = parse("## Deploy\n```powershell\nWrite-Host 'a b'\n```\n```cmd\ndir C:\\\n```\n");
    expect(plan.steps.map(({ shell, commands }) => [shell, commands])).toEqual([
      ['powershell', ["Write-Host 'a b'"]],
      ['cmd', ['dir C:\\']],
    ]);
    expect(workOf(plan).map(({ command }) => command)).toEqual([
      "pwsh -NoProfile -NonInteractive -Command 'Write-Host '\\''a b'\\'''",
      "cmd.exe /d /c 'dir C:\\'",
    ]);
    expect(plan.diagnostics.filter(({ code }) => code === 'shell').map(({ line }) => line)).toEqual([2, 5]);
  });
});
