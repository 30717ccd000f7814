import type { Where } from '../../../shared/plan/plan.ts';
import { natureOf } from '../commands/nature.ts';
import type { Placed, PlacedDocument, PlaceRule, RuledStep } from '../context/placing.ts';
import { type Choice, choose, type LinearModel, type Weights } from '../learned/linear-model.ts';
import { locateByHeading, locateBySentence } from './location-phrases.ts';
import { documentFeatures, placeFeatures, type SeenStep, seeStep } from './place-features.ts';

export const placeClasses = ['local', 'server', 'unclear'] as const satisfies readonly Where[];

/** Rules that name the machine: what the rest of the document is like does not speak against them. */
const sure: ReadonlySet<PlaceRule> = new Set(['login', 'own', 'session', 'title', 'lead']);

/** How sure it has to be where a step runs: more so for one that changes something there. */
const enough = { effect: 0.7, checkout: 0.55, early: 0.85, other: 0.4 } as const;

/**
 * Where each step runs, in the order of the document, once everything in it is known: where no rule named the machine, the
 * document as a whole decides. In doubt it is unclear, and a person is asked.
 */
export function weighPlaces(
  document: PlacedDocument,
  steps: readonly RuledStep[],
  weights: Weights,
): readonly Placed[] {
  const isKnown = ({ ruled }: RuledStep): boolean => sure.has(ruled.rule);
  if (steps.every(isKnown)) return steps.map(({ ruled }) => ruled);
  const weigh = weigher({ classes: placeClasses, weights }, documentFeatures(document, steps));
  const isServed = servesFiles(steps);
  const isQuiet = !isServed && isSilent(document, steps);
  const settled: Placed[] = [];
  for (const [index, step] of steps.entries()) {
    if (isKnown(step)) {
      settled.push(step.ruled);
      continue;
    }
    const previous = steps[index - 1];
    const before =
      previous === undefined ? null : { step: previous, where: settled[index - 1]?.where ?? 'unclear' };
    const { best, sure: odds } = weigh(seeStep(step, before));
    const isOpen = best === 'local' && isServed && step.ruled.rule !== 'checkout';
    settled.push(best === 'local' && isQuiet ? step.ruled : settle(step, { best, odds, isOpen }));
  }
  return settled;
}

/** Weighs steps of one document; those that look alike once. */
function weigher(model: LinearModel<Where>, document: readonly string[]): (seen: SeenStep) => Choice<Where> {
  const weighed = new Map<string, Choice<Where>>();
  return (seen) => {
    const look = [...seen.weighed, ...seen.others].join('\n');
    const choice = weighed.get(look) ?? choose(model, placeFeatures(seen, document));
    weighed.set(look, choice);
    return choice;
  };
}

/** Whether nothing in a document speaks of any machine but the one it is read on. */
function isSilent({ title, prose }: PlacedDocument, steps: readonly RuledStep[]): boolean {
  const namesServer = (text: string): boolean =>
    locateBySentence(text) === 'server' || locateByHeading(text) === 'server';
  return (
    steps.every(({ ruled }) => ruled.where === 'local' && ruled.rule !== 'login') &&
    ![title, ...prose].some(namesServer)
  );
}

/** Rights of folders that a web server reads, owners, a database that is loaded: where files are served, not where they are made. */
const serving =
  /^(?:sudo\s+)?(?:chmod\s+(?:-R\s+[0-7]{3}|[0-7]{3,4}\s+(?:\S+\s+)*\S+\/(?:\s|$))|chown\s|mysql\b.*<|crontab\b)/;

/** Whether a document's commands are those of a machine that serves, although it may not speak of one. */
function servesFiles(steps: readonly RuledStep[]): boolean {
  return steps.some(({ commands }) => commands.some((command) => serving.test(command)));
}

interface Weighed {
  readonly best: Where;
  readonly odds: number;
  /** Whether the document leaves open which machine is meant by what changes something. */
  readonly isOpen: boolean;
}

function settle({ ruled, commands, when }: RuledStep, { best, odds, isOpen }: Weighed): Placed {
  const changes = commands.some((command) => natureOf(command) !== 'check');
  // A check of the project itself is done where the project is, all the more before the release.
  const least = when === 'before' ? enough.early : enough.checkout;
  if (!changes && (ruled.rule === 'checkout' || ruled.rule === 'run before') && odds < least) return ruled;
  const where = (changes && isOpen) || odds < (changes ? enough.effect : enough.other) ? 'unclear' : best;
  if (where === ruled.where) return ruled;
  const { host: _host, ...rest } = ruled;
  const said =
    where === 'unclear'
      ? 'nothing in the document says for sure which machine is meant'
      : `the document as a whole is about work ${where === 'local' ? 'done from here' : 'on a server'}`;
  return { ...rest, where, reasons: [said, ...ruled.reasons] };
}
