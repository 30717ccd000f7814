import { phaseKindSchema, stepNatureSchema } from '../../../../shared/plan/plan.ts';
import type { Correction, Decision } from '../../../../shared/sidecar/corrections.ts';
import { assertNever } from '../../../../shared/text/assert-never.ts';
import * as words from './words.ts';

/** One choice of a decision. */
export interface Choice {
  readonly value: string;
  readonly label: string;
}

/** What a decision may be changed to, the current one included. `targets` are the names of the sidecar's targets. */
export function choicesOf(decision: Decision, targets: readonly string[]): readonly Choice[] {
  switch (decision.kind) {
    case 'phase':
      return phaseKindSchema.options.map((value) => ({ value, label: value }));
    case 'command':
      return [
        { value: 'command', label: words.command.command },
        { value: 'text', label: words.command.text },
      ];
    case 'where': {
      const names = ['local', ...targets];
      return [
        ...(names.includes(decision.decision)
          ? []
          : [
              {
                value: decision.decision,
                label: decision.decision === 'server' ? words.onServer : words.unclear,
              },
            ]),
        ...names.map((value) => ({ value, label: words.on(value) })),
      ];
    }
    case 'nature':
      return stepNatureSchema.options.map((value) => ({ value, label: words.stepNatures[value] }));
    case 'danger':
      return [
        { value: 'harmless', label: words.danger.harmless },
        { value: 'dangerous', label: words.danger.dangerous },
      ];
    case 'placeholder':
      return [
        { value: 'ask', label: words.placeholder.ask },
        { value: 'literal', label: words.placeholder.literal },
      ];
    case 'threshold':
      return [
        { value: 'budget', label: words.threshold.budget },
        { value: 'alert', label: words.threshold.alert },
        { value: 'text', label: words.threshold.text },
      ];
    case 'instruction':
      return [
        { value: 'instruction', label: words.isStep },
        { value: 'text', label: words.notPart },
      ];
    default:
      return assertNever(decision.kind);
  }
}

/** The correction that changes a decision to `value`; null where its kind has no such choice. */
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
    case 'instruction':
      return { kind: 'instruction', key, decision: value === 'instruction' };
    default:
      return assertNever(decision.kind);
  }
}

/** The correction that replaces the command. */
export function correctionToCommand({ key }: Decision, command: string): Correction {
  return { kind: 'command', key, decision: command };
}

/** The correction that undoes a correction. */
export function takeBack({ kind, key }: Decision): Correction {
  return { kind, key, decision: null };
}
