import { useEffect, useRef } from 'react';
import { itemState, type RunState } from '../../../shared/run/run-state.ts';
import { showHidden } from '../../../shared/text/control-characters.ts';
import { formatDuration } from '../../../shared/text/duration.ts';
import type { RollbackPreview } from '../../../shared/wire/contract.ts';
import { reasonText } from '../../run/use-move-props.ts';
import { useRefusal } from '../../run/use-moves.ts';
import { usePlanStore } from '../../stores/run/plan-store.ts';
import { usePanelsStore } from '../../stores/view/panels-store.ts';
import { StateIcon } from '../../ui/state-icon.tsx';
import { TargetChip } from '../../ui/target-chip.tsx';
import { Automatic } from './automatic.tsx';
import type { RollbackWords } from './describe-rollback.ts';
import { useHold } from './use-hold.ts';
import type { RollbackUse } from './use-rollback.ts';

interface Props {
  readonly words: RollbackWords;
  readonly use: RollbackUse;
  readonly state: RunState;
  readonly rollback: RunState | null;
  /** Who drives the run when this window only watches. */
  readonly observer: string | null;
}

/** What the way back would do and where, before it is held; how far it is, once it runs. */
export function RollbackPreviewPanel({ words, use, state, rollback, observer }: Props) {
  const refusal = useRefusal({ do: 'roll-back' });
  const hold = useHold(() => undefined, use.start);
  const close = usePanelsStore((store) => store.setRollback);
  const first = useRef<HTMLButtonElement>(null);
  useEffect(() => first.current?.focus({ preventScroll: true }), []);
  const going = words.phase === 'under-way';
  return (
    <div
      className="rollback-preview"
      data-testid="rollback-preview"
      role="dialog"
      aria-label="Rollback preview"
      onKeyDown={(event) => {
        if (event.key === 'Escape') close(false);
        event.stopPropagation();
      }}
    >
      <h2>
        {going ? 'Rolling back' : words.phase === 'verified' ? 'Rolled back' : 'What rolling back does'}
      </h2>
      {use.preview !== null && !going && <Restores preview={use.preview} done={words.phase === 'verified'} />}
      {words.phase === 'not-armed' && <Missing reasons={state.armed?.reasons ?? []} />}
      {!going && state.rollback === null && <Automatic />}
      {observer !== null && (
        <p className="small-print" data-testid="rollback-through">
          This run is driven by {observer}. Held here, the way back is asked of that console at once; should
          it not answer, this one says so.
        </p>
      )}
      {refusal !== null && (
        <p className="trouble" id="rollback-refused">
          {reasonText(refusal)}
        </p>
      )}
      {use.trouble !== null && <p className="trouble">{use.trouble}</p>}
      {use.preview !== null && use.preview.alternatives.length > 1 && state.rollback === null && (
        <Alternatives preview={use.preview} use={use} />
      )}
      {rollback !== null && rollback.order.length > 0 ? (
        <Steps rollback={rollback} />
      ) : (
        <Effects effects={use.preview?.effects ?? []} />
      )}
      <button
        ref={first}
        type="button"
        className={`hold-button ${words.phase}${hold.holding ? ' holding' : ''}`}
        data-testid="rollback-hold"
        aria-disabled={refusal === null ? undefined : true}
        aria-describedby={refusal === null ? undefined : 'rollback-refused'}
        {...hold.handlers}
      >
        <span className="fill" aria-hidden="true" />
        <span className="label">{holdLabel(words, hold.holding)}</span>
      </button>
      <p className="small-print">
        Safe to press twice: a second press attaches to the rollback under way. Esc closes this.
      </p>
    </div>
  );
}

function holdLabel(words: RollbackWords, holding: boolean): string {
  if (holding) return 'Keep holding…';
  if (words.phase === 'under-way') return 'Under way · hold to attach';
  if (words.phase === 'verified') return 'In place and healthy · hold to check again';
  return 'Hold to roll back · or hold Space';
}

function Restores({ preview, done }: { preview: RollbackPreview; done: boolean }) {
  if (preview.restores === '')
    return (
      <p className="restores">
        No restore point is pinned: these steps run, and nothing tells by hash that what was there is back.
      </p>
    );
  return (
    <p className="restores">
      {done ? 'Restored' : 'Restores'} <b>{preview.restores}</b>
      {preview.expectedMs !== null && !done && <> in about {formatDuration(preview.expectedMs)}</>}
    </p>
  );
}

function Missing({ reasons }: { reasons: readonly string[] }) {
  if (reasons.length === 0) return null;
  return (
    <ul className="missing" aria-label="What is missing">
      {reasons.map((reason) => (
        <li key={reason}>{reason}</li>
      ))}
    </ul>
  );
}

function Alternatives({ preview, use }: { preview: RollbackPreview; use: RollbackUse }) {
  return (
    <fieldset className="alternatives">
      <legend>The document offers {preview.alternatives.length} ways back</legend>
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
          <small>{alternative.steps === 1 ? '1 step' : `${alternative.steps} steps`}</small>
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
