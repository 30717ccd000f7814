import { useRunActions } from '../../run/use-run-actions.ts';
import { usePlanStore } from '../../stores/run/plan-store.ts';

/** Connects to a target at a person's word; a console that only watches has nothing to connect for. */
export function ReconnectButton({ target }: { target: string }) {
  const { reconnect } = useRunActions();
  const watching = usePlanStore((store) => store.open?.observer !== null);
  if (watching) return null;
  return (
    <button
      type="button"
      className="btn small"
      aria-label={`Reconnect to ${target}`}
      onClick={() => reconnect(target)}
    >
      Reconnect
    </button>
  );
}
