import { Copy, X } from 'lucide-react';
import type { LogLine } from '../../../shared/wire/live.ts';
import { copyText } from '../../ui/copy-text.ts';
import { layOut } from './lay-out.ts';
import { formatTime } from './log-line.tsx';
import * as words from './words.ts';

/** One line, whole: wrapped, JSON laid out, and to be copied. */
export function LogDetail({ line, onClose }: { line: LogLine; onClose: () => void }) {
  const text = layOut(line.text);
  return (
    <section className="log-detail" aria-label={words.wholeLine} data-testid="log-detail">
      <header>
        <span className="log-detail-from">
          {line.target} {line.source}
          {line.at !== null && ` · ${formatTime(line.at)}`}
        </span>
        <span className="grow" />
        <button
          type="button"
          className="btn small quiet"
          onClick={() => void copyText(line.text, words.copyLine)}
        >
          <Copy size={12} aria-hidden="true" /> {words.copy}
        </button>
        <button type="button" className="icon-btn" aria-label={words.close} onClick={onClose}>
          <X size={13} aria-hidden="true" />
        </button>
      </header>
      <pre
        // biome-ignore lint/a11y/noNoninteractiveTabindex: what scrolls must be reachable by keyboard.
        tabIndex={0}
      >
        {text}
      </pre>
    </section>
  );
}
