import type { Phase } from '../../../shared/plan/plan.ts';
import type { WorkCount } from '../../run/count-work.ts';
import { scaled } from '../../stores/scale/scale-store.ts';
import * as words from './words.ts';

interface Props {
  readonly section: Phase;
  readonly depth: number;
  readonly count: WorkCount;
  readonly active: boolean;
  onSelect(): void;
}

/** One section: its heading, and at the right the number that matters most. */
export function SectionRow({ section, depth, count, active, onSelect }: Props) {
  const { text, tone, said } = describeSection(count);
  return (
    <button
      type="button"
      className={`section-row${active ? ' on' : ''}`}
      style={{ paddingLeft: scaled(24 + Math.max(1, depth) * 16) }}
      aria-current={active ? 'true' : undefined}
      data-testid={`section-${section.id}`}
      onClick={onSelect}
    >
      <span className="name">{section.heading.replace(/^(\d+)\.\s+/, '$1 · ')}</span>
      {count.running > 0 && <span className="live" aria-hidden="true" />}
      <span className={`n ${tone}`}>
        {text}
        {said !== '' && <span className="visually-hidden"> {said}</span>}
      </span>
    </button>
  );
}

/** Failures come first, then waivers, then progress. */
export function describeSection(count: WorkCount): { text: string; tone: string; said: string } {
  if (count.unknown > 0) return { text: words.unknown(count.unknown), tone: 'unknown', said: '' };
  if (count.failed > 0) return { text: words.failed(count.failed), tone: 'fail', said: '' };
  if (count.total === 0) return { text: '', tone: 'plain', said: '' };
  if (count.settled === count.total) {
    return count.waived > 0
      ? { text: words.waived(count.waived), tone: 'warn', said: '' }
      : { text: '✓', tone: 'pass', said: words.done };
  }
  if (count.settled === 0 && count.running === 0)
    return { text: `${count.total}`, tone: 'plain', said: words.items };
  return { text: words.ratio(count.settled, count.total), tone: 'plain', said: words.done };
}
