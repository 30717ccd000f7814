import { mkdir, readFile, writeFile } from 'node:fs/promises';
import { join } from 'node:path';
import { describe, expect, it } from 'vitest';
import { explainPlan } from '../../../../src/engine/plan/explain/explain-plan.ts';
import { loadPlanParser } from '../../../../src/engine/plan/parse/parse-plan.ts';
import { readSidecar } from '../../../../src/engine/plan/sidecar/read-sidecar.ts';
import { writeAnswers } from '../../../../src/engine/plan/sidecar/write-answers.ts';
import type { StepNature } from '../../../../src/shared/plan/plan.ts';
import { decisionSchema } from '../../../../src/shared/sidecar/corrections.ts';
import { emptySidecar, type PlanCorrections } from '../../../../src/shared/sidecar/sidecar.ts';
import { tempFolders } from '../../../support/temp-folder.ts';

const folder = tempFolders();
const parse = await loadPlanParser();
const text = `# Shop

## Before release
- [ ] Linted: \`make lint\` on \`main\`
- [ ] Somebody looked at it
- [ ] Latency stays under 200 ms

## Deploy
\`\`\`bash
# Restart
systemctl restart shop
curl https://shop.example/<tag>
\`\`\`

## Extras
Nothing to run.
`;
const withPlan = (plan: PlanCorrections) => ({ ...emptySidecar, plan });
const decisions = (plan?: PlanCorrections, source = text) =>
  explainPlan(source, plan === undefined ? emptySidecar : withPlan(plan));

