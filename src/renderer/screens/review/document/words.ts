import type { DataKind } from '../../../../shared/plan/account.ts';
import type { PhaseKind, StepNature } from '../../../../shared/plan/plan.ts';
import type { Nature, Runs, Stage } from '../../../../shared/plan/sheet.ts';
import type { Decision } from '../../../../shared/sidecar/corrections.ts';
import { machine } from '../../../text/machine.ts';
import type { MarkKind } from './line-marks.ts';

// The margin
/** What a mark in the margin says to someone who cannot see it. */
export const marks: Readonly<Record<MarkKind, string>> = {
  command: 'Command',
  manual: 'By hand',
  choice: 'Waits for a choice',
  rollback: 'Rollback',
  data: 'Data',
  reference: 'Reference: read, never run',
  heading: 'Heading',
  prose: 'Text',
  fence: 'The edge of a code block',
  blank: '',
};
export const data: Readonly<Record<DataKind, string>> = {
  threshold: 'A limit. The run compares it with what it measures.',
  contact: 'A contact. Shown next to the run.',
  'sign-off': 'A sign-off. Asked for at the gate before the release.',
  field: 'A field to fill in. Part of the record.',
  schedule: 'A routine task. Shown, never run in a release.',
  setting: 'A setting of the document.',
};
export const document = 'The document';

// One line
export const stages: Readonly<Record<Stage, string>> = {
  before: 'Before the release',
  change: 'The release',
  after: 'After the release',
  back: 'Rollback',
  routine: 'Routine',
  demand: 'On demand',
};
export const natures: Readonly<Record<Nature, string>> = {
  check: 'only checks',
  effect: 'changes something',
  follow: 'runs in the background',
  interactive: 'asks at the keyboard',
};
export const runs: Readonly<Record<Runs, string>> = {
  beside: 'runs next to other checks',
  'in-order': 'runs in order',
  asked: 'runs only when asked',
  never: 'never runs',
};
export const willRun = (command: string): string => `Runs: ${command}`;
export const manual = 'By hand: you do it and tick it';
export const on = (target: string): string => `on ${machine(target)}`;
export const noTarget = 'no server yet';
export const chosenBy = (question: string): string => `waits for: ${question}`;
export const readOnly = (why: string): string => `Read, never run: ${why}.`;
export const prose = 'Text. Nothing here runs.';

export const isLiteral = (name: string): string => `${name} is literal`;
export const oneOfSeveral = 'One of several';
export const noChoice = 'Not a choice';
export const whichWay = 'Which way';
export const byHand = 'Tick it by hand';
export const notPart = 'Not part of the release';
export const isStep = 'Make it a step';
export const ofSentence = (label: string, sentence: string): string => `${label}: “${sentence}”`;
export const runIt = 'Run it';
export const more = 'More';
export const runsOn = 'Runs on';
export const newCommand = 'Run another command instead';
export const useCommand = 'Use this command';
export const cancel = 'Cancel';
export const undoCorrection = (kind: Decision['kind']): string => `Undo: ${subjects[kind]}`;
export const subjects: Readonly<Record<Decision['kind'], string>> = {
  phase: 'kind of section',
  command: 'command',
  where: 'where it runs',
  nature: 'how it runs',
  danger: 'risk',
  placeholder: 'value',
  threshold: 'limit',
  instruction: 'step by hand',
};

// The kind of a section
export const sectionIs = 'Section';
export const changeSection = (heading: string): string => `Change what “${heading}” is`;
export const kinds: Readonly<Record<PhaseKind, string>> = {
  preflight: 'Before the release',
  deploy: 'The release',
  verify: 'After: verification',
  monitor: 'After: monitoring',
  rollback: 'Rollback',
  maintenance: 'Routine',
  contacts: 'Contacts',
  signoff: 'Sign-offs',
  record: 'Record',
  reference: 'Not part of the release',
};

// What a decision may be instead
export const stepNatures: Readonly<Record<StepNature, string>> = {
  step: 'Runs until it ends',
  follow: 'Runs in the background',
  verify: 'Retries until it passes',
  interactive: 'Asks at the keyboard',
};
export const command = { command: 'A command', text: 'Not a command' } as const;
export const onServer = 'On a server';
export const unclear = 'Unclear';
export const danger = { harmless: 'Harmless', dangerous: 'Dangerous' } as const;
export const placeholder = { ask: 'Ask for it', literal: 'Use as written' } as const;
export const threshold = { budget: 'A limit', alert: 'An alert rule', text: 'Neither' } as const;
