import type { Look } from '../../../../shared/plan/account.ts';
import type { Answer } from '../../../../shared/sidecar/answers.ts';
import * as words from '../parts/words.ts';

/** An answer to a look, with what it is called. */
interface LookAnswer {
  readonly label: string;
  readonly answer: Answer;
}

/** What can be said to a look with one click: leave everything as it is, or change it. Pure. */
export function answersTo({ code, sidecar, lines }: Look): {
  readonly leave: string;
  readonly given: readonly LookAnswer[];
} {
  const key = sidecar?.key ?? '';
  switch (code) {
    case 'acts-in-example':
    case 'acts-before':
      return {
        leave: words.keepIt,
        given: [{ label: words.leaveOut, answer: { kind: 'command', key, decision: false } }],
      };
    case 'not-walked':
      return {
        leave: words.leaveAside,
        given: [
          { label: words.makePart, answer: { kind: 'phase', key, decision: 'deploy' } },
          { label: words.makeRollback, answer: { kind: 'phase', key, decision: 'rollback' } },
        ],
      };
    case 'command-left':
      return {
        leave: words.keepText,
        given: [{ label: words.runIt, answer: { kind: 'command', key, decision: true } }],
      };
    case 'sentence-left':
      return {
        leave: words.keepText,
        // Several are looked at one by one: each has its own answer in the document.
        given:
          lines.length > 1
            ? []
            : [{ label: words.isStep, answer: { kind: 'instruction', key, decision: true } }],
      };
    default:
      return { leave: words.seen, given: [] };
  }
}
