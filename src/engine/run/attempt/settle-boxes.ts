import { boxChanges, byItsCommands } from '../../../shared/run/moves/held-boxes.ts';
import * as words from '../run-words.ts';
import type { RunSession } from '../session/run-session.ts';

/**
 * Ticks the boxes whose commands have all passed, and opens those again of which one has failed after all. What a person has
 * ticked or opened last stays as that person left it.
 */
export async function settleBoxes(session: RunSession): Promise<void> {
  const { tick, untick } = boxChanges(session.work, session.state);
  for (const item of tick) {
    if (isAPersons(session, item)) continue;
    await session.append({ type: 'item.ticked', item, actor: byItsCommands, note: words.commandsPassed });
    await session.tickDocument(item, true);
  }
  for (const item of untick) {
    const reason = words.commandFailedAfterAll;
    await session.append({ type: 'item.unticked', item, actor: byItsCommands, reason });
    await session.tickDocument(item, false);
  }
}

function isAPersons({ events }: RunSession, box: string): boolean {
  const last = events.findLast(
    (event) => (event.type === 'item.ticked' || event.type === 'item.unticked') && event.item === box,
  );
  return last !== undefined && 'actor' in last && last.actor !== byItsCommands;
}
