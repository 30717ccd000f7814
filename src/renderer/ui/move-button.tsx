import type { ComponentPropsWithRef } from 'react';
import { type AskedMove, useMoveProps } from '../run/use-move-props.ts';

type Props = AskedMove &
  Omit<ComponentPropsWithRef<'button'>, 'onClick' | 'aria-disabled'> & {
    /** Stays in place, disabled, in a run that has ended. Other buttons are left out there. */
    readonly staysWhenEnded?: boolean;
  };

/** A button that makes a move: disabled, with the reason as its description and tooltip, while the move may not be made. */
export function MoveButton({ move, run, reason, onMove, staysWhenEnded = false, title, ...button }: Props) {
  const { props, ended } = useMoveProps({ move, run, reason, onMove });
  if (ended && !staysWhenEnded) return null;
  return <button type="button" className="btn" {...button} {...props} title={props.title ?? title} />;
}
