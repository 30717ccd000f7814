import { useRunActions } from '../../run/use-run-actions.ts';
import { MoveButton } from '../../ui/move-button.tsx';
import * as words from './words.ts';

/** Connects to a target now. */
export function ReconnectButton({ target }: { target: string }) {
  const { reconnect } = useRunActions();
  return (
    <MoveButton
      move={{ do: 'reconnect' }}
      className="btn small"
      aria-label={words.reconnectTo(target)}
      onMove={() => reconnect(target)}
    >
      {words.reconnect}
    </MoveButton>
  );
}
