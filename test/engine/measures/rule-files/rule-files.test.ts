import { execFileSync } from 'node:child_process';
import { existsSync } from 'node:fs';
import { writeFile } from 'node:fs/promises';
import { join } from 'node:path';
import { describe, expect, it } from 'vitest';
import { parse as parseYaml } from 'yaml';
import { parseExposition, readExposition } from '../../../../src/engine/measures/parse-exposition.ts';
import { expressionOf, type RulePage } from '../../../../src/engine/measures/rule-files/expression-of.ts';
import { readRuleFile } from '../../../../src/engine/measures/rule-files/read-rule-file.ts';
import { leastForMs } from '../../../../src/engine/measures/rule-files/rule-duration.ts';
import { writeRuleFile } from '../../../../src/engine/measures/rule-files/write-rule-file.ts';
import { loadPlanParser } from '../../../../src/engine/plan/parse/parse-plan.ts';
import type { Plan } from '../../../../src/shared/plan/plan.ts';
import { tempFolders } from '../../../support/temp-folder.ts';

const folder = tempFolders();
const parse = await loadPlanParser();
const promtool = '/usr/bin/promtool';
const promtoolMissing = existsSync(promtool) ? null : `${promtool} is not installed`;

const text = `http_requests_total{code="200"} 10
http_requests_total{code="500"} 1
http_request_duration_seconds_bucket{le="0.1"} 5
http_request_duration_seconds_bucket{le="+Inf"} 9
process_resident_memory_bytes 5e7
process_cpu_seconds_total 3
cache_hits_total 5
cache_misses_total 1
db_connections_active 4
jobs_waiting{queue="mail"} 2
mails_sent_total 4
`;
const document = `# Shop {{ release }}

## Monitoring

### Alerts

- High error rate (>5%) for 5 minutes
- p99 latency above 500 ms
- Response time above 2 s
- Memory above 400 MB for 90 seconds
- CPU above 80%
- Throughput below 5 req/s
- Cache hit rate below 60%
- Database connections above 50
- Mail queue above 1000 for 1 minute
- Mails below 1
- Service down
- Disk space low (<10%)
- SSL certificate expiring
- Odd "rule": {{ $value }} # above 7
`;

const page: RulePage = {
  scrape: { at: 0, samples: parseExposition(text) },
  series: {
    'Mail queue above 1000 for 1 minute': 'jobs_waiting{queue="mail"}',
    'Mails below 1': 'mails_sent_total',
  },
  queries: { 'Odd "rule": {{ $value }} # above 7': 'max by (x) (odd{y="z"} offset 5m)' },
  service: '{job="shop"}',
};

function exported(plan: Plan, pages: readonly RulePage[] = [page]): string {
  return writeRuleFile(
    plan.title,
    plan.alerts.map((rule) => ({ rule, expression: expressionOf(rule, pages, false) })),
  );
}

