import { judgeMention } from '../commands/command-text.ts';
import type { FeatureName } from '../learned/linear-model.ts';
import type { CodeSpan } from '../markdown/inline-text.ts';
import { normalizeHeading } from '../sections/match-heading.ts';
import { recognizeCommand, startsWithProgram, withoutPrompt } from '../shell/recognize-command.ts';
import { whyNotRunnable } from '../shell/why-not-runnable.ts';
import { wordPattern, wordsOf } from '../words/compile-words.ts';
import { isImperative } from './imperatives.ts';
import type { SectionScene } from './section-scene.ts';
import type { TextUnit } from './text-units.ts';

const runs = new RegExp(`${wordsOf(({ commands }) => commands.runs)}[*_\\s]*$`, 'i');
const alternative = wordPattern(({ commands }) => commands.alternatives);
const example = wordPattern(({ commands }) => commands.examples);
const present = new RegExp(`^\\W*(?:v?\\d|is\\b|>=|${wordsOf(({ commands }) => commands.present)})`, 'i');
const near = 120;

/** One of the code spans of a text. */
export interface SpanInText {
  readonly unit: TextUnit;
  readonly spans: readonly CodeSpan[];
  /** Which of them, from 0. */
  readonly at: number;
}

export function spanOf({ spans, at }: SpanInText): CodeSpan {
  const span = spans[at];
  if (span === undefined) throw new RangeError(`there is no span ${at} among ${spans.length}`);
  return span;
}

