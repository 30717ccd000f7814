import { useCallback, useEffect, useState } from 'react';
import type { RollbackPreview } from '../../../shared/wire/contract.ts';
import { explainError } from '../../link/explain-error.ts';
import { useLink } from '../../link/link-context.tsx';
import { useCall } from '../../link/use-call.ts';
import { isRefused } from '../../run/use-move-props.ts';
import { moveWords } from '../../run/words.ts';
import { useRunStore } from '../../stores/run/run-store.ts';
import { useScreenStore } from '../../stores/view/screen-store.ts';

export interface RollbackUse {
  readonly preview: RollbackPreview | null;
  readonly trouble: string | null;
  readonly chosen: string | null;
  choose(alternative: string): void;
  /** Whether a person has decided to roll back although the journal is damaged. */
  readonly fromDamaged: boolean;
  insist(fromDamaged: boolean): void;
  /** Starts the rollback, or joins the one in progress: the same call. */
  start(): void;
}

/** The rollback preview while it is open, the chosen procedure, and the call that starts the rollback. */
export function useRollback(looking: boolean): RollbackUse {
  const { client } = useLink();
  const call = useCall();
  const run = useRunStore((store) => store.current);
  const [preview, setPreview] = useState<RollbackPreview | null>(null);
  const [trouble, setTrouble] = useState<string | null>(null);
  const [chosen, setChosen] = useState<string | null>(null);
  const [fromDamaged, setFromDamaged] = useState(false);

  useEffect(() => {
    if (!looking || run === null) return;
    let wanted = true;
    client.rollback
      .preview({ run, ...(chosen === null ? {} : { alternative: chosen }) })
      .then((next) => {
        if (!wanted) return;
        setPreview(next);
        setTrouble(null);
      })
      .catch((error: unknown) => {
        if (!wanted) return;
        const { message, hint } = explainError(error);
        setTrouble(hint === null ? message : `${message} ${hint}`);
      });
    return () => {
      wanted = false;
    };
  }, [client, run, chosen, looking]);

  const start = useCallback(() => {
    if (run === null || isRefused({ do: 'roll-back', fromDamaged })) return;
    const alternative = chosen ?? preview?.chosen ?? null;
    const started = call(moveWords['roll-back'], (asked) =>
      asked.rollback.start({ run, ...(alternative === null ? {} : { alternative }), fromDamaged }),
    );
    // A damaged journal does not say that it is rolled back: the rollback is followed as a run of its own.
    void started.then((rollback) => {
      if (fromDamaged && rollback !== undefined)
        useScreenStore.getState().go({ name: 'session', run: rollback.run });
    });
  }, [call, run, chosen, preview, fromDamaged]);

  return {
    preview,
    trouble,
    chosen: chosen ?? preview?.chosen ?? null,
    choose: setChosen,
    fromDamaged,
    insist: setFromDamaged,
    start,
  };
}
