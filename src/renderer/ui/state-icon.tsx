import { Ban, Check, ChevronsRight, Clock, X } from 'lucide-react';
import type { ReactNode } from 'react';
import type { ItemState } from '../../shared/run/attempts.ts';
import { statusWords } from '../text/statuses.ts';

type Status = ItemState['status'];

const marks: Readonly<Record<Status, ReactNode>> = {
  pending: null,
  running: null,
  'part-way': <span className="half" />,
  passed: <Check size={13} strokeWidth={3.2} />,
  failed: <X size={13} strokeWidth={3.2} />,
  'timed-out': <Clock size={12} strokeWidth={2.8} />,
  cancelled: <Ban size={11} strokeWidth={2.4} />,
  skipped: <ChevronsRight size={12} strokeWidth={2.4} />,
  waived: <b className="bang">!</b>,
  unknown: <b className="bang">?</b>,
};

/** A status by shape and color: disc, square, ring, diamond, dashes. `box` draws a manual item's box instead of a disc. */
export function StateIcon({
  status,
  box = false,
  small = false,
}: {
  status: Status;
  box?: boolean;
  small?: boolean;
}) {
  return (
    <span
      className={`state ${status}${box ? ' box' : ''}${small ? ' small' : ''}`}
      role="img"
      aria-label={statusWords[status]}
    >
      {marks[status]}
    </span>
  );
}
