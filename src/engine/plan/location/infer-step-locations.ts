import type { Where } from '../../../shared/plan/plan.ts';
import type { Placed, PlaceRule } from '../context/placing.ts';
import { readRemote } from '../remote/remote-line.ts';
import {
  foremost,
  isContainerCommand,
  type LocationVerdict,
  locateCommand,
  movesSession,
  opensSession,
  worksInSession,
} from './command-location.ts';
import { locateByHeading, locateBySentence } from './location-phrases.ts';

/** The steps of one fence, one table row or one list line: a sitting at one machine. */
export interface PlacedGroup {
  /** Heading texts from the outermost to the one above. */
  readonly headings: readonly string[];
  /** The sentence above, or the list item around. */
  readonly lead: string;
  readonly rollback: boolean;
  readonly steps: readonly { readonly title: string; readonly commands: readonly string[] }[];
}

type PlacedStep = PlacedGroup['steps'][number];

/** What the document as a whole gives away. */
interface Evidence {
  readonly server: boolean;
  readonly containers: boolean;
}

/**
 * Where every step of a document runs, sitting by sitting: its own words first, then a session an earlier line opened,
 * the sentence and the headings above, its neighbours, and at last what kind of document it stands in.
 */
export function inferStepLocations(
  title: string,
  sittings: readonly PlacedGroup[],
): readonly (readonly Placed[])[] {
  const placesOf = sittings.map((sitting) => sitting.steps.map(({ commands }) => placeOfCommands(commands)));
  const document: Document = {
    evidence: evidenceOf(title, sittings, placesOf),
    headingPlace: rememberHeadings(),
    known: new Map(),
    session: null,
    section: undefined,
    sitting: '',
    isHere: false,
  };
  return sittings.map((sitting, index) => placeSitting(sitting, placesOf[index] ?? [], document));
}

/** What is known of a document as far as it was read. */
interface Document {
  readonly evidence: Evidence;
  readonly headingPlace: (headings: readonly string[]) => 'local' | 'server' | null;
  /** Where the project's own programs were run so far, where the document said so. */
  readonly known: Map<string, Where>;
  session: Session;
  /** The section in which the session was opened. */
  section: string | undefined;
  /** The section that is being read. */
  sitting: string;
  /** Whether its heading says that its work is done on the machine one sits at. */
  isHere: boolean;
}

function evidenceOf(
  title: string,
  sittings: readonly PlacedGroup[],
  placesOf: readonly (readonly (LocationVerdict | null)[])[],
): Evidence {
  const all = sittings.flatMap((sitting) => sitting.steps.flatMap(({ commands }) => commands));
  return {
    server:
      locateByHeading(title) === 'server' ||
      placesOf.some((places) => places.some((each) => each?.place === 'server')) ||
      all.some((command) => movesSession(command) === 'there'),
    containers: all.some(isContainerCommand),
  };
}

function placeSitting(
  sitting: PlacedGroup,
  places: readonly (LocationVerdict | null)[],
  document: Document,
): readonly Placed[] {
  // A session lasts for the rest of its own section, not for the sections beside it.
  const section = sitting.headings.join('\u0000');
  if (document.section !== undefined && !`${section}\u0000`.startsWith(`${document.section}\u0000`)) {
    document.session = null;
    document.section = undefined;
  }
  document.sitting = section;
  document.isHere = document.headingPlace(sitting.headings) === 'local';
  const around: Surroundings = {
    beside: neighboursOf(places),
    heading: document.headingPlace(sitting.headings),
    sitting,
    evidence: document.evidence,
    known: document.known,
    alone: places.length === 1,
  };
  const placed = sitting.steps.map((step, at) => placeStep(step, places[at] ?? null, around, document));
  if (worksInSession(sitting.steps.flatMap(({ commands }) => commands))) {
    document.session = null;
    document.section = undefined;
  }
  return placed;
}

