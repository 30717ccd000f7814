import type { PhaseKind } from '../../../shared/plan/plan.ts';
import { wordsOf } from '../words/compile-words.ts';
import type { Topic } from './heading-topics.ts';
import { type HeadingReading, normalizeHeading } from './match-heading.ts';
import type { SectionContent } from './section-content.ts';

/** What the kind of a section may depend on: its words, what it holds, where it stands, what it stands under. */
export interface HeadingContext {
  readonly heading: string;
  readonly reading: HeadingReading;
  readonly parent: {
    readonly kind: PhaseKind;
    readonly heading: string;
    readonly reading: HeadingReading;
  } | null;
  /** Right under the heading. */
  readonly own: SectionContent;
  /** With everything under its sub-headings. */
  readonly whole: SectionContent;
  /** What the headings right below it are about. */
  readonly children: readonly HeadingReading[];
  /** Whether an earlier section already deploys. */
  readonly deployed: boolean;
  /** Whether a later heading of the outermost level names what comes before the deployment, or the deployment itself. */
  readonly ahead: 'before' | 'deploy' | null;
  /** The kind of the section before it under the same heading. */
  readonly previous: PhaseKind | null;
  /** What the document's title, or its first sentence, is about. */
  readonly title: HeadingReading;
}

/** Something that speaks for or against kinds: its name in the table of weights, and what it saw in words. */
export interface Feature {
  readonly name: string;
  readonly saw: string;
}

const phaseNumber = new RegExp(`^\\W*${wordsOf(({ sections }) => sections.phases)}\\s*\\d`, 'i');
/** Topics that say what a section is about and not when it is done. */
const vague: ReadonlySet<Topic> = new Set([
  'quality',
  'setup',
  'test',
  'list',
  'operate',
  'build',
  'steps',
  'priority',
  'repository',
  'store',
]);
/** Words of the heading above that go on to matter below it, beside its kind. */
const lasting: readonly Topic[] = [
  'after',
  'avoid',
  'lookup',
  'emergency',
  'maintain',
  'steps',
  'verify',
  'during',
];
/** Kinds whose sections name every other topic there is. */
const crowded: ReadonlySet<PhaseKind> = new Set(['preflight', 'deploy', 'verify', 'monitor']);
const titled: readonly Topic[] = ['rollback', 'before', 'prepare', 'test', 'deploy', 'list', 'operate'];

/** Everything about a section that speaks, in the order in which a reader would notice it. */
export function sectionFeatures(context: HeadingContext): readonly Feature[] {
  return [
    ...wordFeatures(context),
    ...placeFeatures(context),
    ...holdFeatures(context),
    ...neighbourFeatures(context),
  ];
}

