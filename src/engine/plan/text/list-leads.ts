import { lastLine } from '../../../shared/text/line-breaks.ts';
import type { Block, ListItem } from '../markdown/blocks.ts';
import { bareText } from '../markdown/inline-text.ts';
import { wordsOf } from '../words/compile-words.ts';

/** What is said above a list, by the lines of the list. */
export type ListLeads = ReadonlyMap<ListItem, string>;

/** What stands right above a list and ends with a colon, or is a mere “or”, by the lines of the list: it is said of all of them. */
export function listLeads(blocks: readonly Block[]): ListLeads {
  const leads = new Map<ListItem, string>();
  let lead = '';
  for (const block of blocks) {
    if (block.type === 'item') {
      if (lead !== '') leads.set(block.item, lead);
    } else if ((block.type !== 'fence' && block.type !== 'paragraph') || block.item === null)
      lead = block.type === 'paragraph' ? introductionIn(block.text) : '';
  }
  return leads;
}

function introductionIn(paragraph: string): string {
  const last = lastLine(bareText(paragraph));
  return /[:：]\W*$/.test(last) || isOtherWord(last) ? last : '';
}

const otherWord = new RegExp(`^\\W*${wordsOf(({ commands }) => commands.alternatives)}\\W*$`, 'i');

/** Whether a line is a word for another way and nothing else: “or”, “Alternatively:”. */
export function isOtherWord(line: string): boolean {
  return line.length < 40 && otherWord.test(line);
}
