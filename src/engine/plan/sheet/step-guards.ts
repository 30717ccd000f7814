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
  const { lead, items, heading } = around;
  return (
    guardOfOwn(around) ??
    guardOfLead(lead, heading) ??
    items.map((item) => guardOfItem(item, heading)).find(isGuard)
  );
}

function guardOfOwn({ own, inText, heading }: Surroundings): Guard | undefined {
  if (own === '') return undefined;
  if (!inText && (isOptionLabel(own) || isSystemName(own))) return optionGuard(heading, own);
  return ifAny(inText ? conditionAround(own) : conditionIn(own));
}

function guardOfLead(lead: string, heading: string): Guard | undefined {
  if (lead === '') return undefined;
  if (isOptionLabel(lead) || isLabel(lead, isSystemName)) return optionGuard(heading, lead);
  return ifAny(conditionIn(lead));
}

function guardOfItem(item: string, heading: string): Guard | undefined {
  return isOptionLabel(item) ? optionGuard(heading, item) : ifAny(conditionIn(item));
}

function ifAny(text: string | null): Guard | undefined {
  return text === null ? undefined : ifGuard(text);
}

function isGuard(guard: Guard | undefined): guard is Guard {
  return guard !== undefined;
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
