import { expect, test } from 'vitest';
import {
  choicesOf,
  correctionTo,
  takeBack,
} from '../../src/renderer/screens/review/decisions/decision-choices.ts';
import { groupDecisions } from '../../src/renderer/screens/review/decisions/group-decisions.ts';
import { renderDocument } from '../../src/renderer/screens/review/decisions/render-document.ts';
import { describeEdit } from '../../src/renderer/screens/review/describe-edit.ts';
import { correctionSchema, type Decision, decisionKinds } from '../../src/shared/sidecar/corrections.ts';
import { plan } from './fixture/plan.ts';

const decided = (kind: Decision['kind'], decision: string, line = 1): Decision => ({
  kind,
  line,
  text: 'x',
  decision,
  reasons: ['because'],
  overruled: false,
  key: 'a > x',
});
const usual = {
  phase: 'deploy',
  command: 'command',
  where: 'unclear',
  nature: 'step',
  danger: 'harmless',
  placeholder: 'ask',
  threshold: 'budget',
} as const;

test('every choice that is offered for a decision is a correction the engine takes', () => {
  for (const kind of decisionKinds) {
    const decision = decided(kind, (usual as Readonly<Record<string, string>>)[kind] ?? '');
    const offered = choicesOf(decision, ['web-1']).map(({ value }) => value);
    expect(offered.length).toBeGreaterThan(1);
    expect(offered).toContain(decision.decision);
    for (const value of offered.filter((one) => one !== 'unclear')) {
      expect(correctionSchema.safeParse(correctionTo(decision, value)).success, `${kind} ${value}`).toBe(
        true,
      );
    }
    expect(correctionSchema.parse(takeBack(decision))).toMatchObject({ kind, decision: null });
  }
});

test('an unclear place offers every target, and is no choice itself', () => {
  const decision = decided('where', 'unclear');
  expect(choicesOf(decision, ['web-1', 'cdn']).map(({ value }) => value)).toEqual([
    'unclear',
    'local',
    'web-1',
    'cdn',
  ]);
  expect(correctionTo(decision, 'unclear')).toBeNull();
  expect(correctionTo(decision, 'cdn')).toEqual({ kind: 'where', key: 'a > x', decision: 'cdn' });
});

test('every decision stands in the section whose lines it comes from', () => {
  const lines = plan.phases.map(({ line }) => line);
  const decisions = lines.flatMap((line) => [
    decided('phase', 'deploy', line),
    decided('command', 'text', line),
  ]);
  const sections = groupDecisions(plan, decisions);
  expect(sections.map(({ kind, decisions: inside }) => [kind?.line, inside.length])).toEqual(
    [...lines].sort((a, b) => a - b).map((line) => [line, 1]),
  );
  expect(sections.at(-1)?.until).toBe(Number.POSITIVE_INFINITY);
});

test('a document is drawn part by part, with its boxes and what was taken for a command', () => {
  const text = '# T\n\n## A\n\n- [ ] Build: `make` and `main`\n- [x] Done\n\n## B\n\n```sh\nls\n```\n';
  const document = renderDocument(text, new Set(['make']));
  const first = document.html(3, 8);
  expect(first).toContain('<h2 data-line="3">A</h2>');
  expect(first).toContain('☐ Build: <code class="is-command">make</code> and <code>main</code>');
  expect(first).toContain('☑ Done');
  expect(first).not.toContain('B</h2>');
  expect(document.html(8, Number.POSITIVE_INFINITY)).toMatch(
    /<pre><code data-line="10" class="language-sh">ls/,
  );
});

test('nothing of a document can run, fetch or lead anywhere', () => {
  const text = [
    '<script>alert(1)</script>',
    '<img src=x onerror=alert(1)>',
    '![pixel](https://example.com/p.png)',
    '[go](https://example.com "t") [bad](javascript:alert(1))',
    '`<b>`',
    '```x" onclick="y\n</code><script>\n```',
  ].join('\n\n');
  const html = renderDocument(text, new Set()).html(1, Number.POSITIVE_INFINITY);
  expect(html).not.toMatch(/<(?:script|img|a|b)\b/);
  expect(html).not.toMatch(/<[^>]*\son\w+=/);
  expect(html).toContain('title="https://example.com"');
});

test('an edit that changes no item says so', () => {
  expect(describeEdit(null, plan)).toBeNull();
  expect(describeEdit(plan, plan)).toBeNull();
  expect(describeEdit(plan, { ...plan, hash: 'other' })).toContain('Its items are unchanged');
});
