import { useEffect, useRef } from 'react';
import type { Refusal } from '../../../shared/run/moves/move.ts';
import { itemState, type RunState } from '../../../shared/run/run-state.ts';
import { showHidden } from '../../../shared/text/control-characters.ts';
import { formatDuration } from '../../../shared/text/duration.ts';
import type { RollbackPreview } from '../../../shared/wire/contract.ts';
import { stopOf } from '../../run/rollback-stop.ts';
import { reasonText } from '../../run/use-move-props.ts';
import { useRefusal } from '../../run/use-moves.ts';
import { usePlanStore } from '../../stores/run/plan-store.ts';
import { usePanelsStore } from '../../stores/view/panels-store.ts';
import { StateIcon } from '../../ui/state-icon.tsx';
import { TargetChip } from '../../ui/target-chip.tsx';
import { Judgment } from '../metrics/judgment.tsx';
import { Automatic } from './automatic.tsx';
import type { RollbackWords } from './describe-rollback.ts';
import { useHold } from './use-hold.ts';
import type { RollbackUse } from './use-rollback.ts';
import * as words from './words.ts';

interface Props {
  readonly told: RollbackWords;
  readonly use: RollbackUse;
  readonly state: RunState;
  readonly rollback: RunState | null;
  /** Who drives the run when this window only watches. */
  readonly observer: string | null;
}

/** What a rollback would do and where; how far it is, once it runs. */
export function RollbackPreviewPanel({ told, use, state, rollback, observer }: Props) {
  const refusal = useRefusal({ do: 'roll-back', fromDamaged: use.fromDamaged });
  const damage = usePlanStore((store) => store.open?.damage ?? null);
  const hold = useHold(() => undefined, use.start);
  const close = usePanelsStore((store) => store.setRollback);
  const first = useRef<HTMLButtonElement>(null);
  useEffect(() => first.current?.focus({ preventScroll: true }), []);
  const going = told.phase === 'under-way' || told.phase === 'paused' || told.phase === 'stopped';
  return (
    <div
      className="rollback-preview"
      data-testid="rollback-preview"
      role="dialog"
      aria-label={words.preview}
      onKeyDown={(event) => {
        if (event.key === 'Escape') close(false);
        event.stopPropagation();
      }}
    >
      <h2>{headingOf(told)}</h2>
      {told.phase === 'paused' && <p className="trouble">{words.waitsFor(told.detail)}</p>}
      {told.phase === 'stopped' && rollback !== null && <Stopped rollback={rollback} />}
      {use.preview !== null && !going && <Restores preview={use.preview} done={told.phase === 'verified'} />}
      {told.phase === 'not-armed' && <Missing reasons={state.armed?.reasons ?? []} />}
      {!going && state.rollback === null && <Judgment />}
      {!going && state.rollback === null && <Automatic />}
      {observer !== null && damage === null && (
        <p className="small-print" data-testid="rollback-through">
          {words.asksDriver(observer)}
        </p>
      )}
      {damage !== null && use.preview !== null && <Missing reasons={use.preview.reasons} />}
      <Trouble refusal={refusal} trouble={use.trouble} />
      {damage !== null && <Insist use={use} />}
      {use.preview !== null && use.preview.alternatives.length > 1 && state.rollback === null && (
        <Alternatives preview={use.preview} use={use} />
      )}
      <Work rollback={rollback} preview={use.preview} />
      <button
        ref={first}
        type="button"
        className={`hold-button ${told.phase}${hold.holding ? ' holding' : ''}`}
        data-testid="rollback-hold"
        aria-disabled={refusal === null ? undefined : true}
        aria-describedby={refusal === null ? undefined : 'rollback-refused'}
        {...hold.handlers}
      >
        <span className="fill" aria-hidden="true" />
        <span className="label">{holdLabel(told, hold.holding)}</span>
      </button>
      <p className="small-print">{words.safeTwice}</p>
    </div>
  );
}

/** A rollback from a damaged journal is a decision of its own. */
function Insist({ use }: { use: RollbackUse }) {
  return (
    <label className="insist">
      <input
        type="checkbox"
        data-testid="rollback-from-damaged"
        checked={use.fromDamaged}
        onChange={(event) => use.insist(event.currentTarget.checked)}
      />{' '}
      {words.fromDamaged}
    </label>
  );
}