function placeStep(
  step: PlacedStep,
  own: LocationVerdict | null,
  around: Surroundings,
  document: Document,
): Placed {
  const session = moveSession(step, document);
  // The line that opens the session is typed here; what follows it in the same breath is not.
  if (step.commands.every(opensSession))
    return placed('local', 'login', 'it opens a session on another machine, and is typed here');
  const isOpen = own === null || (own.place === 'public' && session !== null);
  // A folder that a server could have says little where the heading says that it is done here.
  const sure = isOpen || (document.isHere && step.commands.every(entersFolder)) ? null : placeOwn(own);
  const host = session?.host ?? null;
  if (sure !== null) return sure.where === 'server' && host !== null ? { ...sure, host } : sure;
  const said = placeSaid(step, session, around.sitting.lead);
  if (said === null) return placeUnsaid(step, own, around);
  for (const program of ownPrograms(step.commands)) document.known.set(program, said.where);
  return said;
}

/** The session a step is typed into: one that stood open, else the one it opens itself. */
function moveSession(step: PlacedStep, document: Document): Session {
  // Who says that it is done here has come back, whatever an earlier line opened.
  if (document.session !== null && locateBySentence(step.title) === 'local') document.session = null;
  const before = document.session;
  for (const command of step.commands) moveBy(command, document);
  return before ?? document.session;
}

/** What one line does to the session: it opens one, leaves it, or stays where it is. */
function moveBy(command: string, document: Document): void {
  const move = movesSession(command);
  if (move === 'back') {
    document.session = null;
    document.section = undefined;
  }
  // Changing the directory leaves one where one is.
  if (move !== 'there' || (document.session !== null && !opensSession(command))) return;
  if (document.isHere && entersFolder(command)) return;
  document.session = openedBy(command);
  // A login lasts for its own section; where a directory puts one, the sections beside it go on there.
  document.section = opensSession(command)
    ? document.sitting
    : (document.sitting.split('\u0000', 1)[0] ?? '');
}

function entersFolder(command: string): boolean {
  return /^(?:cd|pushd)\s/.test(command.trim());
}

function placed(where: Where, rule: PlaceRule, ...reasons: string[]): Placed {
  return { where, rule, reasons };
}

/** The project's own programs among commands: scripts and make, which say nothing of a machine by themselves. */
function ownPrograms(commands: readonly string[]): readonly string[] {
  return commands.flatMap(
    (command) => /^(?:sudo\s+)?(make|\.\/\S+|(?:bash|sh)\s+\S+\.sh)(?=\s|$)/.exec(command)?.[1] ?? [],
  );
}

/** What the commands of a sitting say together; looked at once, however many they are. */
interface Neighbours {
  readonly foremost: LocationVerdict | null;
  readonly server: LocationVerdict | null;
  readonly local: boolean;
  readonly project: boolean;
}

function neighboursOf(places: readonly (LocationVerdict | null)[]): Neighbours {
  return {
    foremost: foremost(places),
    server: places.find((each) => each?.place === 'server') ?? null,
    local: places.some((each) => each?.place === 'local'),
    project: places.some((each) => each?.place === 'project'),
  };
}

/** What surrounds a step in its sitting. */
interface Surroundings {
  readonly beside: Neighbours;
  readonly alone: boolean;
  readonly heading: 'local' | 'server' | null;
  readonly sitting: PlacedGroup;
  readonly evidence: Evidence;
  /** Where the project's own programs were run so far, where the document said so. */
  readonly known: ReadonlyMap<string, Where>;
}

/** A session on another machine; its host where an ssh line named it. */
type Session = { readonly host: string | null } | null;

function openedBy(command: string): Session {
  const remote = readRemote(command.trim());
  return { host: remote?.kind === 'session' ? remote.host : null };
}