describe('the alert rules of a document as a Prometheus rule file', () => {
  const plan = parse(document);

  it('are groups with the words, the line and the duration of each; what has no series is a comment with the reason', () => {
    const file = exported(plan);
    const { groups } = parseYaml(file) as { groups: { name: string; rules: Record<string, unknown>[] }[] };
    expect(groups).toHaveLength(1);
    expect(groups[0]?.rules[0]).toEqual({
      alert: 'HighErrorRate5PercentFor5Minutes',
      expr: '100 * sum(rate(http_requests_total{code=~"5.."}[1m])) / sum(rate(http_requests_total[1m])) > 5',
      for: '5m',
      labels: { severity: 'warning' },
      annotations: {
        summary: 'High error rate (>5%) for 5 minutes',
        document_rule: 'High error rate (>5%) for 5 minutes',
        document_line: '7',
      },
    });
    expect(file).toMatch(/^# Not exported, because Prometheus cannot evaluate it:$/m);
    expect(file).toMatch(
      /^# - line \d+, “Disk space low \(<10%\)”: Slipway reads it from \/proc of the host/m,
    );
    expect(file).toMatch(/^# - line \d+, “SSL certificate expiring”: it names no number/m);
  });

  it.skipIf(promtoolMissing !== null)('pass `promtool check rules`', async () => {
    const dir = await folder();
    for (const [name, file] of [
      ['all.yml', exported(plan)],
      ['none.yml', exported(plan, [])],
      ['nothing.yml', exported(parse('# Nothing\n'))],
    ] as const) {
      await writeFile(join(dir, name), file);
      const said = execFileSync(promtool, ['check', 'rules', join(dir, name)], { encoding: 'utf8' });
      expect(said).toMatch(/SUCCESS/);
    }
  });

  it('come back as the same rules', () => {
    const { rules, refused, problem } = readRuleFile(exported(plan), true);
    expect({ refused, problem }).toEqual({ refused: [], problem: null });
    const back = new Map(rules.map((rule) => [rule.text, rule]));
    const sent = plan.alerts.filter(({ text: words }) => !/^Disk|^SSL/.test(words));
    expect(rules.map(({ text: words }) => words)).toEqual(sent.map(({ text: words }) => words));
    for (const rule of sent)
      expect(back.get(rule.text), rule.text).toMatchObject({
        op: rule.op,
        value: rule.value,
        unit: rule.unit ?? '',
        forMs: leastForMs(rule),
      });
    expect(back.get('Mail queue above 1000 for 1 minute')?.series).toBe('jobs_waiting{queue="mail"}');
  });

  it('say why where their series have names that only a new Prometheus takes', async () => {
    const { samples } = await readExposition('{"http.requests_total", code="200"} 4\n', {});
    const odd = {
      ...page,
      scrape: { at: 0, samples },
      series: { [plan.alerts[9]?.text ?? '']: '{"mails.sent"}' },
    };
    const file = exported(plan, [odd]);
    expect(file).toMatch(/“Mails below 1”: the series \{"mails\.sent"\} has a name/);
  });
});

describe('a Prometheus rule file', () => {
  const group = (rules: string): string => `groups:\n- name: g\n  rules:\n${rules}`;

  it('names every rule that is not taken, with the reason', () => {
    const { rules, refused } = readRuleFile(
      group(`  - { alert: Good, expr: 'queue_depth > 5', for: 1m, keep_firing_for: 5m }
  - { alert: Good, expr: 'queue_depth > 6' }
  - { record: 'job:x', expr: 'sum(x)' }
  - { alert: NoExpr }
  - { alert: 7, expr: 'x > 1' }
  - { alert: BadFor, expr: 'x > 1', for: soon }
  - { alert: List, expr: [1, 2] }
  - just text
  - { alert: Joined, expr: 'a > 1 and b > 2' }
- name: other
- 5
`),
      false,
    );
    expect(rules).toMatchObject([
      {
        text: 'Good',
        value: 5,
        forMs: 60_000,
        notes: [/added up/, /keep_firing_for/].map((each) => expect.stringMatching(each)),
      },
    ]);
    expect(refused.map(({ name, why }) => `${name}: ${why}`)).toEqual([
      expect.stringMatching(/^group 2: it has no list/),
      expect.stringMatching(/^group 3: it has no list/),
      expect.stringMatching(/^Good: another rule/),
      expect.stringMatching(/^job:x: it records/),
      expect.stringMatching(/^NoExpr: it has no/),
      expect.stringMatching(/^rule 5: it has no/),
      expect.stringMatching(/^BadFor: its `for` is no duration: soon/),
      expect.stringMatching(/^List: it has no/),
      expect.stringMatching(/^rule 8: it has no/),
      expect.stringMatching(/^Joined: /),
    ]);
  });

  it.each([
    ['', /no list “groups”/],
    ['groups: 5', /no list “groups”/],
    ['[[[', /no YAML/],
    ['a: *b', /no YAML/],
    [
      `a: &a [x]\n${Array.from({ length: 60 }, (_, n) => `b${n}: &b${n} [*${n === 0 ? 'a' : `b${n - 1}`}, *${n === 0 ? 'a' : `b${n - 1}`}]`).join('\n')}`,
      /its anchors unfold to too much/,
    ],
    [
      group(Array.from({ length: 10_000 }, (_, n) => `  - { alert: A${n}, expr: 'x > ${n}' }`).join('\n')),
      /more than 1000 rules/,
    ],
  ])('that lies is refused as a whole: case %#', (file, why) => {
    const read = readRuleFile(file, true);
    expect(read.rules).toEqual([]);
    expect(read.problem).toMatch(why);
  });

  it('that holds itself is read as far as it is one', () => {
    const { rules, refused, problem } = readRuleFile(
      'groups: &g\n- *g\n- rules: &r\n  - *r\n  - &x { alert: A, expr: "x > 1", annotations: { a: *x } }\n',
      true,
    );
    expect(problem).toBeNull();
    expect(rules).toMatchObject([{ text: 'A', value: 1 }]);
    expect(refused.map(({ name }) => name)).toEqual(['group 1', 'rule 1']);
  });
});
