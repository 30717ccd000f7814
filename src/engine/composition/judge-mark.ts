import { attemptAsync } from '../../shared/lib/attempt.ts';
import { emptyRunState, type RunState, transition } from '../../shared/run/run-state.ts';
import { isGone } from '../journal/owner-process.ts';
import { otherHolderOf } from '../journal/run-lock.ts';
import { EngineError } from '../lib/engine-error.ts';
import type { PromptQueue } from '../prompts/prompt-queue.ts';
import type { FoundMark } from '../rollback/restore-point/found-mark.ts';
import type { JudgeMark } from '../rollback/restore-point/release-mark.ts';
import type { RunStore } from '../run/session/run-store.ts';
import * as words from './composition-words.ts';

/**
 * Judges the mark of another release on a server. A run of this machine is known by its journal: its mark may be replaced
 * once the run has ended, or stands still and no other console drives it. Of every other one a person is asked, unless a person has
 * named its run beforehand: `takesOver` gives that. What another account of the server has put there may say anything, so that it is
 * never judged by what it says.
 */
export function judgeMark(store: RunStore, prompts: PromptQueue, takesOver: () => string | null): JudgeMark {
  return async (session, found) => {
    const { target, folder, note } = found;
    const place = words.markPlace(target, folder);
    if (note !== null && found.stranger === null && (await isOver(store, note.run, place))) return;
    if (note !== null && note.run === takesOver()) return;
    const who = whoOf(found);
    if (await prompts.confirm(target, words.markTitle(place), words.markQuestion(who))) return;
    throw new EngineError(
      'NOT_NOW',
      words.marked(place, who),
      words.markedHint(session.run, target, folder, note),
    );
  };
}

function whoOf({ note, stranger, isFile }: FoundMark): string {
  const what = isFile ? words.unreadableMark : words.noMark;
  const who = note === null ? what : words.markedBy(note, Date.now(), stranger === null && isGone(note));
  return stranger === null ? who : words.byStranger(who, stranger);
}

/** Whether a run is known to be over, or to stand still. Throws NOT_NOW where another console drives it. */
async function isOver(store: RunStore, run: string, place: string): Promise<boolean> {
  const state = await stateOf(store, run);
  if (state === null) return false;
  if (state.status === 'ended') return true;
  const holder = otherHolderOf(store.files(run).dir);
  if (holder !== null)
    throw new EngineError('NOT_NOW', words.underWay(place, run, holder.heldBy), words.underWayHint(run));
  return !Object.values(state.items).some(({ status }) => status === 'running');
}

/** The state of a run of this machine; null where there is none that can be read. */
async function stateOf(store: RunStore, run: string): Promise<RunState | null> {
  const journal = await attemptAsync(() => store.readJournal(run), null);
  return journal?.events.reduce(transition, emptyRunState) ?? null;
}
