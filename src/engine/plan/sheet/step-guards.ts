import type { Guard } from '../../../shared/plan/sheet.ts';
import type { Surroundings } from '../items/surroundings.ts';
import {
  conditionAround,
  conditionIn,
  ifGuard,
  isOptionLabel,
  isSystemName,
  optionGuard,
  startsAlternative,
} from './guard-words.ts';

/** What a person decides about a command, by what stands around it, without its section's guard. */
export function guardAround(around: Surroundings): Guard | undefined {
  const { own, inText, lead, items, heading } = around;
  if (!inText && (isOptionLabel(own) || isSystemName(own))) return optionGuard(heading, own);
  const text = own === '' ? null : inText ? conditionAround(own) : conditionIn(own);
  if (text !== null) return ifGuard(text);
  if (isOptionLabel(lead) || isLabel(lead, isSystemName)) return optionGuard(heading, lead);
  const led = lead === '' ? null : conditionIn(lead);
  if (led !== null) return ifGuard(led);
  for (const item of items) {
    if (isOptionLabel(item)) return optionGuard(heading, item);
    const around = conditionIn(item);
    if (around !== null) return ifGuard(around);
  }
  return undefined;
}

function isLabel(text: string, is: (text: string) => boolean): boolean {
  return text.length < 60 && is(text);
}

/** Whether a command is another way to what the one before it does. */
export function isOtherWay({ own, inText, lead }: Surroundings): boolean {
  return inText
    ? startsAlternative(own) && own.length < 160
    : startsAlternative(own) || (lead.length < 90 && startsAlternative(lead));
}
