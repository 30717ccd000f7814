import type { Topic } from '../../src/engine/plan/sections/heading-topics.ts';
import { type PhaseKind, phaseKinds } from '../../src/shared/plan/plan.ts';
import type { Example } from './examples.ts';

/** What a reader knows before having seen a document: the kind that a topic alone speaks for. */
const kindOfTopic: Partial<Readonly<Record<Topic, PhaseKind>>> = {
  rollback: 'rollback',
  failure: 'rollback',
  signoff: 'signoff',
  contacts: 'contacts',
  record: 'record',
  maintain: 'maintenance',
  recur: 'maintenance',
  drill: 'maintenance',
  before: 'preflight',
  prepare: 'preflight',
  during: 'deploy',
  deploy: 'deploy',
  build: 'deploy',
  store: 'deploy',
  after: 'verify',
  verify: 'verify',
  success: 'verify',
  monitor: 'monitor',
  lookup: 'reference',
  avoid: 'reference',
  about: 'reference',
  incident: 'reference',
  symptom: 'reference',
};

/** Topics that keep their kind whatever they stand under, and what they may stand under. */
const standsApart: readonly Topic[] = ['signoff', 'contacts', 'rollback', 'lookup'];
const crowded: readonly PhaseKind[] = ['preflight', 'deploy', 'verify', 'monitor', 'maintenance'];

/**
 * Examples of what holds without any document: a section goes on with the kind it stands under, and a heading that names one
 * topic is about it. They keep rare kinds and rare words from being decided by the few documents that happen to have them.
 */
export function priors(weight: number): readonly Example[] {
  const inherited = phaseKinds.flatMap((kind): readonly Example[] =>
    [
      ['holds boxes', 'says nothing, sub'],
      ['holds boxes', 'says nothing, sub', `after ${kind}`],
      ['holds commands', 'says nothing, sub'],
      ['holds no work', 'says nothing, sub'],
    ].map((features) => ({ features: [`under ${kind}`, ...features], kind, weight })),
  );
  const named = Object.entries(kindOfTopic).flatMap(([topic, kind]): readonly Example[] =>
    [
      [`${topic}, with work`, 'holds boxes', 'outermost, behind a deployment'],
      [`${topic}, with work`, 'holds commands', 'outermost, before any deployment'],
      [`${topic}, without work`, 'holds no work', 'outermost, behind a deployment'],
    ].map((features) => ({ features: [`says ${topic}`, `begins with ${topic}`, ...features], kind, weight })),
  );
  const apart = standsApart.flatMap((topic) =>
    crowded.flatMap((above): readonly Example[] => {
      const kind = kindOfTopic[topic];
      if (kind === undefined || (topic === 'rollback' && above === 'preflight')) return [];
      const features = [`says ${topic}`, `begins with ${topic}`, `under ${above}`, `${topic} under ${above}`];
      return ['with', 'without'].map((work) => ({
        features: [...features, `${topic}, ${work} work`, work === 'with' ? 'holds boxes' : 'holds no work'],
        kind,
        weight,
      }));
    }),
  );
  return [...inherited, ...named, ...apart];
}

/** Rare kinds count for more than their number, common ones for less: by the root of how often they occur. */
export function balance(examples: readonly Example[]): readonly Example[] {
  const sums = new Map<PhaseKind, number>();
  for (const { kind, weight } of examples) sums.set(kind, (sums.get(kind) ?? 0) + weight);
  const mean = [...sums.values()].reduce((sum, each) => sum + each, 0) / sums.size;
  return examples.map((example) => ({
    ...example,
    weight: example.weight * Math.sqrt(mean / (sums.get(example.kind) ?? mean)),
  }));
}
