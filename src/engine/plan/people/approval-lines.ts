import { remember } from '../../../shared/lib/remember.ts';
import type { Plan } from '../../../shared/plan/plan.ts';
import { lastLine } from '../../../shared/text/line-breaks.ts';
import type { Block, ListItem } from '../markdown/blocks.ts';
import { bareText } from '../markdown/inline-text.ts';
import { wordPattern, wordsOf } from '../words/compile-words.ts';
import { cutRole } from './cut-role.ts';

type Signoffs = Plan['signoffs'];

const people = wordPattern(({ people }) => people.roles);
const needed = wordPattern(({ people }) => people.neededApprovals);
const approved = new RegExp(`^${wordsOf(({ people }) => people.approvals)}\\W*$`, 'i');
const from = new RegExp(`${wordsOf(({ people }) => people.approvalFrom)}\\s+(.+)$`, 'is');
const confirms =
  /\bwait(?:ing)? until\s+(?:the\s+)?([\w' -]{3,40}?)\s+(?:has |have )?(?:confirm|approve|sign off|signs off|signed off)/i;
const approver =
  /\b(?:wait(?:ing)? for|ask|get|have)\s+(?:an?|the)\s+([\w' -]{3,40}?)\s+to\s+(?:review and\s+)?(?:approve|sign off)\b/i;

/** Who signs by lines without a box: behind a label for it, in the list below one, and in sentences that wait for an approval. */
export function lineSignoffs(blocks: readonly Block[], inSection: boolean): Signoffs {
  let announced = inSection;
  return blocks.flatMap((block): Signoffs => {
    if (block.type === 'paragraph') {
      const found = paragraphSignoffs(block.text, block.line);
      announced = inSection || announcesApproval(block.text);
      return found;
    }
    if (block.type !== 'item') return [];
    const { item } = block;
    const isListed = announced || (item.parent !== null && namesApproval(item.parent.text));
    const listed = item.box === null && isListed ? listedSignoff(item) : [];
    return listed.length > 0 ? listed : lineOf(item.text, item.line);
  });
}

function paragraphSignoffs(text: string, line: number): Signoffs {
  return text.split('\n').flatMap((each, index) => lineOf(each, line + index));
}

/** `Sign-off: Platform lead ____ Date: ____`, `Required approval: CTO, QA lead`, and sentences. */
function lineOf(source: string, line: number): Signoffs {
  return rolesIn(source).map((role) => ({ role, item: null, line: line + 1 }));
}

const rolesIn = remember((source): readonly string[] => {
  if (source.length > 600) return [];
  const text = bareText(source);
  const [, label = '', value = ''] = /^([^:：]{2,40})[:：]\s*(.*)$/s.exec(text) ?? [];
  return needed.test(label.toLowerCase().trim()) ? namesIn(label, value) : sentenceRoles(text);
});

function namesIn(label: string, value: string): readonly string[] {
  const isBlank = /_{3,}/.test(value);
  const before = value.split(/\s*(?:_{2,}|\s[\p{Lu}][\p{L} ]{1,14}[:：])/u)[0]?.trim() ?? '';
  // "Final approval by: ____" names the approval; "Approved by: ____" is a blank like any other.
  if (before === '') return isBlank && /\bapproval by$/i.test(label) ? [label.replace(/\s+by$/i, '')] : [];
  return before
    .split(/\s*[,;、，/]\s*|\s+(?:and|und|et|y|e|и)\s+/)
    .map((name) => name.trim())
    .filter((name) => isName(name));
}

/** A role or a name, in a few words. */
function isName(name: string): boolean {
  return (
    /^[\p{L}@]/u.test(name) &&
    name.split(/\s+/).length <= 5 &&
    !/[.!?[\]]|https?:/.test(name) &&
    !approved.test(name)
  );
}

function sentenceRoles(text: string): readonly string[] {
  const asked = approver.exec(text)?.[1] ?? confirms.exec(text)?.[1];
  if (asked !== undefined) return [asked.trim()];
  const behind = from.exec(text)?.[1];
  const role = behind === undefined ? null : cutRole(behind);
  return role === null ? [] : [role];
}

/** A line of a list below an approval: somebody, with a blank, an answer or nothing behind. */
function listedSignoff({ text, line }: ListItem): Signoffs {
  const [, name = '', rest = ''] =
    /^([^:：_]{2,60}?)\s*(?:[:：]\s*(.*)|(_{3,}.*))?$/s.exec(bareText(text).split('\n')[0] ?? '') ?? [];
  // A blank may be drawn with any of these signs.
  const isAnswer = rest === '' || /^[*\s]*_{2,}/.test(rest) || approved.test(rest.trim());
  return isAnswer && people.test(name) && isName(name)
    ? [{ role: name.trim(), item: null, line: line + 1 }]
    : [];
}

/** Whether a paragraph ends in a label for approvals: who stands below it signs. */
export function announcesApproval(text: string): boolean {
  return namesApproval(lastLine(text));
}

/** A label for approvals, with nothing behind it. */
function namesApproval(source: string): boolean {
  if (source.length > 80) return false;
  return needed.test(
    bareText(source)
      .replace(/\s*[:：]\s*$/, '')
      .toLowerCase()
      .trim(),
  );
}