/** Everything about a code span that tells a command to run from one that is only mentioned, or from a name. */
export function spanFeatures(given: SpanInText, scene: SectionScene): readonly FeatureName[] {
  const { unit, spans, at } = given;
  const span = spanOf(given);
  const command = withoutPrompt(span.text);
  const before = unit.text.slice(Math.max(0, span.start - near), span.start);
  const after = unit.text.slice(span.end, span.end + near);
  const known = recognizeCommand(command);
  const found: FeatureName[] = [];
  const say = (name: string, is = true): void => {
    if (is) found.push(name);
  };
  const { container } = unit;
  const kind = known.is ? (startsWithProgram(command) ? 'known' : 'formed') : 'unknown';
  const form = formOf(command);
  say(`span is ${kind}`);
  const ruled = judgeMention(unit.text, span, spans.length).is ? 'the rules take it' : 'the rules leave it';
  say(ruled);
  say(`${ruled}, ${form}`);
  say(`${ruled} in ${container}`);
  say(`span is ${kind}, ${form}`);
  say(`span has form ${form}`);
  say(`${kind} ${form} in ${container}`);
  say('span is nothing to run', whyNotRunnable(command) !== null);
  say(`span in ${container}`);
  say(`span due ${scene.when}`);
  for (const name of wordsAround(before, after, unit.text)) {
    say(name);
    say(`${name}, ${kind}`);
  }
  const between = at > 0 ? unit.text.slice(spans[at - 1]?.end ?? 0, span.start) : '';
  say('an alternative to the span before', at > 0 && alternative.test(between));
  say(at === 0 ? 'the first span' : 'a later span');
  say(`${at === 0 ? 'the first span' : 'a later span'}, ${kind}`);
  const alone = unit.text.trim().length === span.end - span.start;
  say(alone ? `alone, ${kind} ${form}` : 'not alone');
  const instructs = isImperative(normalizeHeading(unit.text.replace(/[`*_]/g, '')));
  say(instructs ? `in an instruction, ${kind}` : `in no instruction, ${kind}`);
  say('below a box', unit.item?.parent?.box != null);
  for (const topic of scene.topics) say(`span under ${topic}`);
  say('a fence follows the span', unit.next === 'fence' || unit.holdsFence);
  say(
    `span with columns ${
      unit.row === null
        ? 'none'
        : unit.columns
            .map((each) => each.toLowerCase().trim())
            .join('|')
            .slice(0, 40)
    }`,
    unit.row !== null,
  );
  return found;
}

function formOf(command: string): string {
  const words = command.split(/\s+/).length;
  if (/^\.{0,2}\/?[\w@.-]+(?:\/[\w@.-]+)*\.(?:sh|bash|ps1|py|rb|bat|cmd)$/.test(command))
    return 'script path';
  if (/^(?:\.|~)?\/[^\s]*$/.test(command) || /^[\w.@-]+(?:\/[\w.@*-]+)+\/?$/.test(command)) return 'path';
  if (/^[A-Z][A-Z0-9_]*=\S*$/.test(command)) return 'setting';
  if (/^[\w.-]+$/.test(command)) return /^[A-Z0-9_]+$/.test(command) ? 'NAME' : 'one word';
  if (words === 1) return 'one piece';
  if (/\s--?[a-zA-Z]/.test(command)) return 'with flags';
  return words === 2 ? 'two words' : 'several words';
}

interface Around {
  readonly before: string;
  /** The same without emphasis and space at its end. */
  readonly lead: string;
  readonly after: string;
  readonly text: string;
}

const arounds: readonly (readonly [name: string, is: (around: Around) => boolean])[] = [
  ['told to run', ({ before }) => runs.test(before)],
  ['behind a colon', ({ lead }) => /[:：]$/.test(lead)],
  ['in parentheses', ({ lead }) => /[(（[]$/.test(lead)],
  ['behind e.g.', ({ before }) => example.test(before.slice(-24))],
  ['behind an arrow', ({ lead }) => /(?:→|->|=>|—|–)$/.test(lead)],
  [
    'behind an article',
    ({ lead }) => /\b(?:by|via|through|from|of|the|a|an|your|this|durch|das|der|le|la|el|o|a)$/i.test(lead),
  ],
  ['behind with', ({ lead }) => /\b(?:using|with|mit|avec|con|com|и|с)$/i.test(lead)],
  ['behind and', ({ lead }) => /\b(?:and|then|und|et|y|e|和|и)[,\s]*$/i.test(lead)],
  [
    'behind a place',
    ({ lead }) => /\b(?:in|into|to|at|under|edit|see|file|open|named|called|set|variable)$/i.test(lead),
  ],
  ['at the beginning', ({ lead }) => lead.trim() === ''],
  ['said to be there', ({ after }) => present.test(after)],
  ['at the end', ({ after }) => /^\s*$/.test(after)],
  ['a mark behind', ({ after }) => /^\s*[.,;]/.test(after)],
  ['a parenthesis behind', ({ after }) => /^\s*[)）\]]/.test(after)],
  [
    'a result behind',
    ({ after }) =>
      /^\s*(?:returns?|shows?|prints?|succeeds|passes|fails?|reports|ends|exits|does|runs?|will|should|must|→|->|=>)/i.test(
        after,
      ),
  ],
  ['a purpose behind', ({ after }) => /^\s*(?:to|for|in|on|and|um|para|pour|по|чтобы)\b/i.test(after)],
  [
    'a noun behind',
    ({ after }) =>
      /^\s*(?:command|script|file|branch|variable|flag|tool|package|repo|directory|folder|service|container|job|workflow|env)/i.test(
        after,
      ),
  ],
  [
    'behind a negation',
    ({ before }) => /\b(?:never|not|don't|avoid|instead of|without)\b/i.test(before.slice(-40)),
  ],
  [
    'behind a description',
    ({ lead }) => /\b(?:was|were|had|has been|uses?|used|is|are|creates?|runs)\s*$/i.test(lead),
  ],
  ['in a long text', ({ text }) => text.length > 300],
];

function wordsAround(before: string, after: string, text: string): readonly string[] {
  const around = { before, after, text, lead: before.replace(/[*_\s]+$/, '') };
  return arounds.filter(([, is]) => is(around)).map(([name]) => name);
}
