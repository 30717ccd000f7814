import type { ProposalCause, TriggerMode } from '../../journal/proposal-shape.ts';

interface Told {
  readonly mode: TriggerMode;
  readonly cause: ProposalCause;
  readonly text: string;
  readonly shown: string;
  readonly why?: string | undefined;
}

/** What a rollback is proposed for, in one sentence without its full stop. */
export function proposalWords({ cause, text, shown, why }: Told): string {
  const rule = text.replace(/\.$/, '');
  if (cause === 'no-data')
    return `no data for the rollback trigger “${rule}”, which is no breach${why === undefined ? '' : `: ${why}`}`;
  if (cause === 'worse') return `${rule}${shown === '' ? '' : `: ${shown.replace(/\.$/, '')}`}`;
  return `the rollback trigger “${rule}” fires${shown === '' ? '' : ` at ${shown}`}`;
}
