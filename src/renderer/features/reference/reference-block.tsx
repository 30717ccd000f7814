import type { Reference } from '../../../shared/plan/plan.ts';
import './reference.css';

const shownLines = 14;

/** A block of the document that is read and never run. Long ones start folded. */
export function ReferenceBlock({ reference }: { reference: Reference }) {
  const lines = reference.text.split('\n').length;
  return (
    <details className="reference" open={lines <= shownLines}>
      <summary>
        <span>{reference.language === '' ? 'reference' : reference.language}</span>
        <span className="where">
          line {reference.line} · {lines === 1 ? '1 line' : `${lines} lines`} · not run
        </span>
      </summary>
      {/* biome-ignore lint/a11y/noNoninteractiveTabindex: a block that scrolls must be reachable by keyboard. */}
      <pre tabIndex={0}>{reference.text}</pre>
    </details>
  );
}
