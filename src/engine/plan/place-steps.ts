import type { Where } from '../../shared/plan.ts';
import {
  type CommandPlace,
  foremost,
  isContainerCommand,
  movesSession,
  opensSession,
  placeOfCommand,
} from './where.ts';
import { placeOfHeading, placeOfSentence } from './where-words.ts';

/** The steps of one fence, one table row or one list line: a sitting at one machine. */
export interface Sitting {
  /** Heading texts from the outermost to the one above. */
  readonly headings: readonly string[];
  /** The sentence above, or the list item around. */
  readonly lead: string;
  readonly rollback: boolean;
  readonly steps: readonly { readonly title: string; readonly commands: readonly string[] }[];
}

/** What the document as a whole gives away. */
interface Evidence {
  readonly server: boolean;
  readonly containers: boolean;
}

/**
 * Where every step of a document runs, sitting by sitting: its own words first, then a session an earlier line opened,
 * the sentence and the headings above, its neighbours, and at last what kind of document it stands in.
 */
export function placeSittings(title: string, sittings: readonly Sitting[]): readonly (readonly Where[])[] {
  const own = sittings.map((sitting) => sitting.steps.map(({ commands }) => placeOfCommands(commands)));
  const all = sittings.flatMap((sitting) => sitting.steps.flatMap(({ commands }) => commands));
  const evidence: Evidence = {
    server:
      placeOfHeading(title) === 'server' ||
      own.some((places) => places.includes('server')) ||
      all.some((command) => movesSession(command) === 'there'),
    containers: all.some(isContainerCommand),
  };
  const headingPlace = rememberHeadings();
  let session = false;
  let section: string | undefined;
  return sittings.map((sitting, index) => {
    if (sitting.headings[0] !== section) session = false;
    section = sitting.headings[0];
    const places = own[index] ?? [];
    const heading = headingPlace(sitting.headings);
    return sitting.steps.map((step, at) => {
      const before = session;
      for (const command of step.commands) {
        const move = movesSession(command);
        if (move !== null) session = move === 'there';
      }
      // The line that opens the session is typed here; what follows it in the same breath is not.
      if (step.commands.every(opensSession)) return 'local';
      const own = places[at] ?? null;
      if (own === 'local' || own === 'public') return 'local';
      if (own === 'server' || before || session) return 'server';
      const said =
        placeOfSentence(step.title) ?? (sitting.lead === '' ? null : placeOfSentence(sitting.lead));
      return said ?? placeAmong(own, places, heading, sitting, evidence);
    });
  });
}

function placeOfCommands(commands: readonly string[]): CommandPlace | null {
  return foremost(commands.filter((command) => !opensSession(command)).map(placeOfCommand));
}

/** Neither the command nor a sentence says: headings do, then neighbours, then the kind of document. */
function placeAmong(
  own: CommandPlace | null,
  places: readonly (CommandPlace | null)[],
  heading: 'local' | 'server' | null,
  sitting: Sitting,
  evidence: Evidence,
): Where {
  if (heading === 'local' || own === 'project') return 'local';
  if (heading === 'server' || places.includes('server')) return 'server';
  if (own === 'machine' || own === 'loopback') return machinePlace(own, places, evidence);
  // A script of the project's own goes with its neighbours; the one that takes a release back runs where releases do.
  const neighbour = foremost(places);
  if (neighbour === 'machine' || neighbour === 'loopback') return machinePlace(neighbour, places, evidence);
  return sitting.rollback && evidence.server && places.length === 1 ? 'server' : 'local';
}

/** What acts on "this machine": here beside local work, there in a document about servers, else a question. */
function machinePlace(
  own: 'machine' | 'loopback',
  places: readonly (CommandPlace | null)[],
  evidence: Evidence,
): Where {
  if (places.includes('local')) return 'local';
  if (evidence.server) return 'server';
  if (evidence.containers) return 'unclear';
  return own === 'loopback' && !places.includes('project') ? 'unclear' : 'local';
}

/** The nearest heading that names a machine; looked up once for each path. */
function rememberHeadings(): (headings: readonly string[]) => 'local' | 'server' | null {
  const known = new Map<readonly string[], 'local' | 'server' | null>();
  return (headings) => {
    const before = known.get(headings);
    if (before !== undefined) return before;
    const place = headings.map(placeOfHeading).findLast((each) => each !== null) ?? null;
    known.set(headings, place);
    return place;
  };
}
