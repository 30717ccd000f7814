export const title = 'Keys';
export const close = 'Close';

/** Every key and what it does. `{mod}` stands for the machine's own modifier. */
export const keys: readonly (readonly [keys: string, does: string])[] = [
  ['j  ↓   k  ↑', 'next and previous item'],
  ['Enter', 'run or retry the item; press the focused button'],
  ['Space', 'tick or untick a box'],
  ['⇧ Enter', 'do what the blue button says; in the review, start'],
  ['w', 'waive the item, with a reason'],
  ['n', 'go to the next failure'],
  ['a  f  m  u', 'show the section; in every section what failed, what is mine, what is open'],
  ['o', 'expand or collapse the item'],
  ['t', 'open a terminal where the item runs'],
  ['g  s  r', 'go to the gate, the sign-offs, the record'],
  ['1  2  3', 'show step output, logs, events'],
  ['4', 'type into the open terminal'],
  ['/', 'filter the logs'],
  ['c', 'show or hide all charts; drag in one to zoom, double-click to zoom out'],
  ['[  ]  \\', 'show or hide outline, instruments, dock'],
  ['{mod}K', 'find items, sections, servers, actions'],
  ['{mod}⇧R', 'preview the rollback'],
  ['{mod}+  -  0', 'larger, smaller, usual size'],
  ['{mod}⇧K', 'in a terminal: find'],
  ['{mod}⇧F', 'in a terminal: search it'],
  ['{mod}⇧↑', 'in a terminal: back to the work'],
  ['d', 'decline a proposed rollback, with a reason'],
  ['?', 'show or hide this list'],
  ['Tab  ⇧ Tab', 'next and previous control'],
  ['Esc', 'close what is open; from a chart back to the work'],
];

/** Why ⇧Enter does not end a run. */
export const allDone = { message: 'Everything is done.', hint: 'End the run with its button.' } as const;
