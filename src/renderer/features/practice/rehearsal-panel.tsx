import { Check } from 'lucide-react';
import type { Drill } from '../../../shared/wire/calls/practice.ts';
import { usePlanStore } from '../../stores/run/plan-store.ts';
import { useRun } from '../../stores/run/run-store.ts';
import { useScreenStore } from '../../stores/view/screen-store.ts';
import { guideOf, guideSteps, nextStep } from './guide.ts';
import { type Rehearsal, useRehearsal } from './use-rehearsal.ts';
import * as words from './words.ts';
import './practice.css';

const drills: readonly Drill[] = ['errors', 'slow', 'leak', 'stopped', 'cut'];

/** Leads through a first rehearsal, and breaks the practice service on request. Nothing where the run is no rehearsal. */
export function RehearsalPanel() {
  const rehearsal = useRehearsal();
  if (rehearsal === null) return null;
  return (
    <section className="pane rehearsal" aria-labelledby="rehearsal-title" data-testid="rehearsal">
      <h2 id="rehearsal-title">{words.title}</h2>
      <Guide tried={rehearsal.tried} />
      <BreakIt rehearsal={rehearsal} />
    </section>
  );
}

/** The five steps of a rehearsal: what is done, and what comes next and how. */
function Guide({ tried }: { tried: readonly Drill[] }) {
  const work = usePlanStore((store) => store.open?.work) ?? [];
  const state = useRun((run) => run);
  const done = guideOf(state, work, tried);
  const next = nextStep(done);
  if (next === null)
    return (
      <p className="guide-over" data-testid="guide-over">
        {words.over}{' '}
        <button
          type="button"
          className="btn small primary"
          onClick={() => useScreenStore.getState().go({ name: 'home' })}
        >
          {words.openOwn}
        </button>
      </p>
    );
  return (
    <ol className="guide" aria-label={words.guideLabel}>
      {guideSteps.map((step, index) => (
        <li
          key={step}
          className={done[step] ? 'done' : step === next ? 'next' : undefined}
          aria-current={step === next ? 'step' : undefined}
        >
          <span className="guide-mark" aria-hidden="true">
            {done[step] ? <Check size={11} strokeWidth={3} /> : index + 1}
          </span>
          <span>
            {words.steps[step].name}
            {done[step] && <span className="visually-hidden"> ({words.stepDone})</span>}
            {step === next && <small>{words.steps[step].how}</small>}
          </span>
        </li>
      ))}
    </ol>
  );
}

/** Buttons that make something go wrong, and what to watch then. */
function BreakIt({ rehearsal: { active, begin, end } }: { rehearsal: Rehearsal }) {
  const last = active.at(-1);
  return (
    <fieldset className="drills">
      <legend>{words.breakTitle}</legend>
      {drills.map((drill) => (
        <button
          key={drill}
          type="button"
          className="btn small"
          aria-pressed={active.includes(drill)}
          data-testid={`drill-${drill}`}
          onClick={() => begin(drill)}
        >
          {words.drills[drill].name}
        </button>
      ))}
      <button
        type="button"
        className="btn small"
        disabled={active.length === 0}
        data-testid="drill-end"
        onClick={end}
      >
        {words.backToNormal}
      </button>
      <p className="drill-watch" role="status">
        {last === undefined ? '' : words.drills[last].watch}
      </p>
    </fieldset>
  );
}
