import type { Question } from '../../shared/run/choices.ts';

// What the command line says where the document leaves something to a person.

export const open = (kind: Question['kind']): string =>
  kind === 'option' ? 'One of several ways is meant:' : 'Only in this case:';
export const prompt = (answers: number): string => `Choose 1–${answers}, or q to stop: `;
export const needsAnswer = ({ question, answers }: Question): string =>
  `A decision is open. Nothing further was started.\n  Answer it in the sidecar:\n    choose:\n      ${JSON.stringify(question)}: ${JSON.stringify(answers[0] ?? '')}\n  Answers: ${answers.map((each) => JSON.stringify(each)).join(', ')}`;
export const preparation = (count: number): string =>
  count === 1
    ? 'Prepare: 1 step changes something before the release:'
    : `Prepare: ${count} steps change something before the release:`;
export const confirmPreparation = 'run them? Type yes: ';
export const needsPreparation =
  'They need a person. None of them was started. Run this in a terminal, or add --yes';
