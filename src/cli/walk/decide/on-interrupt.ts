import type { RunSession } from '../../../engine/index.ts';

/** Ctrl-C leaves a wait; where production is being rolled back meanwhile it ends the command as it always does. Gives how to stop. */
export function onInterrupt(session: RunSession, leave: () => void): () => void {
  const act = (): void => {
    stop();
    if (session.state.rollback === null) leave();
    else process.kill(process.pid, 'SIGINT');
  };
  const stop = (): void => void process.removeListener('SIGINT', act);
  process.on('SIGINT', act);
  return stop;
}
