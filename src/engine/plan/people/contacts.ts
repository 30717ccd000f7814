import type { Phase, Plan } from '../../../shared/plan/plan.ts';
import { commandInText } from '../commands/command-text.ts';
import type { Block, ListItem } from '../markdown/blocks.ts';
import { bareText, plainText } from '../markdown/inline-text.ts';
import { wordPattern } from '../words/compile-words.ts';
import { labelledContact, peopleToTell, reachedInText, sectionContact } from './reached-people.ts';

type Contacts = Plan['contacts'];

const contactLead = wordPattern(({ people }) => people.contacts);

/**
 * People and how to reach them: the lists and tables of a contact section, lists under a line that announces them, labels
 * that name a contact, and sentences that say whom to reach.
 */
export function readContacts(phase: Phase | null, blocks: readonly Block[]): Contacts {
  const whole = sectionContact(phase, blocks);
  if (whole !== null) return [whole];
  const told = peopleToTell(phase, blocks);
  if (told.length > 0) return told;
  const inSection = phase?.kind === 'contacts';
  const mayAnnounce = inSection || blocks.some((block) => contactLead.test(textOf(block)));
  let announced = inSection;
  return blocks.flatMap((block): Contacts => {
    if (block.type === 'paragraph') announced = inSection || (mayAnnounce && announcesContacts(block.text));
    const listed = announced || (mayAnnounce && isBelowContacts(block)) ? contactsOf(block) : [];
    return listed.length > 0 || inSection ? listed : elsewhere(block);
  });
}

/** What a line says of people outside of a list of them. */
function elsewhere(block: Block): Contacts {
  if (block.type === 'item') {
    const { text, line, parent } = block.item;
    const labelled = labelledContact(text, line, parent);
    return labelled === null ? reachedInText(text, line) : [labelled];
  }
  if (block.type !== 'paragraph') return [];
  return block.text.split('\n').flatMap((text, index) => {
    const labelled = labelledContact(text, block.line + index, null);
    return labelled === null ? reachedInText(text, block.line + index) : [labelled];
  });
}

/** Every contact once: what is only mentioned says nothing new of who is listed, or was mentioned before. */
export function distinctContacts(contacts: Contacts): Contacts {
  const known = new Set<string>();
  return contacts.filter(({ role, value }) => {
    const key = role.toLowerCase();
    const isNew = value !== '' || !known.has(key);
    known.add(key);
    return isNew;
  });
}

function announcesContacts(text: string): boolean {
  return /[:：]\W*$/.test(text) && text.length < 80 && contactLead.test(text);
}

function isBelowContacts(block: Block): boolean {
  const around = block.type === 'item' ? block.item.parent : null;
  return around !== null && around.text.length < 80 && contactLead.test(around.text);
}

function contactsOf(block: Block): Plan['contacts'] {
  if (block.type === 'item') return contactOfItem(block.item);
  if (block.type !== 'table') return [];
  return block.rows
    .filter((row) => !row.header)
    .map(({ cells, line }) => ({
      role: bareText(cells[0] ?? ''),
      value: cells
        .slice(1)
        .map(bareText)
        .filter((cell) => cell !== '')
        .join(' · '),
      line: line + 1,
    }));
}

function contactOfItem({ text, line }: ListItem): Plan['contacts'] {
  const match = /^(?:\*\*|__)?([^:：*_]{2,50}?)(?:\*\*|__)?\s*[:：](?:\*\*|__)?\s*(.*)$/s.exec(text);
  const value = match?.[2]?.trim() ?? '';
  if (match === null || isNobody(value)) return [];
  return [{ role: (match[1] ?? '').trim(), value: plainText(value), line: line + 1 }];
}

/** A file to look into, a command and a link within the project are no person. */
function isNobody(value: string): boolean {
  return (
    /^`[^`\s]*[/.][^`\s]*`/.test(value) ||
    commandInText(value)?.before === '' ||
    /^\[[^\]]*\]\((?!https?:|mailto:|tel:)[^)]+\)$/.test(value)
  );
}

function textOf(block: Block): string {
  return block.type === 'paragraph' ? block.text : block.type === 'item' ? block.item.text : '';
}
