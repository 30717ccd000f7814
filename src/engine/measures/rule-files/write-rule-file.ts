import { Document, stringify } from 'yaml';
import type { AlertRule } from '../../../shared/plan/plan.ts';
import { showHidden } from '../../../shared/text/control-characters.ts';
import type { Expression } from './expression-of.ts';
import { leastForMs, prometheusDuration } from './rule-duration.ts';

/** A rule of a document with what Prometheus makes of it. */
export interface ExportedRule {
  readonly rule: AlertRule;
  readonly expression: Expression;
}

/** Under which a rule's own words stand in an exported file: whoever reads it back knows the rule by them. */
export const wordsKey = 'document_rule';
export const lineKey = 'document_line';

/** The alert rules of a document as a Prometheus rule file; what cannot be expressed is a comment that says why. Pure. */
export function writeRuleFile(title: string, rules: readonly ExportedRule[]): string {
  const taken = new Set<string>();
  const written = rules.flatMap(({ rule, expression }) =>
    'why' in expression
      ? []
      : [
          {
            alert: nameOf(rule.text, taken),
            expr: expression.expr,
            for: prometheusDuration(leastForMs(rule)),
            labels: { severity: rule.rollback === true ? 'critical' : 'warning' },
            annotations: {
              summary: plain(rule.text),
              [wordsKey]: plain(rule.text),
              ...(rule.added === true ? {} : { [lineKey]: String(rule.line) }),
            },
          },
        ],
  );
  const left = rules.flatMap(({ rule, expression }) =>
    'why' in expression ? [`${placeOf(rule)}, “${rule.text}”: ${expression.why}`] : [],
  );
  const document = new Document(
    written.length === 0 ? { groups: [] } : { groups: [{ name: groupName(title), rules: written }] },
  );
  if (left.length > 0)
    document.commentBefore = [
      ' Not exported, because Prometheus cannot evaluate it:',
      ...left.map((line) => ` - ${line}`),
    ]
      .map(oneLine)
      .join('\n');
  return stringify(document, { lineWidth: 0 });
}

function placeOf({ added, line }: AlertRule): string {
  return added === true ? 'of the sidecar' : `line ${line}`;
}

/** Braces of a document would be a template of Prometheus; they are written as its string. */
function plain(text: string): string {
  return text.includes('{{') ? text.replaceAll('{{', '{{ "{{" }}') : text;
}

/** The text that {@link plain} was made of. */
export function fromPlain(text: string): string {
  return text.replaceAll('{{ "{{" }}', '{{');
}

function oneLine(text: string): string {
  return showHidden(text.replace(/[\r\n\u2028\u2029]+/g, ' '));
}

/** `HighErrorRate1Percent`: a name as people give alerts, each once. */
function nameOf(text: string, taken: Set<string>): string {
  const base =
    text
      .replace(/%/g, ' percent ')
      .split(/[^\p{L}\p{N}]+/u)
      .filter((word) => word !== '')
      .map((word) => word.charAt(0).toUpperCase() + word.slice(1))
      .join('')
      .slice(0, 80) || 'Alert';
  let name = base;
  for (let number = 2; taken.has(name); number += 1) name = `${base}${number}`;
  taken.add(name);
  return name;
}

function groupName(title: string): string {
  return title.trim() === '' ? 'slipway' : oneLine(title.trim()).slice(0, 120);
}
