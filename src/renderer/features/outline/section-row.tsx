import type { Phase } from '../../../shared/plan/plan.ts';
import type { WorkCount } from '../../run/count-work.ts';

interface Props {
  readonly section: Phase;
  readonly depth: number;
  readonly count: WorkCount;
  readonly active: boolean;
  onSelect(): void;
}

/** One section: its heading, and at the right the one number that matters most about it. */
export function SectionRow({ section, depth, count, active, onSelect }: Props) {
  const { text, tone, words } = describeSection(count);
  return (
    <button
      type="button"
      className={`section-row${active ? ' on' : ''}`}
      style={{ paddingLeft: 24 + Math.max(1, depth) * 16 }}
      aria-current={active ? 'true' : undefined}
      data-testid={`section-${section.id}`}
      onClick={onSelect}
    >
      <span className="name">{section.heading.replace(/^(\d+)\.\s+/, '$1 · ')}</span>
      {count.running > 0 && <span className="live" aria-hidden="true" />}
      <span className={`n ${tone}`}>
        {text}
        {words !== '' && <span className="visually-hidden"> {words}</span>}
      </span>
    </button>
  );
}

/** Trouble first, then what was waived, then how far it is. */
export function describeSection(count: WorkCount): { text: string; tone: string; words: string } {
  if (count.unknown > 0) return { text: `${count.unknown} unknown`, tone: 'unknown', words: '' };
  if (count.failed > 0) return { text: `${count.failed} failed`, tone: 'fail', words: '' };
  if (count.total === 0) return { text: '', tone: 'plain', words: '' };
  if (count.settled === count.total) {
    return count.waived > 0
      ? { text: `${count.waived} waived`, tone: 'warn', words: '' }
      : { text: '✓', tone: 'pass', words: 'done' };
  }
  if (count.settled === 0 && count.running === 0)
    return { text: `${count.total}`, tone: 'plain', words: 'items' };
  return { text: `${count.settled}/${count.total}`, tone: 'plain', words: 'done' };
}
