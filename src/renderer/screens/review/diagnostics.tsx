import type { Diagnostic } from '../../../shared/plan/plan.ts';
import { place } from './words.ts';

interface Props {
  readonly title: string;
  readonly diagnostics: readonly Diagnostic[];
  readonly file: string | null;
  readonly open: boolean;
}

/** Notes and errors about a file, with line and column. */
export function Diagnostics({ title, diagnostics, file, open }: Props) {
  if (diagnostics.length === 0) return null;
  return (
    <section aria-label={title}>
      <details
        className="diagnostics"
        open={open || diagnostics.some(({ severity }) => severity === 'error')}
      >
        <summary>
          {title} <small>{diagnostics.length}</small>
        </summary>
        <ul data-testid="diagnostics">
          {diagnostics.map((diagnostic) => (
            <li
              key={`${diagnostic.line}:${diagnostic.column} ${diagnostic.message}`}
              className={diagnostic.severity}
            >
              <span className="severity">{diagnostic.severity}</span>
              <span>{diagnostic.message}</span>
              <code title={file ?? undefined}>{place(diagnostic.line, diagnostic.column)}</code>
            </li>
          ))}
        </ul>
      </details>
    </section>
  );
}