describe('an explanation', () => {
  it('weighs the kind of a heading in the open: every feature that spoke is shown with its weight', async () => {
    const [phase] = await explainPlan('## After the deploy\n- [ ] Look\n', { version: 1 });
    expect(phase?.decision).toBe('verify');
    expect(phase?.reasons[0]).toMatch(/^its words \(“after the deploy”\) are about: after \(\+\d/);
    const weights = (phase?.reasons ?? []).map((reason) =>
      Math.abs(Number(/\(([+-][\d.]+)\)$/.exec(reason)?.[1])),
    );
    expect(weights).toEqual(weights.toSorted((a, b) => b - a));
    expect(weights.every((weight) => weight > 0)).toBe(true);
  });

  it('names the rule behind every decision, in the order of the lines', async () => {
    const found = await decisions();
    for (const decision of found) {
      expect(decisionSchema.parse(decision)).toEqual(decision);
      expect(decision.reasons.length).toBeGreaterThan(0);
    }
    expect(found.map(({ line }) => line)).toEqual(found.map(({ line }) => line).toSorted((a, b) => a - b));
    expect(found.map(({ kind, text: what, decision }) => [kind, what, decision])).toEqual(
      expect.arrayContaining([
        ['phase', 'Before release', 'preflight'],
        ['command', 'make lint', 'command'],
        ['command', 'main', 'text'],
        ['command', 'Somebody looked at it', 'text'],
        ['threshold', 'Latency stays under 200 ms', 'budget'],
        ['command', 'systemctl restart shop', 'command'],
        ['where', 'Restart', 'server'],
        ['nature', 'Restart', 'step'],
        ['danger', 'Restart', 'harmless'],
        ['placeholder', '<tag>', 'ask'],
      ]),
    );
  });

  it('decides nothing else than the plan holds', async () => {
    const plan = parse(text);
    const found = await decisions();
    expect(found.filter(({ kind }) => kind === 'phase').map(({ decision }) => decision)).toEqual(
      plan.phases.map(({ kind }) => kind),
    );
    const commands = found.filter(({ kind, decision }) => kind === 'command' && decision === 'command');
    expect(commands.map((each) => each.text).toSorted()).toEqual(
      [
        ...plan.items.flatMap(({ command }) => command ?? []),
        ...plan.steps.flatMap((step) => step.commands),
      ].toSorted(),
    );
  });

  it('gives each line of a fence its own line', async () => {
    const found = await decisions();
    expect(found.find((each) => each.text.startsWith('curl'))?.line).toBe(12);
  });
});

describe('a correction in the sidecar', () => {
  it('changes the kind of a heading, and of what stands under it', () => {
    const source = '## Extras\n### Inner\n- [ ] one\n';
    expect(parse(source).phases.map(({ kind }) => kind)).toEqual(['preflight', 'preflight']);
    expect(parse(source, { phases: { Extras: 'rollback' } }).phases.map(({ kind }) => kind)).toEqual([
      'rollback',
      'rollback',
    ]);
  });

  it.each<[string, PlanCorrections['commands'], string | undefined]>([
    ['a code span', { 'make lint': false }, undefined],
    ['the item', { 'Linted: `make lint` on `main`': false }, undefined],
    ['the section', { 'Before release': false }, undefined],
    ['another span', { 'Before release > Linted: `make lint` on `main` > main': true }, 'make lint && main'],
    ['the item, by another command', { 'Linted: `make lint` on `main`': 'make lint-all' }, 'make lint-all'],
    ['nothing that stands here', { 'Deploy > make lint': false }, 'make lint'],
  ])('overrules %s', (_what, commands, expected) => {
    expect(parse(text, { commands }).items[0]?.command).toBe(expected);
  });

  it('gives a sentence without any code a command', () => {
    const item = parse(text, { commands: { 'Somebody looked at it': 'make look' } }).items[1];
    expect(item).toMatchObject({ kind: 'check', command: 'make look' });
  });

  it('drops, replaces and adds lines of fences', () => {
    expect(parse(text, { commands: { 'systemctl restart shop': false } }).steps[0]?.commands).toEqual([
      'curl https://shop.example/<tag>',
    ]);
    expect(
      parse(text, { commands: { 'Deploy > Restart': 'service shop restart' } }).steps[0]?.commands,
    ).toEqual(['service shop restart']);
    const listing = '## Deploy\n```text\nshopctl up\n```\n';
    expect(parse(listing).steps).toEqual([]);
    expect(parse(listing, { commands: { 'shopctl up': true } }).steps[0]?.commands).toEqual(['shopctl up']);
  });

  it('takes a placeholder as it stands, or asks for what is none', () => {
    expect(parse(text, { placeholders: { '<tag>': 'literal' } }).steps[0]?.placeholders).toEqual([]);
    expect(parse(text, { placeholders: { 'shop.example': 'ask' } }).steps[0]?.placeholders).toEqual([
      '<tag>',
      'shop.example',
    ]);
  });

  it('turns a budget into an alert rule, into nothing, and a sentence into a budget', () => {
    const key = 'Latency stays under 200 ms';
    const turned = parse(text, { thresholds: { [key]: 'alert' } });
    expect([turned.budgets.length, turned.alerts[0]?.value]).toEqual([0, 200]);
    expect(parse(text, { thresholds: { [key]: 'text' } }).budgets).toEqual([]);
    const rollback = '## Rollback\n- CPU under 80%\n';
    expect(parse(rollback).budgets).toEqual([]);
    expect(parse(rollback, { thresholds: { 'CPU under 80%': 'budget' } }).budgets[0]?.value).toBe(80);
  });

  it('says what a step is like: that it follows, verifies, waits for a person, or ends by itself', () => {
    const source = '## Deploy\n```sh\n# Watch\ntail -f app.log\n```\n';
    const like = (nature?: StepNature) => {
      const [step] = parse(source, nature === undefined ? undefined : { natures: { Watch: nature } }).steps;
      return [step?.follow, step?.verify, step?.interactive];
    };
    expect(like()).toEqual([true, false, undefined]);
    expect(like('step')).toEqual([false, false, false]);
    expect(like('verify')).toEqual([false, true, false]);
    expect(like('interactive')).toEqual([false, false, true]);
  });

  it('calls a step or a check dangerous, or harmless, and never what holds invisible characters', () => {
    const source =
      '## Deploy\n- [ ] Clean: `rm -rf build`\n- [ ] Odd: `make x\u200by`\n\n```sh\n# Restart\nmake up\n```\n';
    const dangers = (table?: Readonly<Record<string, boolean>>) => {
      const plan = parse(source, table === undefined ? undefined : { dangers: table });
      return [...plan.items, ...plan.steps].map(({ danger }) => danger);
    };
    const hidden = 'holds invisible characters and may not do what it reads like';
    expect(dangers()).toEqual(['removes files recursively', hidden, undefined]);
    const [clean, odd] = parse(source).items.map(({ text: words }) => words);
    expect(dangers({ [clean ?? '']: false, [odd ?? '']: false, 'Deploy > Restart': true })).toEqual([
      undefined,
      hidden,
      'is called dangerous in the sidecar',
    ]);
  });

  it('is marked in the explanation, with what the rules say', async () => {
    const found = await decisions({ phases: { Deploy: 'verify' }, commands: { 'make lint': false } });
    expect(found.find((each) => each.text === 'Deploy')).toMatchObject({
      decision: 'verify',
      overruled: true,
    });
    expect(found.find((each) => each.text === 'make lint')).toMatchObject({
      decision: 'text',
      overruled: true,
      reasons: ['the sidecar says so; the rules say a command', 'it begins with the program “make”'],
    });
  });

  it('does what the key of a decision promises', async () => {
    for (const { kind, key, decision } of await decisions()) {
      if (kind === 'command' && decision === 'command') {
        const after = await decisions({ commands: { [key]: false } });
        expect(after.find((each) => each.key === key && each.kind === kind)?.decision).toBe('text');
      }
      if (kind === 'nature') {
        const after = await decisions({ natures: { [key]: 'follow' } });
        expect(after.find((each) => each.key === key && each.kind === kind)?.decision).toBe('follow');
      }
      if (kind === 'danger') {
        const after = await decisions({ dangers: { [key]: decision === 'harmless' } });
        expect(after.find((each) => each.key === key && each.kind === kind)?.decision).not.toBe(decision);
      }
      if (kind === 'phase') {
        const after = await decisions({ phases: { [key]: 'record' } });
        expect(after.find((each) => each.key === key && each.kind === kind)?.decision).toBe('record');
      }
    }
  });
});

describe('writing corrections', () => {
  const open = async (sidecar: string | null) => {
    const dir = await folder();
    const document = join(dir, 'DEPLOY.md');
    await writeFile(document, text);
    if (sidecar !== null) await writeFile(join(dir, 'DEPLOY.slipway.yaml'), sidecar);
    return { document, read: () => readFile(join(dir, 'DEPLOY.slipway.yaml'), 'utf8') };
  };

  it('keeps comments, and every kind lands where it is honoured', async () => {
    const { document, read } = await open('# ours\nversion: 1\ntargets: { web: { ssh: web } } # keep me\n');
    await writeAnswers(document, [
      { kind: 'phase', key: 'Deploy', decision: 'verify' },
      { kind: 'command', key: 'make lint', decision: false },
      { kind: 'where', key: 'Deploy', decision: 'web' },
      { kind: 'nature', key: 'Restart', decision: 'verify' },
      { kind: 'danger', key: 'Restart', decision: true },
      { kind: 'placeholder', key: '<tag>', decision: 'literal' },
      { kind: 'threshold', key: 'Latency stays under 200 ms', decision: 'alert' },
    ]);
    expect(await read()).toMatch(/# ours[\s\S]*# keep me/);
    const { sidecar, diagnostics } = await readSidecar(document, text);
    expect(diagnostics).toEqual([]);
    const found = await explainPlan(text, sidecar);
    expect(new Set(found.filter(({ overruled }) => overruled).map(({ kind }) => kind)).size).toBe(7);
  });

  it('makes a sidecar where there is none, and takes a correction back', async () => {
    const { document, read } = await open(null);
    await writeAnswers(document, [{ kind: 'command', key: 'make lint', decision: false }]);
    expect(await read()).toContain('make lint: false');
    await writeAnswers(document, [{ kind: 'command', key: 'make lint', decision: null }]);
    expect(await read()).toMatch(/version: 1\n$/);
  });

  it('writes nothing that would not hold', async () => {
    const { document, read } = await open('version: 1\n');
    await expect(
      writeAnswers(document, [{ kind: 'where', key: 'Deploy', decision: 'web-9' }]),
    ).rejects.toThrow(/There is no target "web-9"/);
    expect(await read()).toBe('version: 1\n');
  });

  it('does not take a sidecar that cannot be read for none', async () => {
    const { document } = await open(null);
    await mkdir(document.replace('.md', '.slipway.yaml'));
    await expect(writeAnswers(document, [{ kind: 'command', key: 'x', decision: true }])).rejects.toThrow(
      /cannot be read/,
    );
  });
});
