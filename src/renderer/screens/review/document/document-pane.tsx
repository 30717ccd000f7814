import { type KeyboardEvent, memo, useMemo } from 'react';
import { useReviewStore } from '../state/review-store.ts';
import { DocumentLine } from './document-line.tsx';
import type { LineMark } from './line-marks.ts';
import * as words from './words.ts';
import './document.css';

/** Lines that are laid out together: only what is near the view is. */
const together = 40;

interface Props {
  readonly marks: readonly LineMark[];
  /** Lines that deserve a look. */
  readonly looked: ReadonlySet<number>;
}

/** The document as it is, with a colored margin that says what became of every line. */
export function DocumentPane({ marks, looked }: Props) {
  const chunks = useMemo(
    () =>
      Array.from({ length: Math.ceil(marks.length / together) }, (_, index) =>
        marks.slice(index * together, (index + 1) * together),
      ),
    [marks],
  );
  const first = marks.find(({ kind }) => kind !== 'blank')?.line ?? 1;
  return (
    <section className="doc" aria-label={words.document} data-testid="document" onKeyDown={moveByArrow}>
      {chunks.map((chunk) => (
        <Chunk key={chunk[0]?.line ?? 0} marks={chunk} looked={looked} first={first} />
      ))}
    </section>
  );
}

interface ChunkProps extends Props {
  /** The line that the Tab key comes to while none is selected. */
  readonly first: number;
}

const Chunk = memo(function Chunk({ marks, looked, first }: ChunkProps) {
  return (
    <div className="doc-chunk">
      {marks.map((mark) => (
        <DocumentLine
          key={mark.line}
          mark={mark}
          looked={looked.has(mark.line)}
          isFirst={mark.line === first}
        />
      ))}
    </div>
  );
});

/** Up and down move between lines; a document of a thousand lines is one stop of the Tab key. */
function moveByArrow(event: KeyboardEvent<HTMLElement>): void {
  const step = { ArrowDown: 1, ArrowUp: -1 }[event.key];
  if (step === undefined || !(event.target instanceof HTMLElement)) return;
  if (!event.target.matches('.doc-row')) return;
  const rows = [...event.currentTarget.querySelectorAll<HTMLElement>('.doc-row')];
  const next = rows[rows.indexOf(event.target) + step];
  if (next === undefined) return;
  event.preventDefault();
  next.focus();
  useReviewStore.getState().light([Number(next.dataset.line)]);
}
