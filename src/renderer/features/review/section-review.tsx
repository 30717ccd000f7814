import { memo, useEffect, useRef, useState } from 'react';
import type { Correction } from '../../../shared/decision.ts';
import { DecisionRow, DecisionSelect } from './decision-row.tsx';
import type { ReviewedSection } from './group-decisions.ts';
import { Reasons } from './reasons.tsx';
import type { RenderedDocument } from './render-document.ts';

interface Props {
  readonly section: ReviewedSection;
  readonly rendered: RenderedDocument;
  readonly targets: readonly string[];
  readonly busy: boolean;
  correct(correction: Correction): void;
}

/** One section: the document as it is written on the left, what it was taken for on the right. */
export function SectionReview({ section, rendered, targets, busy, correct }: Props) {
  const [line, setLine] = useState<number | null>(null);
  const { phase, kind, decisions } = section;
  return (
    <section className="section-review" aria-label={phase.heading} data-testid={`section-${phase.line}`}>
      <DocumentPart rendered={rendered} from={section.from} until={section.until} line={line} />
      <div className="section-decisions">
        <div className="section-kind">
          <span>This section is</span>
          {kind === null ? (
            <b>{phase.kind}</b>
          ) : (
            <DecisionSelect decision={kind} targets={targets} busy={busy} correct={correct} />
          )}
          <Reasons reasons={kind?.reasons ?? []} />
        </div>
        {decisions.length === 0 ? (
          <p className="section-plain">Nothing here runs, is asked for or is measured.</p>
        ) : (
          <ul className="decisions">
            {decisions.map((decision) => (
              <DecisionRow
                key={`${decision.kind} ${decision.line} ${decision.key}`}
                decision={decision}
                targets={targets}
                busy={busy}
                correct={correct}
                point={setLine}
              />
            ))}
          </ul>
        )}
      </div>
    </section>
  );
}

/** A range of the rendered document; the block that `line` comes from is marked. */
function DocumentPart({
  rendered,
  from,
  until,
  line,
}: {
  readonly rendered: RenderedDocument;
  readonly from: number;
  readonly until: number;
  readonly line: number | null;
}) {
  const part = useRef<HTMLDivElement>(null);
  useEffect(() => {
    const blocks = [...(part.current?.querySelectorAll<HTMLElement>('[data-line]') ?? [])];
    const block = line === null ? undefined : blocks.findLast((each) => Number(each.dataset.line) <= line);
    block?.classList.add('pointed');
    return () => block?.classList.remove('pointed');
  }, [line]);
  return (
    <div className="document-part" ref={part}>
      <Html html={rendered.html(from, until)} />
    </div>
  );
}

/** Only drawn anew when its text is another: the mark on a block must survive. */
const Html = memo(function Html({ html }: { html: string }) {
  // biome-ignore lint/security/noDangerouslySetInnerHtml: the renderer shows the document's own markup as text.
  return <div dangerouslySetInnerHTML={{ __html: html }} />;
});
