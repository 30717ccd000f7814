import type { Phase, PlanStep, Reference } from '../../shared/plan.ts';
import type { Block } from './blocks.ts';
import { dangerOf, isFollow, isInteractive, isReadOnly, looksLikeCommand } from './commands.ts';
import type { Identities } from './identity.ts';
import { bareText, codeSpans, plainText } from './inline-text.ts';
import { placeholdersOf } from './placeholders.ts';
import { type FenceStep, isShellFence, readShellFence } from './shell-fence.ts';
import type { ShellParser } from './shell-parser.ts';
import { placeSteps } from './where.ts';

export interface SectionSteps {
  readonly steps: readonly PlanStep[];
  readonly references: readonly Reference[];
}

/** Steps and reference blocks of a section, in order. */
export function readSteps(
  phase: Phase | null,
  blocks: readonly Block[],
  shell: ShellParser,
  identities: Identities,
): SectionSteps {
  const steps: PlanStep[] = [];
  const references: Reference[] = [];
  for (const block of blocks) {
    if (block.type === 'fence') {
      const found = isShellFence(block.info, block.text) ? readShellFence(block.text, block.line, shell) : [];
      if (found.length === 0) {
        references.push({ phase: phase?.id ?? '', language: block.info, text: block.text, line: block.line + 1 });
      }
      const title = block.item === null ? '' : bareText(block.item.text);
      addSteps(found.map((step) => (step.title === '' ? { ...step, title } : step)), block.line + 1);
    } else if (block.type === 'item' && block.item.box === null && isRunnable(phase)) {
      const step = commandItem(block.item.text, block.item.line);
      if (step !== null) addSteps([step], block.item.line + 1);
    }
  }
  return { steps, references };

  function addSteps(found: readonly FenceStep[], line: number): void {
    const places = placeSteps(found.map((step) => step.commands));
    found.forEach((step, index) => {
      const follow = step.commands.some(isFollow);
      const danger = step.commands.map(dangerOf).find((reason) => reason !== undefined);
      steps.push({
        id: identities.next('s', phase?.path ?? [], `${step.title}\n${step.commands.join('\n')}`),
        title: plainText(step.title),
        commands: [...step.commands],
        follow,
        verify: !follow && isVerification(step),
        where: places[index] ?? 'unclear',
        placeholders: [...placeholdersOf(step.commands)],
        phase: phase?.id ?? '',
        line,
        ...(step.commands.some(isInteractive) ? { interactive: true } : {}),
        ...(danger === undefined ? {} : { danger }),
        ...(step.expect === undefined ? {} : { expect: step.expect }),
      });
    });
  }
}

function isRunnable(phase: Phase | null): boolean {
  return phase?.kind === 'deploy' || phase?.kind === 'rollback' || phase?.kind === 'verify';
}

/** A list line that is nothing but a command in a code span, perhaps behind a few words and a colon. */
function commandItem(text: string, line: number): FenceStep | null {
  const spans = codeSpans(text);
  const span = spans[0];
  if (span === undefined || spans.length !== 1 || !looksLikeCommand(span.text)) return null;
  const before = text.slice(0, span.start).trim();
  const after = text.slice(span.end).trim();
  if (after !== '' && !/^[.;:)]?$/.test(after)) return null;
  if (before !== '' && !/:$/.test(before) && before.split(/\s+/).length > 8) return null;
  return {
    title: plainText(before.replace(/:$/, '')),
    commands: [span.text.replace(/^\$\s+/, '')],
    expect: undefined,
    line,
  };
}

function isVerification(step: FenceStep): boolean {
  const readOnly = step.commands.every(isReadOnly);
  if (!readOnly) return false;
  if (/^(?:verify|check|confirm|validate|health|ensure|test)\b/i.test(step.title.trim())) return true;
  return step.commands.every((command) => /^curl\b.*\/(?:health|ready|live|status|ping|version)\w*/.test(command));
}
