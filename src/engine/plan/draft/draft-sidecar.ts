import type { Plan } from '../../../shared/plan/plan.ts';
import type { WorkItem } from '../../../shared/plan/work.ts';
import { emptySidecar } from '../../../shared/sidecar/sidecar.ts';
import {
  proposeLogs,
  proposeRestorePoint,
  proposeScrapes,
  proposeTargets,
} from '../explain/propose-sidecar.ts';
import { reviewOf } from '../explain/review.ts';
import { draftChoices, draftConditions, draftEnvironment } from './draft-questions.ts';
import { oneLine, quote } from './draft-text.ts';
import { draftSecrets, draftValues } from './draft-values.ts';
import { draftWhere, undecided } from './draft-where.ts';

/** A host that cannot exist (RFC 2606): the draft validates, and reaches nobody until a person names the real one. */
const nowhere = 'deploy@server.invalid';

/**
 * The text of a first sidecar for a document: what is doubtful first, what was understood as values, and what a person has to
 * decide as comments. It validates. `schema` is what editors are pointed to; null for no such line. `text` is the document's:
 * values that it gives are offered from it.
 */
export function draftSidecar(plan: Plan, schema: string | null, text = ''): string {
  const review = reviewOf(plan, emptySidecar);
  const hosts = proposeTargets(plan);
  const [main = 'server'] = hosts.values();
  const places = draftWhere(plan, targetFor(plan, hosts, main));
  const remote = places.length > 0 || hosts.size > 0;
  const sections = [
    [
      ...(schema === null ? [] : [`# yaml-language-server: $schema=${schema}`]),
      '# What the checklist does not say. Safe to commit: secrets stand here by reference only. What to look at first stands first.',
      'version: 1',
      ...draftEnvironment(plan, remote),
    ],
    remote ? targets(hosts) : [],
    places.length > 0 ? where(places) : [],
    draftChoices(plan),
    draftConditions(plan),
    draftValues(review.placeholders, plan, text),
    draftSecrets(review.placeholders),
    artifacts(review.artifacts),
    remote ? restorePoint(plan) : [],
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

/** The target of the host whose session a command is typed into; the only one of the document where it names none there. */
function targetFor(plan: Plan, hosts: ReadonlyMap<string, string>, main: string): (item: WorkItem) => string {
  const hostOf = new Map(plan.steps.map(({ id, host }) => [id, host]));
  return ({ source }) => hosts.get(hostOf.get(source) ?? '') ?? (hosts.size > 1 ? undecided : main);
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

function where(lines: readonly string[]): readonly string[] {
  return [
    '# Heading path -> target, or local. A heading covers what stands below it, the longest match wins, and a path may end in',
    '# the title of one step.',
    ...(lines.every((line) => line.startsWith('  #')) ? ['# where:'] : ['where:']),
    ...lines,
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