/** Where an open session, its title or the sentence above put a step; null where none does. */
function placeSaid(step: PlacedStep, session: Session, lead: string): Placed | null {
  if (session !== null) {
    const rule = session.host === null ? 'directory' : 'session';
    const there = placed('server', rule, 'a line before it went to another machine and has not come back');
    return session.host === null ? there : { ...there, host: session.host };
  }
  const byTitle = locateBySentence(step.title);
  if (byTitle !== null) return placed(byTitle, 'title', `its title “${step.title}” names the place`);
  const byLead = lead === '' ? null : locateBySentence(lead);
  return byLead === null
    ? null
    : placed(byLead, 'lead', `the sentence above it names the place: “${lead.trim()}”`);
}

/** A command that says by itself where it runs, whatever stands around it. */
function placeOwn({ place, reason }: LocationVerdict): Placed | null {
  if (place === 'local' || place === 'public') return placed('local', 'own', reason);
  return place === 'server' ? placed('server', 'own', reason) : null;
}

/** Nothing said where: the project's own programs go where they were run before, the others by what is around them. */
function placeUnsaid(step: PlacedStep, own: LocationVerdict | null, around: Surroundings): Placed {
  const [program] = own === null ? ownPrograms(step.commands) : [];
  const before = program === undefined ? undefined : around.known.get(program);
  return before === undefined
    ? placeAmong(own, around)
    : placed(before, 'run before', `“${program}” was run there before`);
}

function placeOfCommands(commands: readonly string[]): LocationVerdict | null {
  return foremost(commands.filter((command) => !opensSession(command)).map(locateCommand));
}

/** Neither the command nor a sentence says: headings do, then neighbours, then the kind of document. */
function placeAmong(own: LocationVerdict | null, around: Surroundings): Placed {
  const { heading, beside, sitting, evidence } = around;
  if (heading === 'local') return placed('local', 'heading', 'a heading above it names this machine');
  if (own?.place === 'project') return placed('local', 'checkout', own.reason);
  if (heading === 'server') return placed('server', 'heading', 'a heading above it names a server');
  if (beside.server !== null)
    return placed('server', 'beside', `a command beside it runs on a server: ${beside.server.reason}`);
  if (own?.place === 'machine' || own?.place === 'loopback') return machinePlace(own, beside, evidence);
  // A script of the project's own goes with its neighbours; the one that takes a release back runs where releases do.
  const neighbour = beside.foremost;
  if (neighbour?.place === 'machine' || neighbour?.place === 'loopback')
    return machinePlace(neighbour, beside, evidence);
  if (beside.project) return placed('local', 'beside', 'a command beside it works in a checkout');
  return sitting.rollback && evidence.server && around.alone
    ? placed('server', 'rollback', 'it takes a release back, in a document about servers')
    : placed('local', 'nothing', 'nothing says that it runs anywhere else');
}

/** What acts on "this machine": here beside local work, there in a document about servers, else a question. */
function machinePlace(own: LocationVerdict, beside: Neighbours, evidence: Evidence): Placed {
  if (beside.local) return placed('local', 'beside', 'a command beside it works from here', own.reason);
  if (evidence.server) return placed('server', 'document', 'the document is about servers', own.reason);
  if (evidence.containers)
    return placed('unclear', 'document', 'the document uses containers and names no machine', own.reason);
  return own.place === 'loopback' && !beside.project
    ? placed('unclear', 'nothing', 'nothing says which machine is asked', own.reason)
    : placed('local', 'nothing', 'nothing says that it runs anywhere else', own.reason);
}

/** The nearest heading that names a machine; looked up once for each path. */
function rememberHeadings(): (headings: readonly string[]) => 'local' | 'server' | null {
  const known = new Map<readonly string[], 'local' | 'server' | null>();
  return (headings) => {
    const before = known.get(headings);
    if (before !== undefined) return before;
    const place = headings.map(locateByHeading).findLast((each) => each !== null) ?? null;
    known.set(headings, place);
    return place;
  };
}
