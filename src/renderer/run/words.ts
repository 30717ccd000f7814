import type { Move } from '../../shared/run/moves/move.ts';

/** What a move does; completes "Couldn't …". */
export const moveWords: Readonly<Record<Move['do'], string>> = {
  run: 'run the item',
  cancel: 'cancel the item',
  tick: 'tick the box',
  untick: 'untick the box',
  decide: 'record the outcome',
  waive: 'waive the item',
  'open-gate': 'open the gate',
  sign: 'sign off',
  unsign: 'withdraw the sign-off',
  advance: 'run on',
  pause: 'pause the run',
  'cancel-all': 'cancel what is running',
  finish: 'end the run',
  'take-document': 'switch to the edited checklist',
  reconnect: 'reconnect',
  'roll-back': 'roll back',
  decline: 'decline the rollback',
};
