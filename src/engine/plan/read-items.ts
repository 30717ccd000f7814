import type { Phase, PlanItem } from '../../shared/plan.ts';
import type { Block, ListItem } from './blocks.ts';
import { looksLikeCommand } from './commands.ts';
import type { Identities } from './identity.ts';
import { codeSpans, plainText } from './inline-text.ts';
import { placeholdersOf } from './placeholders.ts';
import type { SourceLines } from './source-lines.ts';
import { placeSteps } from './where.ts';

/** Task items of a section, in order. */
export function readItems(
  phase: Phase | null,
  blocks: readonly Block[],
  source: SourceLines,
  identities: Identities,
): readonly PlanItem[] {
  const items: PlanItem[] = [];
  for (const block of blocks) {
    if (block.type !== 'item' || block.item.box === null) continue;
    items.push(readItem(phase, block.item, block.item.box.checked, source, identities));
  }
  return items;
}

function readItem(
  phase: Phase | null,
  item: ListItem,
  checked: boolean,
  source: SourceLines,
  identities: Identities,
): PlanItem {
  const text = plainText(item.text);
  const role = roleOf(phase, text);
  const check = role === undefined ? checkOf(item.text) : null;
  const column = (source.lines[item.line] ?? '').search(/\[[ xX]\]/);
  return {
    id: identities.next('i', phase?.path ?? [], text),
    kind: check === null ? 'manual' : 'check',
    text,
    ...(check === null ? {} : { command: check.command }),
    ...(check?.expect === undefined ? {} : { expect: check.expect }),
    phase: phase?.id ?? '',
    line: item.line + 1,
    checked,
    box: source.byteOffset(item.line, column + 1),
    where: check === null ? 'local' : (placeSteps([[check.command]])[0] ?? 'local'),
    placeholders: check === null ? [] : [...placeholdersOf([check.command])],
    ...(role === undefined ? {} : { role }),
  };
}

/** A check is a sentence and one command; what stands behind the command in parentheses is its expectation. */
function checkOf(text: string): { readonly command: string; readonly expect?: string } | null {
  if (!text.includes('`')) return null;
  const commands = codeSpans(text).filter((span) => looksLikeCommand(span.text));
  const last = commands.at(-1);
  if (last === undefined) return null;
  const rest = text.slice(last.end);
  const expect = /^\s*(?:\(([^)]+)\)|(?:→|->|=>|—)\s*(.+))\s*$/.exec(rest);
  const words = expect?.[1] ?? expect?.[2];
  return {
    command: commands.map((span) => span.text.replace(/^\$\s+/, '')).join(' && '),
    ...(words === undefined ? {} : { expect: plainText(words) }),
  };
}

function roleOf(phase: Phase | null, text: string): PlanItem['role'] {
  if (phase?.kind === 'signoff' && (/_{3,}/.test(text) || /^[^:]{2,40}:?\s*$/.test(text))) return 'signoff';
  if (/^[\w /&-]{2,40}:\s*_{3,}/.test(text)) return 'signoff';
  if (phase?.kind === 'monitor' && isAlertList(phase)) return 'alert';
  if (phase?.kind === 'maintenance') return 'maintenance';
  return undefined;
}

/** Whether a section's list names alert rules: its heading says so. */
export function isAlertList(phase: Phase): boolean {
  return (
    (phase.kind === 'monitor' && /\balerts?\b|\balerting rules?\b/i.test(phase.heading) && !/&|and\b/.test(phase.heading)) ||
    /rollback (?:triggers?|criteria|conditions?|if)|when to roll/i.test(phase.heading)
  );
}
