import { useMemo } from 'react';
import type { OpenedPlan } from '../../../../shared/wire/contract.ts';
import { countMarks, type LineMark, type MarkKind } from '../document/line-marks.ts';
import { showLine } from '../document/show-line.ts';
import { useReviewStore } from '../state/review-store.ts';
import { stages as stageNames } from '../state/words.ts';
import { outlineOfPlan } from './outline-rows.ts';
import * as words from './words.ts';
import './outline.css';

/** Stages whose sections are listed; what waits to be asked for is one row. */
const listed = new Set(['before', 'change', 'after', 'back']);
/** In the order of the legend. */
const shown = ['command', 'manual', 'choice', 'rollback', 'data', 'reference', 'heading', 'prose'] as const;

interface Props {
  readonly opened: OpenedPlan;
  readonly marks: readonly LineMark[];
}

/** Where every line went, in numbers, and the plan in the order of a run. */
export function OutlinePane({ opened, marks }: Props) {
  const { plan, sidecar } = opened;
  const counts = useMemo(() => countMarks(marks), [marks]);
  const stages = useMemo(() => outlineOfPlan(plan, sidecar.choose ?? {}), [plan, sidecar.choose]);
  const current = useReviewStore((store) => store.line);
  return (
    <nav className="review-outline" aria-label={words.outline}>
      <h2 className="account-title">{words.everyLine}</h2>
      <Bar counts={counts} />
      <ul className="legend" data-testid="legend">
        {shown.map((kind) => {
          const n = counts.get(kind) ?? 0;
          return n === 0 ? null : (
            <li key={kind} className={`mark-${kind}`}>
              <i aria-hidden="true" />
              {words.legend[kind](n)}
            </li>
          );
        })}
      </ul>
      {stages.map(({ stage, lines, sections }) => (
        <div key={stage} className="outline-stage">
          <button
            type="button"
            className={`outline-row${listed.has(stage) ? '' : ' quiet'}`}
            onClick={() => showLine(sections[0]?.line ?? 1)}
          >
            <span className="name">{stageNames[stage]}</span>
            <span className="n">{lines}</span>
          </button>
          {listed.has(stage) &&
            sections.map((section) => (
              <button
                key={section.id}
                type="button"
                className={`outline-row section${section.line === current ? ' on' : ''}`}
                title={section.heading}
                onClick={() => showLine(section.line)}
              >
                <span className="name">{section.heading}</span>
                <span className={`n${section.choices > 0 ? ' warn' : ''}`}>
                  {section.choices > 0 ? words.choicesIn(section.choices) : section.lines}
                </span>
              </button>
            ))}
        </div>
      ))}
    </nav>
  );
}

function Bar({ counts }: { counts: ReadonlyMap<MarkKind, number> }) {
  return (
    <div className="account-bar" aria-hidden="true">
      {shown.map((kind) => {
        const n = counts.get(kind) ?? 0;
        return n === 0 ? null : <i key={kind} className={`mark-${kind}`} style={{ flexGrow: n }} />;
      })}
    </div>
  );
}
