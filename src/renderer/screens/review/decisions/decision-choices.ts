import { phaseKindSchema, type StepNature, stepNatureSchema } from '../../../../shared/plan/plan.ts';
import type { Correction, Decision } from '../../../../shared/sidecar/corrections.ts';
import { assertNever } from '../../../../shared/text/assert-never.ts';

/** One thing a decision could be instead. */
export interface Choice {
  readonly value: string;
  readonly words: string;
}

const natureWords: Readonly<Record<StepNature, string>> = {
  step: 'to its end',
  follow: 'beside the work',
  verify: 'until it passes',
  interactive: 'with a person',
};

/** What a decision may be changed to, the present one included. `targets` are the names of the sidecar's targets. */
export function choicesOf(decision: Decision, targets: readonly string[]): readonly Choice[] {
  switch (decision.kind) {
    case 'phase':
      return phaseKindSchema.options.map((value) => ({ value, words: value }));
    case 'command':
      return [
        { value: 'command', words: 'a command' },
        { value: 'text', words: 'not a command' },
      ];
    case 'where': {
      const names = ['local', ...targets];
      return [
        ...(names.includes(decision.decision)
          ? []
          : [
              {
                value: decision.decision,
                words: decision.decision === 'server' ? 'on a server' : 'not clear where',
              },
            ]),
        ...names.map((value) => ({ value, words: value === 'local' ? 'on this machine' : `on ${value}` })),
      ];
    }
    case 'nature':
      return stepNatureSchema.options.map((value) => ({ value, words: natureWords[value] }));
    case 'danger':
      return [
        { value: 'harmless', words: 'harmless' },
        { value: 'dangerous', words: 'dangerous' },
      ];
    case 'placeholder':
      return [
        { value: 'ask', words: 'asked for' },
        { value: 'literal', words: 'meant as it stands' },
      ];
    case 'threshold':
      return [
        { value: 'budget', words: 'a budget' },
        { value: 'alert', words: 'an alert rule' },
        { value: 'text', words: 'neither' },
      ];
    default:
      return assertNever(decision.kind);
  }
}

/** The correction that makes `value` hold in the place of a decision; null where the value is no choice of its kind. */
export function correctionTo(decision: Decision, value: string): Correction | null {
  const { key } = decision;
  switch (decision.kind) {
    case 'phase': {
      const kind = phaseKindSchema.safeParse(value);
      return kind.success ? { kind: 'phase', key, decision: kind.data } : null;
    }
    case 'command':
      return { kind: 'command', key, decision: value === 'command' };
    case 'where':
      return value === 'server' || value === 'unclear' ? null : { kind: 'where', key, decision: value };
    case 'nature': {
      const nature = stepNatureSchema.safeParse(value);
      return nature.success ? { kind: 'nature', key, decision: nature.data } : null;
    }
    case 'danger':
      return { kind: 'danger', key, decision: value === 'dangerous' };
    case 'placeholder':
      return value === 'ask' || value === 'literal' ? { kind: 'placeholder', key, decision: value } : null;
    case 'threshold':
      return value === 'budget' || value === 'alert' || value === 'text'
        ? { kind: 'threshold', key, decision: value }
        : null;
    default:
      return assertNever(decision.kind);
  }
}

/** The correction that says what the command really is. */
export function correctionToCommand({ key }: Decision, command: string): Correction {
  return { kind: 'command', key, decision: command };
}

/** The correction that lets the rules decide again. */
export function takeBack({ kind, key }: Decision): Correction {
  return { kind, key, decision: null };
}

/** What the decision is about, in a word, for the row's label. */
export const decisionWords: Readonly<Record<Decision['kind'], string>> = {
  phase: 'section',
  command: 'command',
  where: 'place',
  nature: 'runs',
  danger: 'risk',
  placeholder: 'value',
  threshold: 'bound',
};

/** Whether it only says that nothing is special: shown to whoever wants to change it. */
export function isOrdinary({ kind, decision, overruled }: Decision): boolean {
  return (
    !overruled &&
    ((kind === 'nature' && decision === 'step') || (kind === 'danger' && decision === 'harmless'))
  );
}

/** Whether a person should look at it: the rules could not tell. */
export function isUnclear({ kind, decision }: Decision): boolean {
  return kind === 'where' && decision === 'unclear';
}
