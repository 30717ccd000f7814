import { memo } from 'react';
import { showHidden } from '../../../../shared/text/control-characters.ts';
import { useReviewStore } from '../state/review-store.ts';
import { LineDetail } from './line-detail.tsx';
import type { LineMark } from './line-marks.ts';
import * as words from './words.ts';

interface Props {
  readonly mark: LineMark;
  readonly looked: boolean;
  readonly isFirst: boolean;
}

/** One line of the document with its margin. A click says what it is, and what one more click changes. */
export const DocumentLine = memo(function DocumentLine({ mark, looked, isFirst }: Props) {
  const { line, kind, sign, text } = mark;
  const selected = useReviewStore((store) => store.line === line);
  const lit = useReviewStore((store) => store.lit.includes(line));
  const isReached = useReviewStore((store) => store.line === line || (isFirst && store.line === null));
  const state = `${looked ? ' looked' : ''}${lit ? ' lit' : ''}${selected ? ' selected' : ''}`;
  if (kind === 'blank')
    return (
      <div className={`doc-line mark-blank${state}`} id={`line-${line}`}>
        <span className="no">{line}</span>
      </div>
    );
  return (
    <div className={`doc-line mark-${kind}${state}`} id={`line-${line}`} data-testid={`line-${line}`}>
      <button
        type="button"
        className="doc-row"
        data-line={line}
        tabIndex={isReached ? 0 : -1}
        aria-expanded={selected}
        onClick={() => useReviewStore.getState().select(selected ? null : line)}
      >
        <span className="no">{line}</span>
        <span className="sign" aria-hidden="true">
          {looked && sign === '' && mark.begins ? '?' : sign}
        </span>
        <span className="visually-hidden">{words.marks[kind]}</span>
        <span className="text">{showHidden(text)}</span>
      </button>
      {selected && <LineDetail mark={mark} />}
    </div>
  );
}, isSame);

/** A new plan makes new marks; most of them say what the old ones said. */
function isSame(before: Props, after: Props): boolean {
  const [a, b] = [before.mark, after.mark];
  return (
    before.looked === after.looked &&
    before.isFirst === after.isFirst &&
    a.kind === b.kind &&
    a.sign === b.sign &&
    a.begins === b.begins &&
    a.text === b.text &&
    a.why === b.why &&
    a.data === b.data
  );
}
