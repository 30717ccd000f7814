import type { Plan } from '../../../shared/plan/plan.ts';
import { emptySidecar } from '../../../shared/sidecar/sidecar.ts';
import { reviewOf } from '../explain/review.ts';
import { proposeLogs, proposeRestorePoint, proposeScrapes, proposeTargets } from './propose-sidecar.ts';

/** A host that cannot exist (RFC 2606): the draft validates, and reaches nobody until a person names the real one. */
const nowhere = 'deploy@server.invalid';

/**
 * The text of a first sidecar for a document: what was understood as values, what a person has to add or may want as
 * comments. It validates. `schema` is what editors are pointed to; null for no such line.
 */
export function draftSidecar(plan: Plan, schema: string | null): string {
  const review = reviewOf(plan, emptySidecar);
  const hosts = proposeTargets(plan);
  const remote = review.where.length > 0 || hosts.size > 0;
  const [main = 'server'] = hosts.values();
  const sections = [
    [
      ...(schema === null ? [] : [`# yaml-language-server: $schema=${schema}`]),
      '# What the checklist does not say. Safe to commit: secrets stand here by reference only.',
      'version: 1',
      'environment: production  # production | staging | practice',
    ],
    remote ? targets(hosts) : [],
    review.where.length > 0 ? where(review.where, plan, hosts, main) : [],
    values(review.placeholders),
    artifacts(review.artifacts),
    restorePoint(plan),
    logs(plan, remote ? main : null),
    metrics(plan, remote ? main : null),
    gates(plan),
    wayBack(plan),
  ];
  return `${sections
    .filter((lines) => lines.length > 0)
    .map((lines) => lines.join('\n'))
    .join('\n\n')}\n`;
}

type Review = ReturnType<typeof reviewOf>;

function targets(hosts: ReadonlyMap<string, string>): readonly string[] {
  if (hosts.size > 0)
    return [
      '# Machines that the document names, by any name that OpenSSH resolves. With takeOver, what the document sends',
      '# there through ssh is run by Slipway itself, and survives a dropped line.',
      'targets:',
      ...[...hosts].map(([host, name]) => `  ${name}: { ssh: ${quote(host)} }  # , takeOver: true`),
    ];
  return [
    '# Machines, by any name that OpenSSH resolves. Put the real one in the place of this one.',
    'targets:',
    `  server: { ssh: ${nowhere} }`,
  ];
}

function where(
  sections: Review['where'],
  plan: Plan,
  hosts: ReadonlyMap<string, string>,
  main: string,
): readonly string[] {
  const hostIn = (line: number): string | undefined => {
    const phase = plan.phases.find((each) => each.line === line)?.id;
    return plan.steps.find((step) => step.phase === phase && step.host !== undefined)?.host;
  };
  return [
    '# Heading path -> target, or local. The longest match wins; a path may end in the title of one step.',
    'where:',
    ...sections.map(({ key, proposal, line }) => {
      const target = hosts.get(hostIn(line) ?? '') ?? main;
      const why = proposal === 'server' ? 'its commands belong on a server' : 'unclear; local or server?';
      return `  ${quote(key)}: ${target}  # line ${line}: ${why}`;
    }),
  ];
}

function values(placeholders: Review['placeholders']): readonly string[] {
  if (placeholders.length === 0) return [];
  return [
    "# Values for the document's placeholders. What stays empty is asked for before the run.",
    'values:',
    ...placeholders.map(
      ({ name, sentence, line }) => `  ${quote(name)}: ""  # line ${line}: ${oneLine(sentence)}`,
    ),
  ];
}

function artifacts(found: Review['artifacts']): readonly string[] {
  if (found.length === 0) return [];
  return [
    '# Built here, needed there: uploaded before the step that names them.',
    'artifacts:',
    ...found.map(({ path, line }) => `  - ${quote(path)}  # line ${line}`),
  ];
}

function restorePoint(plan: Plan): readonly string[] {
  const found = proposeRestorePoint(plan);
  if (found === null)
    return [
      '# What a rollback puts back; copied and hashed before the first step with an effect.',
      '# restorePoint: { paths: [/srv/app], keepIn: /srv/backup, version: "curl -fsS localhost:8000/version" }',
    ];
  return [
    '# What a rollback puts back, as its steps say; copied and hashed before the first step with an effect.',
    'restorePoint:',
    `  paths: [${found.paths.map(quote).join(', ')}]`,
    `  keepIn: ${quote(found.keepIn)}`,
    found.version === null
      ? '  # version: "curl -fsS localhost:8000/version"  # prints the running version'
      : `  version: ${quote(found.version)}`,
  ];
}

function logs(plan: Plan, target: string | null): readonly string[] {
  const found = proposeLogs(plan);
  if (found.length === 0) return [];
  const on = target === null ? '' : `, on: ${target}`;
  return ['logs:', ...found.map(({ kind, name }) => `  - { ${kind}: ${quote(name)}${on} }`)];
}

function metrics(plan: Plan, target: string | null): readonly string[] {
  const found = proposeScrapes(plan);
  const via = target === null ? '' : `, via: ${target}`;
  const lines = [
    ...found.map((url) => `  - { scrape: ${quote(url)}${via}, every: 5s }`),
    ...(target === null ? [] : [`  - { host: ${target}, every: 5s }`]),
  ];
  return lines.length === 0 ? [] : ['metrics:', ...lines];
}

function gates(plan: Plan): readonly string[] {
  if (plan.signoffs.length === 0) return [];
  const roles = plan.signoffs.map(({ role }) => oneLine(role)).join(', ');
  return [`# Who signs: ${roles}.`, 'gates:', '  deploy: { signoffs: all }'];
}

function wayBack(plan: Plan): readonly string[] {
  const { alternatives } = plan.rollback;
  const [first] = alternatives;
  if (first === undefined || alternatives.length < 2) return [];
  return [
    `# The alternatives: ${alternatives.map(({ heading }) => oneLine(heading)).join(' / ')}.`,
    `rollback: { use: ${quote(first.heading)} }`,
  ];
}

/** JSON strings are YAML strings. */
function quote(text: string): string {
  return JSON.stringify(text);
}

/** A comment ends with its line, and its reader must see all of it. */
function oneLine(text: string): string {
  const line = text.replace(/[\s\p{Cc}\p{Cf}\u2028\u2029]+/gu, ' ').trim();
  return line.length > 100 ? `${line.slice(0, 99)}…` : line;
}
