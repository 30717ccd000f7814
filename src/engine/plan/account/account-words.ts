import { count } from '../../../shared/text/count.ts';
import type { Swallowed } from './swallowed.ts';

// What the account of a document says: what a look means, and what to do about it.

interface Said {
  readonly means: string;
  readonly todo: string;
}

export const onlyRead = 'nothing in it is a command for a shell';
export const leftInFence = 'it stands in a fence of commands and is none itself';

const quoted = (text: string): string => JSON.stringify(text);
/** `plan.commands` is `commands` below `plan`. */
const keyed = (mapping: string, key: string, value: string): string =>
  mapping
    .split('.')
    .reduceRight((inner, name) => `${name}: ${inner}`, `{ ${quoted(key)}: ${value} }`)
    .replace(/^plan: (.*)$/s, 'plan: { $1 }');

export const tooDeep = (fences: number): Said => ({
  means: `${fences === 1 ? 'This fence is' : `${fences} fences are`} indented by four spaces or more, so Markdown reads ${fences === 1 ? 'it' : 'them'} as plain text: nothing in ${fences === 1 ? 'it' : 'them'} runs.`,
  todo: 'Indent it by three spaces at most, or like the text of the list item it belongs to.',
});

export const swallowed = ({ opened, last, how, mark, headings, fences }: Swallowed): Said => {
  const inside = [
    ...(headings > 0 ? [count(headings, 'heading')] : []),
    ...(fences > 0 ? [count(fences, "fence's mark", "fences' marks")] : []),
  ].join(' and ');
  const taken = inside === '' ? '' : `, with ${inside}`;
  const means = {
    'word-behind': `The fence from line ${opened} does not end here: a closing mark has no word behind it. Everything up to line ${last}${taken} is read as its text.`,
    indented: `The fence from line ${opened} does not end here: its closing mark is indented too far. Everything up to line ${last}${taken} is read as its text.`,
    unclosed: `This fence has no closing mark. Everything up to line ${last}${taken} is read as its text.`,
  }[how];
  const todo = {
    'word-behind': `Put ${mark} alone on a line where the fence ends. If a new fence begins here, close the one before it first.`,
    indented: `Indent the closing ${mark} like the opening one.`,
    unclosed: `Put ${mark} alone on a line where the fence ends, indented like its opening mark.`,
  }[how];
  return { means, todo };
};

export const actsInExample = (about: {
  readonly heading: string;
  readonly count: number;
  readonly key: string;
}): Said => ({
  means: `${count(about.count, 'command')} under “${about.heading}” ${changes(about.count)}, and a run comes to ${about.count === 1 ? 'it' : 'them'} although the heading says test or example.`,
  todo: `If ${about.count === 1 ? 'it is only shown, keep it' : 'they are only shown, keep the section'} out: ${keyed('plan.commands', about.key, 'false')}`,
});

export const actsBefore = (about: {
  readonly heading: string;
  readonly count: number;
  readonly key: string;
}): Said => ({
  means: `${count(about.count, 'command')} under “${about.heading}” ${changes(about.count)} before the release begins.`,
  todo: `Read ${about.count === 1 ? 'it. To keep it out' : 'them. To keep out every command of the section'}: ${keyed('plan.commands', about.key, 'false')}`,
});

export const choice = (group: string, labels: readonly string[]): Said => ({
  means:
    labels.length === 1
      ? `This is one way among others: ${quoted(labels[0] ?? '')}. Until somebody chooses it, it does not run.`
      : `One of ${count(labels.length, 'way')} is meant: ${labels.map(quoted).join(', ')}. Until somebody chooses, none of them runs.`,
  todo: `Choose one: ${keyed('choose', group, quoted(labels[0] ?? ''))}`,
});

export const condition = (texts: readonly string[], key: string): Said => ({
  means: `It is done only in a case that you decide: ${texts.slice(0, 3).map(quoted).join(', ')}${texts.length > 3 ? `, and ${texts.length - 3} more` : ''}. A run asks first.`,
  todo: `If this release never needs it: ${keyed('plan.commands', key, 'false')}`,
});

export const machine = (commands: number, key: string): Said => ({
  means: `The document does not say on which machine ${count(commands, 'command')} ${commands === 1 ? 'runs' : 'run'}.`,
  todo: `Name the target, or local: ${keyed('where', key, 'TARGET')}`,
});

export const notWalked = (heading: string, commands: number, key: string): Said => ({
  means: `${count(commands, 'command')} under “${heading}” ${changes(commands)}, and no run comes to ${commands === 1 ? 'it' : 'them'}: the section is read as one for when it is needed.`,
  todo: `If it belongs to the release: ${keyed('plan.phases', key, 'deploy')}`,
});

export const commandLeft = (spans: number, key: string): Said => ({
  means: `${spans === 1 ? 'This could be run, and is' : `This and ${spans - 1} more could be run, and are`} only read: the text does not say to run ${spans === 1 ? 'it' : 'them'}.`,
  todo: `If it is to be run: ${keyed('plan.commands', key, 'true')}`,
});

export const sentenceLeft = (sentences: number, key: string): Said => ({
  means: `${sentences === 1 ? 'This reads like an instruction and is' : `This and ${sentences - 1} more read like instructions and are`} taken for an explanation: no run stops for ${sentences === 1 ? 'it' : 'them'}.`,
  todo: `If it has to be done, give it a box in the document (- [ ]), or: ${keyed('plan.instructions', key, 'true')}`,
});

function changes(commands: number): string {
  return commands === 1 ? 'changes something' : 'change something';
}
