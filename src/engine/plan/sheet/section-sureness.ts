import { isWalked } from '../../../shared/plan/runs-of.ts';
import { readHeading } from '../sections/match-heading.ts';
import type { Section } from '../sections/outline.ts';
import type { StagedSection } from '../sections/section-stages.ts';
import type { Sureness } from './draft-line.ts';

/**
 * From these odds on it may be asked whether a section is part of the release: later where its heading, or the one above, says
 * that it is; sooner in a long document, which has matter beside its release. A short one is what it is about.
 */
const doubtful = { named: 0.2, alone: 0.1, inLong: 0.02 } as const;
/** Sections of a long document. */
const long = 10;

/** By section, how sure its stage is. A doubt about a section is one about what stands below it, and asked once for all of it. */
export function surenessOf(
  sections: readonly Section[],
  staged: readonly StagedSection[],
): ReadonlyMap<string, Sureness> {
  const known = new Map<string, Sureness>();
  const alone = sections.length < long ? doubtful.alone : doubtful.inLong;
  const kinds = new Map(sections.map(({ phase }) => [phase?.id ?? '', phase?.kind]));
  for (const [index, { phase }] of sections.entries()) {
    const { sure = 1, aside = 0, when = 'demand' } = staged[index] ?? {};
    const parent = phase?.parent ?? '';
    const above = known.get(parent)?.doubt;
    const isNamed = above === undefined && (kinds.get(parent) === 'deploy' || namesDeployment(phase));
    const isDoubted = isWalked({ when }) && aside >= (isNamed ? doubtful.named : alone);
    const about = isDoubted ? (above?.about ?? phase?.heading) : undefined;
    known.set(phase?.id ?? '', { sure, ...(about === undefined ? {} : { doubt: { about, odds: aside } }) });
  }
  return known;
}

function namesDeployment(phase: Section['phase']): boolean {
  return phase?.kind === 'deploy' && readHeading(phase.heading).has('deploy');
}
