import { type MouseEvent, useReducer } from 'react';
import type { Move, Refusal } from '../../shared/run/moves/move.ts';
import { showTrouble } from '../link/show-trouble.tsx';
import { couldNot } from '../link/words.ts';
import { movesOf, useRefusal } from './use-moves.ts';
import { moveWords } from './words.ts';

/** Why a control does nothing: what is in the way, then what to do. */
export type Reason = Pick<Refusal, 'message' | 'hint'>;

export interface AskedMove {
  readonly move: Move;
  /** The run the move is made in; the shown run where it is left out. */
  readonly run?: string | undefined;
  /** What else is in the way, where the move itself is allowed. */
  readonly reason?: Reason | null | undefined;
  /** Makes the move. A button that submits a form leaves it out. */
  readonly onMove?: (() => void) | undefined;
}

export interface MoveProps {
  readonly 'aria-disabled': true | undefined;
  /** Tooltip and accessible description: why the control does nothing. */
  readonly title: string | undefined;
  onClick(event: MouseEvent): void;
  onPointerEnter(): void;
}

/**
 * Attributes of a control that makes a move. A refused control stays focusable, so that keyboards and screen readers reach the
 * reason; pressing it shows the reason as a notification.
 */
export function useMoveProps({ move, run, reason = null, onMove }: AskedMove): {
  readonly refused: Reason | null;
  readonly ended: boolean;
  readonly props: MoveProps;
} {
  const refusal = useRefusal(move, run);
  // The remaining soak time changes without an event, so the pointer triggers a new look.
  const [, lookAgain] = useReducer((looks: number) => looks + 1, 0);
  const refused = refusal ?? reason;
  return {
    refused,
    ended: refusal?.code === 'run-ended',
    props: {
      'aria-disabled': refused === null ? undefined : true,
      title: refused === null ? undefined : reasonText(refused),
      onClick: (event) => {
        if (isRefused(move, { run, reason })) event.preventDefault();
        else onMove?.();
      },
      onPointerEnter: lookAgain,
    },
  };
}

/** Whether a move may not be made now; says why in a notification. */
export function isRefused(
  move: Move,
  { run, reason = null }: { readonly run?: string | undefined; readonly reason?: Reason | null } = {},
): boolean {
  const refused = movesOf(run)?.refusal(move) ?? reason;
  if (refused === null) return false;
  showTrouble({ title: couldNot(moveWords[move.do]), message: refused.message, hint: refused.hint });
  return true;
}

/** A reason in one line. */
export function reasonText({ message, hint }: Reason): string {
  return hint === undefined ? message : `${message} ${hint}`;
}
