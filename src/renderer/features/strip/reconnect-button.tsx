import { useRunActions } from '../../run/use-run-actions.ts';
import { MoveButton } from '../../ui/move-button.tsx';

/** Connects to a target now. */
export function ReconnectButton({ target }: { target: string }) {
  const { reconnect } = useRunActions();
  return (
    <MoveButton
      move={{ do: 'reconnect' }}
      className="btn small"
      aria-label={`Reconnect to ${target}`}
      onMove={() => reconnect(target)}
    >
      Reconnect
    </MoveButton>
  );
}
