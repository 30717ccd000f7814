import { count } from '../../../shared/text/count.ts';
import { machine } from '../../text/machine.ts';

export const work = 'Work';
export const watching = (driver: string): string =>
  `Watching only: ${driver} drives this run. To take over, close that console.`;
export const damaged = ({ line, reason }: { readonly line: number; readonly reason: string }): string =>
  `The journal of this run is damaged at line ${line} (${reason}). Shown is what was recorded before that. What was done after it is not known; it may have changed production. Nothing can be added.`;
export const nothingKnown = 'Nothing of this run is known for certain.';
export const loading = 'Loading the run…';
export const nothingTitle = 'Nothing to run here';
export const nothingText =
  'This checklist has no checkboxes and no commands. The outline on the left shows its text.';

export const notInPlan = 'This section is not in the plan.';
export const onlyText = (line: number): string =>
  `This section has only text, from line ${line}. There is nothing to run or tick.`;

export const onTarget = (target: string): string => (target === '' ? '' : ` · on ${machine(target)}`);

export const cancel = 'Cancel';
export const pauseAfterStep = 'Pause after this step';
export const runSection = 'Run section';

/** `6 steps · on web-1`, `3 checks, 7 boxes`. `targets` are those of the commands; null where none is chosen. */
export function contents(
  numbers: { readonly steps: number; readonly checks: number; readonly boxes: number },
  targets: readonly (string | null)[],
): string {
  const counted = [
    numbers.steps === 0 ? [] : count(numbers.steps, 'step'),
    numbers.checks === 0 ? [] : count(numbers.checks, 'check'),
    numbers.boxes === 0 ? [] : count(numbers.boxes, 'box', 'boxes'),
  ].flat();
  const where = targets.map((target) => (target === null ? 'no target' : machine(target))).join(', ');
  return [counted.join(', '), where === '' ? '' : `on ${where}`.replace('on no target', 'no target')]
    .filter((part) => part !== '')
    .join(' · ');
}

export const ended = {
  rolledBack: 'The release was rolled back.',
  passed: 'The run passed.',
  other: (outcome: string): string => `The run ended: ${outcome}.`,
  viewRecord: 'View record',
} as const;
