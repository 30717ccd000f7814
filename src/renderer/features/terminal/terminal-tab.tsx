import { useCallback } from 'react';
import { useLink } from '../../link/link-context.tsx';
import { useRunStore } from '../../stores/run/run-store.ts';
import { type FreeTerminal, useDockStore } from '../../stores/view/dock-store.ts';
import { TerminalView } from './terminal-view.tsx';
import { terminalOn } from './words.ts';

/** A free terminal on a target. */
export function TerminalTab({ terminal }: { terminal: FreeTerminal }) {
  const { client } = useLink();
  const { id, target } = terminal;
  const end = useDockStore((store) => store.endTerminal);
  const open = useCallback(
    async (size: { cols: number; rows: number }) => {
      const { current, views } = useRunStore.getState();
      const file = current === null ? null : (views[current]?.state.file ?? null);
      return (await client.streams.terminal({ file, target, ...size })).stream;
    },
    [client, target],
  );
  // What nobody has said is taken for production, as everywhere.
  const inProduction = useRunStore(({ current, views }) => {
    const environment = current === null ? undefined : views[current]?.state.environment;
    return (environment ?? 'production') === 'production';
  });
  const onEnd = useCallback(() => end(id), [end, id]);
  return <TerminalView open={open} label={terminalOn(target)} asksBeforePaste={inProduction} onEnd={onEnd} />;
}
