import { remember } from '../../../shared/lib/remember.ts';
import type { FeatureName } from '../learned/linear-model.ts';
import { byScript } from './compile-words.ts';
import { type ActTopic, actTopics } from './languages/language.ts';

const wordsFor = byScript((words) =>
  actTopics.map((topic) => {
    const source = words(({ acts }) => acts[topic]);
    return { topic, pattern: new RegExp(source, 'i') };
  }),
);

/** No more of a text is read than a line that tells one thing has. */
const longest = 160;

/** What a text does, names or asks for, the first thing first. */
export const readActs: (text: string) => readonly ActTopic[] = remember((text) => {
  const beginning = text.slice(0, longest);
  return wordsFor(beginning)
    .flatMap(({ topic, pattern }) => {
      const at = beginning.search(pattern);
      return at === -1 ? [] : [{ topic, at }];
    })
    .sort((a, b) => a.at - b.at)
    .map(({ topic }) => topic);
});

/** The acts of a text as features, each also with the circumstances that make it mean one thing or another. */
export function actFeatures(text: string, circumstances: readonly string[]): readonly FeatureName[] {
  const acts = readActs(text);
  const first = acts[0] ?? 'nothing';
  return [
    ...acts.map((act) => `acts: ${act}`),
    `first act: ${first}`,
    ...circumstances.map((each) => `first act: ${first}, ${each}`),
  ];
}