function wordFeatures({ heading, reading, parent, whole }: HeadingContext): readonly Feature[] {
  const level = parent === null ? 'top' : 'sub';
  const found: Feature[] = [...reading].map(([topic, words]) => ({
    name: `says ${topic}`,
    saw: `its words (“${words}”) are about: ${topic}`,
  }));
  const works = whole.boxes + whole.steps > 0 ? 'with' : 'without';
  for (const topic of reading.keys())
    found.push({
      name: `${topic}, ${works} work`,
      saw: `it is about ${topic}, and has ${works === 'with' ? '' : 'no '}work in it`,
    });
  if (reading.size === 0) found.push({ name: `says nothing, ${level}`, saw: 'its words name no kind' });
  // The first word of a heading is what it is about more often than not.
  const text = normalizeHeading(heading);
  const first = [...reading].find(([, words]) => text.startsWith(words));
  if (first !== undefined)
    found.push({ name: `begins with ${first[0]}`, saw: `it begins with “${first[1]}”` });
  if (phaseNumber.test(heading))
    found.push({ name: `numbered phase, ${level}`, saw: 'it is a numbered phase' });
  if (/\[\s*(?:to be|tbd|tba)\b|_{3,}/i.test(heading))
    found.push({ name: 'blank in the heading', saw: 'the heading itself is a blank to fill in' });
  return found;
}

function placeFeatures({
  parent,
  reading,
  deployed,
  ahead,
  whole,
  title,
}: HeadingContext): readonly Feature[] {
  const isVague = [...reading.keys()].every((topic) => vague.has(topic));
  const works = whole.boxes + whole.steps > 0;
  if (parent !== null) {
    const above = `it stands under “${parent.heading}”`;
    return [
      { name: `under ${parent.kind}`, saw: `${above} (${parent.kind})` },
      ...lasting.flatMap((topic) =>
        parent.reading.has(topic)
          ? [{ name: `under words of ${topic}`, saw: `${above}, whose words are about: ${topic}` }]
          : [],
      ),
      ...(crowded.has(parent.kind)
        ? [...reading.keys()].flatMap((topic) => {
            const named = `${topic} under ${parent.kind}`;
            const saw = `${above}, and is about: ${topic}`;
            const withCommands = { name: `${named}, with commands`, saw: `${saw}, with commands` };
            return [{ name: named, saw }, ...(whole.steps > 0 ? [withCommands] : [])];
          })
        : []),
    ];
  }
  const place = deployed ? 'behind a deployment' : 'before any deployment';
  return [
    { name: `outermost, ${place}`, saw: `it stands ${place}` },
    ...(isVague
      ? [
          {
            name: `vague, ${place}, ${works ? 'with work' : 'without work'}`,
            saw: `its words do not say when it is done; it stands ${place} ${works ? 'and has work in it' : 'and has no work in it'}`,
          },
          ...titled.flatMap((topic) =>
            title.has(topic) && whole.blocks > 0
              ? [
                  {
                    name: `vague, title says ${topic}`,
                    saw: `its words do not say when it is done; the document is about: ${topic}`,
                  },
                ]
              : [],
          ),
          ...(ahead === null
            ? []
            : [
                {
                  name: `vague, ahead ${ahead}`,
                  saw:
                    ahead === 'before' ? 'preparations still follow it' : 'the deployment still follows it',
                },
              ]),
        ]
      : []),
  ];
}

function holdFeatures(context: HeadingContext): readonly Feature[] {
  const found: Feature[] = [];
  const add: Add = (name, saw) => void found.push({ name, saw });
  workFeatures(context, add);
  blankFeatures(context, add);
  boxFeatures(context, add);
  emptyFeatures(context, add);
  if (context.parent === null && context.children.length > 0)
    add('has sections', 'it has sections of its own');
  return found;
}

type Add = (name: string, saw: string) => void;

function workFeatures({ own, whole, children }: HeadingContext, add: Add): void {
  const works = whole.boxes + whole.steps > 0;
  if (whole.boxes > 0) add('holds boxes', 'it holds boxes to tick');
  if (whole.steps > 0) add('holds commands', 'it holds commands to run');
  if (!works) add('holds no work', 'it holds neither boxes nor commands');
  if (!works && whole.ordered > 0) add('holds a written procedure', 'it holds a numbered procedure');
  if (own.references > 0 && own.boxes + own.steps + own.other === 0 && children.length === 0)
    add('holds only material', 'it holds only material to read');
}

function blankFeatures({ whole }: HeadingContext, add: Add): void {
  if (whole.blanks === 0) return;
  add('holds blanks', 'it holds blanks to fill in');
  if (whole.boxes + whole.steps + whole.other === 0)
    add('holds only blanks', 'it holds nothing but blanks to fill in');
}

function boxFeatures({ whole }: HeadingContext, add: Add): void {
  if (whole.acts > 0) add('holds changing commands', 'its commands change what runs');
  else if (whole.asks > 0) add('holds asking commands', 'its commands only ask');
  if (whole.states > whole.boxes / 2)
    add('boxes are states', 'its boxes say what is the case, not what to do');
  if (whole.people > 0) add('holds people', 'it holds phone numbers or addresses of people');
}

function emptyFeatures({ heading, whole, children }: HeadingContext, add: Add): void {
  if (whole.blocks > 0 || children.length > 0) return;
  add('holds nothing', 'nothing stands under it');
  if (/^[^:]{2,40}:\s*\S/.test(heading)) add('is a value', 'the heading is a “name: value” line');
}

function neighbourFeatures({ children, previous, title, parent, whole }: HeadingContext): readonly Feature[] {
  const found: Feature[] = [];
  for (const topic of ['deploy', 'before', 'rollback', 'contacts'] as const)
    if (children.some((child) => child.has(topic)))
      found.push({ name: `above ${topic}`, saw: `a heading right below it is about: ${topic}` });
  if (previous !== null)
    found.push({ name: `after ${previous}`, saw: `the section before it is ${previous}` });
  for (const topic of titled)
    if (title.has(topic)) {
      found.push({ name: `title says ${topic}`, saw: `the document is about: ${topic}` });
      if (whole.boxes + whole.steps + whole.ordered > 0 && parent === null)
        found.push({
          name: `title says ${topic}, work`,
          saw: `the document is about ${topic}, and this section has work in it`,
        });
    }
  return found;
}
