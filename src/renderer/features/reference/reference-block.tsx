import type { Reference } from '../../../shared/plan/plan.ts';
import * as words from './words.ts';
import './reference.css';

const shownLines = 14;

/** A block of the document that never runs. Long ones start collapsed. */
export function ReferenceBlock({ reference }: { reference: Reference }) {
  const lines = reference.text.split('\n').length;
  return (
    <details className="reference" open={lines <= shownLines}>
      <summary>
        <span>{reference.language === '' ? words.reference : reference.language}</span>
        <span className="where">{words.notRun(reference.line, lines)}</span>
      </summary>
      {/* biome-ignore lint/a11y/noNoninteractiveTabindex: a block that scrolls must be reachable by keyboard. */}
      <pre tabIndex={0}>{reference.text}</pre>
    </details>
  );
}
