import { useState } from 'react';
import { showHidden } from '../../../../shared/text/control-characters.ts';
import * as words from './words.ts';

/** What a person runs in some other console, as the document writes it, with a button that copies it. */
export function CodeBlock({ code, title }: { code: string; title: string }) {
  const [copied, setCopied] = useState(false);
  return (
    <div className="code-block" data-testid="code-block">
      <pre>{showHidden(code)}</pre>
      <button
        type="button"
        className="btn small"
        aria-label={words.copyCode(title)}
        onClick={() => void navigator.clipboard.writeText(code).then(() => setCopied(true))}
        onBlur={() => setCopied(false)}
      >
        {copied ? words.copied : words.copy}
      </button>
    </div>
  );
}
