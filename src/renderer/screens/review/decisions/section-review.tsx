import { memo, useEffect, useRef, useState } from 'react';
import type { Correction } from '../../../../shared/sidecar/corrections.ts';
import { showHidden } from '../../../../shared/text/control-characters.ts';
import { isOrdinary } from './decision-choices.ts';
import { DecisionRow, DecisionSelect } from './decision-row.tsx';
import type { ReviewedSection } from './group-decisions.ts';
import { Reasons } from './reasons.tsx';
import type { RenderedDocument } from './render-document.ts';
import * as words from './words.ts';

interface Props {
  readonly section: ReviewedSection;
  readonly rendered: RenderedDocument;
  readonly targets: readonly string[];
  readonly busy: boolean;
  correct(correction: Correction): void;
}

/** One section: the document on the left, the decisions about it on the right. */
export function SectionReview({ section, rendered, targets, busy, correct }: Props) {
  const [line, setLine] = useState<number | null>(null);
  const [all, setAll] = useState(false);
  const { phase, kind, decisions } = section;
  const ordinary = decisions.filter(isOrdinary).length;
  return (
    <section className="section-review" aria-label={phase.heading} data-testid={`section-${phase.line}`}>
      {section.made.length > 0 ? (
        <MadePart heading={phase.heading} commands={section.made} />
      ) : (
        <DocumentPart rendered={rendered} from={section.from} until={section.until} line={line} />
      )}
      <div className="section-decisions">
        <div className="section-kind">
          <span>{words.sectionIs}</span>
          {kind === null ? (
            <b>{phase.kind}</b>
          ) : (
            <DecisionSelect decision={kind} targets={targets} busy={busy} correct={correct} />
          )}
          <Reasons reasons={kind?.reasons ?? []} />
        </div>
        {decisions.length === 0 ? (
          <p className="section-plain">{words.nothingHere}</p>
        ) : (
          <ul className="decisions">
            {(all ? decisions : decisions.filter((each) => !isOrdinary(each))).map((decision) => (
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
        {ordinary > 0 && (
          <button
            type="button"
            className="btn small quiet"
            aria-expanded={all}
            data-testid={`ordinary-${phase.line}`}
            onClick={() => setAll(!all)}
          >
            {all ? words.showLess : words.ordinary(ordinary)}
          </button>
        )}
      </div>
    </section>
  );
}

/** Commands that come from attributes and not from the document's text. */
function MadePart({ heading, commands }: { readonly heading: string; readonly commands: readonly string[] }) {
  return (
    <div className="document-part">
      <h2>{heading}</h2>
      <p className="section-plain">{words.fromUndo}</p>
      <pre>
        <code>{commands.map(showHidden).join('\n')}</code>
      </pre>
    </div>
  );
}

/** A range of the rendered document. The block of `line` is marked. */
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

/** Renders again only when its text changes, so that the mark on a block stays. */
const Html = memo(function Html({ html }: { html: string }) {
  // biome-ignore lint/security/noDangerouslySetInnerHtml: the renderer shows the document's own markup as text.
  return <div dangerouslySetInnerHTML={{ __html: html }} />;
});
