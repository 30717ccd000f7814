import type { Phase, PlanStep, Reference } from '../../shared/plan.ts';
import type { Block, TableRow } from './blocks.ts';
import { firstCommand } from './command-text.ts';
import { dangerOf, isInteractive, isReadOnly } from './commands.ts';
import { isFollow } from './follow.ts';
import { boxCell } from './holds.ts';
import type { Identities } from './identity.ts';
import { bareText, plainText } from './inline-text.ts';
import { taskAround } from './item-notes.ts';
import type { Sitting } from './place-steps.ts';
import { placeholdersOf } from './placeholders.ts';
import { type FenceStep, isShellFence, readShellFence } from './shell-fence.ts';
import type { ShellParser } from './shell-parser.ts';

/** Steps written together, with what tells where they run. */
export interface StepSitting {
  readonly sitting: Sitting;
  readonly steps: readonly PlanStep[];
}

export interface SectionSteps {
  readonly sittings: readonly StepSitting[];
  readonly references: readonly Reference[];
}

/** A sentence or a heading above what is shown to be avoided, or only to illustrate. */
const notToRun =
  /❌|^(?:\W*)(?:never|don't|do not|wrong|bad|falsch|niemals|incorrect|faux|mal|errado|неправильно|错误|잘못)(?!\p{L})/iu;
const forbids =
  /\b(?:never|forbidden|prohibited|niemals|verboten|jamais|interdit\w*|nunca|proibid\w*|prohibid\w*)\b|никогда|запрещ|не делать|qué no |o que não |was (?:man )?nicht |à ne pas |ne faut pas|(?:what|when) not to|禁止|不要|금지|하지 말/i;
const illustrates =
  /(?:^(?:\W*)(?:usage|syntax)|(?:^|\s)(?:e\.g\.|for example|examples?|beispiele?|par exemple|exemples?|ejemplos?|exemplos?|например|примеры?|例如|示例|例|예시|예))\s*[:：]\s*$/i;

/** Steps and reference blocks of a section, in order. */
export function readSteps(
  phase: Phase | null,
  blocks: readonly Block[],
  shell: ShellParser,
  identities: Identities,
): SectionSteps {
  const sittings: StepSitting[] = [];
  const references: Reference[] = [];
  const avoided = notToRun.test(phase?.heading ?? '') || forbids.test(phase?.heading ?? '');
  let lead = '';
  for (const block of blocks) {
    if (block.type === 'paragraph') lead = lastLine(bareText(block.text));
    else if (block.type === 'item') {
      if (block.item.box === null && taskAround(block.item) === null && !avoided && holdsWork(phase)) {
        const step = commandItem(block.item.text, block.item.line);
        if (step !== null) add([step], block.item.line + 1, '');
      }
      lead = '';
    } else if (block.type === 'fence') {
      const title = block.item === null ? '' : bareText(block.item.text);
      const above = lead === '' ? title : lead;
      const shown = avoided || notToRun.test(above) || illustrates.test(above);
      const found =
        !shown && isShellFence(block.info, block.text)
          ? readShellFence(block.text, block.info, block.line, shell)
          : [];
      if (found.length === 0) {
        references.push({
          phase: phase?.id ?? '',
          language: block.info,
          text: block.text,
          line: block.line + 1,
        });
      }
      add(
        found.map((step) => (step.title === '' ? { ...step, title } : step)),
        block.line + 1,
        `${title}\n${lead}`,
      );
    } else if (block.type === 'table' && holdsWork(phase)) {
      for (const row of block.rows) {
        const step = checkRow(row);
        if (step !== null) add([step], row.line + 1, lead);
      }
    }
  }
  return { sittings, references };

  function add(found: readonly FenceStep[], line: number, sentence: string): void {
    if (found.length === 0) return;
    const steps = found.map((step): PlanStep => {
      const follow = step.commands.some(isFollow);
      const danger = step.commands.map(dangerOf).find((reason) => reason !== undefined);
      return {
        id: identities.next('s', phase?.path ?? [], `${step.title}\n${step.commands.join('\n')}`),
        title: plainText(step.title),
        commands: [...step.commands],
        follow,
        verify: !follow && isVerification(step),
        where: 'local',
        placeholders: [...placeholdersOf(step.commands)],
        phase: phase?.id ?? '',
        line,
        ...(step.commands.some(isInteractive) ? { interactive: true } : {}),
        ...(danger === undefined ? {} : { danger }),
        ...(step.expect === undefined ? {} : { expect: step.expect }),
      };
    });
    const sitting = {
      headings: phase?.path ?? [],
      lead: sentence,
      rollback: phase?.kind === 'rollback',
      steps,
    };
    sittings.push({ sitting, steps });
  }
}

function lastLine(text: string): string {
  return text.slice(text.lastIndexOf('\n') + 1);
}

/** People, signatures and records name files and commands, but nothing to run. */
function holdsWork(phase: Phase | null): boolean {
  return phase?.kind !== 'contacts' && phase?.kind !== 'signoff' && phase?.kind !== 'record';
}

/** A list line that gives a command in a code span. */
function commandItem(text: string, line: number): FenceStep | null {
  if (!text.includes('`') || notToRun.test(text)) return null;
  const found = firstCommand(text);
  if (found === null) return null;
  return {
    title: plainText(found.before.replace(/[\s:：]+$/, '')),
    commands: [found.command],
    expect: found.expect,
    line,
  };
}

/** A table row with a box and a cell that is a command, with at most its expectation behind it. */
function checkRow(row: TableRow): FenceStep | null {
  if (row.header || !row.cells.some((cell) => boxCell.test(cell))) return null;
  const cells = row.cells.filter((cell) => !boxCell.test(cell) && cell.trim() !== '');
  const commands = cells.filter(
    (cell) => /^`[^`]+`\s*(?:$|[(（]|→|->|=>)/.test(cell.trim()) && firstCommand(cell) !== null,
  );
  const found = firstCommand(commands[0] ?? '');
  if (commands.length !== 1 || found === null) return null;
  const title = cells.filter((cell) => cell !== commands[0]).sort((a, b) => b.length - a.length)[0] ?? '';
  const expect = /`\s*(?:[(（]([^)）]+)[)）]|(?:→|->|=>)\s*(.+))\s*$/.exec(commands[0] ?? '');
  return {
    title: plainText(title),
    commands: [found.command],
    expect: expect?.[1] ?? expect?.[2],
    line: row.line,
  };
}

function isVerification(step: FenceStep): boolean {
  const readOnly = step.commands.every(isReadOnly);
  if (!readOnly) return false;
  if (/^(?:\d+[.)]\s*)?(?:verify|check|confirm|validate|health|ensure|test)\b/i.test(step.title.trim()))
    return true;
  return step.commands.every((command) =>
    /^curl\b.*\/(?:health|ready|live|status|ping|version)\w*/.test(command),
  );
}
