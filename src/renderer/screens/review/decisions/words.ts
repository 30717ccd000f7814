import type { StepNature } from '../../../../shared/plan/plan.ts';
import type { Decision } from '../../../../shared/sidecar/corrections.ts';
import { machine } from '../../../text/machine.ts';

export const reading = 'Reading the decisions…';
export const readDecisions = 'read the decisions';
export const correctSidecar = 'correct the sidecar';

/** What a decision is about. */
export const subjects: Readonly<Record<Decision['kind'], string>> = {
  phase: 'section',
  command: 'command',
  where: 'target',
  nature: 'runs',
  danger: 'risk',
  placeholder: 'value',
  threshold: 'bound',
};

// What it may be instead
export const natures: Readonly<Record<StepNature, string>> = {
  step: 'until it ends',
  follow: 'in the background',
  verify: 'until it passes',
  interactive: 'with a person at the keyboard',
};
export const command = { command: 'a command', text: 'not a command', another: 'another command…' } as const;
export const onServer = 'on a server';
export const unclear = 'unclear';
export const on = (target: string): string => `on ${machine(target)}`;
export const danger = { harmless: 'harmless', dangerous: 'dangerous' } as const;
export const placeholder = { ask: 'ask for it', literal: 'use as written' } as const;
export const threshold = { budget: 'a budget', alert: 'an alert rule', text: 'neither' } as const;

export const sectionIs = 'This section is';
export const nothingHere = 'Nothing here runs, needs a value, or is measured.';
export const showLess = 'Show less';
export const ordinary = (n: number): string => `Show ${n} more: run until they end, harmless`;
export const fromUndo = 'From the undo attributes of the steps above, last one first.';
export const moreReasons = (n: number): string => `${n} more`;

export const evidence = (line: number, reasons: readonly string[]): string =>
  `line ${line} · ${reasons.join('; ')}`;
export const undo = (text: string): string => `Undo your correction of ${text}`;
export const undoHint = 'You corrected this. Undo the correction';
export const choice = (text: string, kind: Decision['kind']): string => `${text}: ${subjects[kind]}`;
export const realCommand = 'The actual command';
export const useCommand = 'Use this';
export const cancel = 'Cancel';