function headingOf({ phase }: RollbackWords): string {
  if (phase === 'under-way') return words.rollingBack;
  if (phase === 'paused') return words.paused;
  if (phase === 'stopped') return words.stopped;
  return phase === 'verified' ? words.rolledBack : words.preview;
}

/** Which step stopped a rollback, what that means for production, and what to do. */
function Stopped({ rollback }: { rollback: RunState }) {
  const byId = usePlanStore((store) => store.open?.byId);
  const stop = stopOf(rollback);
  if (stop === null) return null;
  const title = byId?.get(stop.item)?.title ?? stop.item;
  return (
    <p className="trouble" data-testid="rollback-stopped">
      {words.stoppedText(title, stop.at, rollback.order.length - stop.at - 1)}
    </p>
  );
}

function Trouble({ refusal, trouble }: { refusal: Refusal | null; trouble: string | null }) {
  return (
    <>
      {refusal !== null && (
        <p className="trouble" id="rollback-refused">
          {reasonText(refusal)}
        </p>
      )}
      {trouble !== null && <p className="trouble">{trouble}</p>}
    </>
  );
}

/** The steps of the rollback once it has some, else what it would do. */
function Work({ rollback, preview }: { rollback: RunState | null; preview: RollbackPreview | null }) {
  if (rollback !== null && rollback.order.length > 0) return <Steps rollback={rollback} />;
  return <Effects effects={preview?.effects ?? []} />;
}

function holdLabel(told: RollbackWords, holding: boolean): string {
  if (holding) return words.keepHolding;
  if (told.phase === 'under-way') return words.holdToJoin;
  if (told.phase === 'paused' || told.phase === 'stopped') return words.holdToResume;
  if (told.phase === 'verified') return words.holdToCheck;
  return words.holdToRollBack;
}

function Restores({ preview, done }: { preview: RollbackPreview; done: boolean }) {
  if (preview.restores === '') return <p className="restores">{words.unverifiable}</p>;
  return (
    <p className="restores">
      {done ? words.restored : words.restores} <b>{preview.restores}</b>
      {preview.expectedMs !== null && !done && <> {words.inAbout(preview.expectedMs)}</>}
    </p>
  );
}

function Missing({ reasons }: { reasons: readonly string[] }) {
  if (reasons.length === 0) return null;
  return (
    <ul className="missing" aria-label={words.missing}>
      {reasons.map((reason) => (
        <li key={reason}>{reason}</li>
      ))}
    </ul>
  );
}

function Alternatives({ preview, use }: { preview: RollbackPreview; use: RollbackUse }) {
  return (
    <fieldset className="alternatives">
      <legend>{words.procedures(preview.alternatives.length)}</legend>
      {preview.alternatives.map((alternative) => (
        <label key={alternative.id}>
          <input
            type="radio"
            name="alternative"
            value={alternative.id}
            checked={use.chosen === alternative.id}
            onChange={() => use.choose(alternative.id)}
          />
          {alternative.heading}
          <small>{words.steps(alternative.steps)}</small>
        </label>
      ))}
    </fieldset>
  );
}

function Effects({ effects }: { effects: RollbackPreview['effects'] }) {
  if (effects.length === 0) return null;
  return (
    <ol className="effects">
      {effects.map((effect) => (
        <li key={`${effect.target} ${effect.title} ${effect.command}`}>
          <TargetChip target={effect.target} />
          <span className="effect-title">{effect.title}</span>
          <code title={showHidden(effect.command)}>{showHidden(effect.command)}</code>
        </li>
      ))}
    </ol>
  );
}

function Steps({ rollback }: { rollback: RunState }) {
  const byId = usePlanStore((store) => store.open?.byId);
  return (
    <ol className="effects steps">
      {rollback.order.map((id) => {
        const item = itemState(rollback, id);
        const last = item.attempts.at(-1);
        return (
          <li key={id}>
            <StateIcon status={item.status} small />
            <span className="effect-title">{byId?.get(id)?.title ?? id}</span>
            <code>
              {last?.durationMs === null || last === undefined ? '' : formatDuration(last.durationMs)}
            </code>
          </li>
        );
      })}
    </ol>
  );
}
