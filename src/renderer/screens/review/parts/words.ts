import type { LookCode } from '../../../../shared/plan/account.ts';
import type { Environment } from '../../../../shared/plan/environment.ts';
import type { LogSource, MetricSource } from '../../../../shared/sidecar/sidecar.ts';
import { count } from '../../../../shared/text/count.ts';
import { maskPassword } from '../../../../shared/text/mask-password.ts';
import { machine } from '../../../text/machine.ts';

const verb = (n: number, one: string, many: string): string => (n === 1 ? one : many);

export const linesAt = (lines: readonly number[]): string => {
  const [first, ...rest] = lines;
  const last = rest.at(-1);
  return last === undefined || last === first ? `line ${first}` : `lines ${first}–${last}`;
};
export const show = 'Show in the document';
export const undo = 'Undo';
export const answered = 'Answered';
export const change = 'Change';

// Environment
export const environmentTitle = 'Which environment is this?';
export const environmentLead = (suggested: Environment | null): string =>
  suggested === null
    ? 'The document doesn’t say. Production asks before anything dangerous runs.'
    : `The document’s title says ${suggested}. Production asks before anything dangerous runs.`;
export const environments: Readonly<Record<Environment, string>> = {
  production: 'Production',
  staging: 'Staging',
  practice: 'Practice',
};
export const suggested = 'suggested';

// Where
export const whereTitle = 'Where do the server steps run?';
export const whereLead = (sections: number, commands: number, unclear: number): string =>
  `${count(sections, 'section')} with ${count(commands, 'command')} ${verb(sections, 'runs', 'run')} on a server${unclear > 0 ? `; for ${unclear} of them the document doesn’t say` : ''}. The rest runs on this machine.`;
export const useAnother = 'Use another server';
export const onePerSection = 'One per section';
export const oneForAll = 'Hide sections';
export const sshLabel = 'Host, as OpenSSH knows it; several with commas';
export const sshPlaceholder = 'deploy@web-1.example.com, …';
export const addServers = (n: number): string => (n > 1 ? `Use these ${n} servers` : 'Use this server');
export const takingTitle = (servers: number): string => `How the ${servers} servers are taken`;
export const oneByOne = 'One server at a time';
export const allAtOnce = 'All at once';
export const thisMachine = 'This machine';
export const fromDocument = 'named in the document';
export const fromConfig = 'from your ssh configuration';
export const moreHosts = (n: number): string => `${n} more in your ssh configuration`;
export const group = 'group';
export const sectionPlace = (heading: string): string => `Where “${heading}” runs`;
export const chooseTarget = 'Choose';
export const proposals = {
  local: 'appears to run on this machine',
  server: 'appears to run on a server',
  unclear: 'the document doesn’t say',
} as const;

export const testConnection = (target: string): string => `Test connection to ${target}`;
export const connecting = 'Connecting…';
export const reached = ({
  ms,
  hosts,
  system,
}: {
  readonly ms: number;
  readonly hosts: number;
  readonly system: string | null;
}): string =>
  [`${hosts > 1 ? `${hosts} hosts ` : ''}reached in ${ms} ms`, ...(system === null ? [] : [system])].join(
    ' · ',
  );

// Choices
export const choiceTitle = (labels: readonly string[]): string =>
  labels.length === 2 && labels.join('').length < 60 ? `${labels[0]} or ${labels[1]}?` : 'Which way?';
export const choiceLead = (question: string): string =>
  `${question}: only one of these is meant. Nothing here runs until one is chosen.`;
export const decideLater = 'Decide during the run';
export const bothInOrder = 'Run all, in order';
export const casesTitle = 'What applies to this release?';
export const casesLead =
  'The document has lines for certain cases only. What you leave open is asked during the run.';
export const needed = 'Needed';
export const notNeeded = 'Not needed';
export const askLater = 'Ask then';
export const caseLines = (text: string): string => `Only if: ${text}`;

// Values
export const valuesTitle = (n: number): string => (n === 1 ? 'A value is needed' : `${n} values are needed`);
export const valuesKnown = 'Values';
export const valuesLead = 'Commands have gaps. A run cannot start until every gap it comes to is filled.';
export const valueLabel = (name: string): string => `Value of ${name}`;
export const fill = 'Fill in';
export const literal = 'It’s literal';
export const given = (line: number | null): string =>
  line === null ? 'from the document’s head' : `from line ${line}`;
export const inCommands = (n: number): string => (n === 1 ? 'in 1 command' : `in ${n} commands`);
export const notDue = 'not needed for a release';
export const secretLead = 'Looks secret, so its value is never written to a file.';
export const secretInText =
  'Looks secret and stands in the command as text, where anyone can read it. A variable keeps it out.';
export const secretQuoted =
  'Looks secret and stands in the command as text, where anyone can read it. Write a variable such as $TOKEN in the document instead.';
export const takeVariable = (name: string): string => `Use $${name}, asked before the run`;
export const askBefore = 'Ask before the run';
export const fromEnvironment = (name: string): string => `Take $${name} from this machine`;
export const notSecret = 'Not a secret';

// Files
export const filesTitle = (n: number): string =>
  n === 1 ? 'Upload this path first?' : `Upload these ${n} paths first?`;
export const filesLead =
  'Commands on a server use them, and they are built here. Uploaded before those commands start; SHA-256 is verified.';
export const uploadNone = 'Upload nothing';
export const without = (command: string): string => `Without it, this fails: ${command}`;
export const upload = (path: string): string => `Upload ${path}`;
export const uploadEach = (n: number): string => (n === 1 ? 'Upload it' : `Upload all ${n}`);

// Restore point
export const restoreTitle = 'What does a rollback restore?';
export const restoreLead = (found: boolean): string =>
  found
    ? 'The rollback copies these back. Slipway keeps a verified copy before the first change.'
    : 'The document doesn’t say. Without a restore point, a rollback runs its commands but nothing is verified.';
export const restoreUse = 'Use this restore point';
export const restoreNone = 'No restore point';
export const restoreRemove = 'Remove it';
export const restorePaths = 'Paths on the server, separated by spaces';
export const restorePathsHint = '/srv/app';
export const restoreKeep = 'Folder for the copies';
export const restoreKeepHint = '/srv/backup';
export const restoreSet = 'Set restore point';
export const restoreTo = (paths: readonly string[], keepIn: string): string =>
  `${paths.join(', ')} → ${keepIn}`;
export const restoreReleases = (folder: string): string => `The current release in ${folder}`;

// Sources
export const sourcesTitle = 'What should the run watch?';
export const sourcesLead = (bounds: number): string =>
  bounds === 0
    ? 'Metrics and logs are shown next to the run.'
    : `The document states ${count(bounds, 'limit')}. Without a source, nothing measures ${verb(bounds, 'it', 'them')}.`;
export const lookForSources = 'Look for sources';
export const lookingForSources = 'Looking at the servers; nothing is changed there…';
export const noSourceFound = 'No page of metrics was found. Add one by its address.';
export const wouldMeasure = (measured: number, all: number): string =>
  measured === all
    ? `What was found measures ${all === 1 ? 'the limit' : `all ${all} limits`} of the document.`
    : `What was found measures ${measured} of ${count(all, 'limit')} of the document.`;
export const notMeasured = (text: string, reason: string): string => `${text}: ${reason}`;
export const notLookedAt = (target: string, why: string): string =>
  `${target} could not be looked at: ${why}`;
export const useFound = 'Watch what was found';
export const watchAll = 'Watch these';
export const watchNone = 'Watch nothing';
export const metricSource = (source: MetricSource): string => {
  if ('scrape' in source) return maskPassword(source.scrape);
  if ('prometheus' in source) return maskPassword(source.prometheus);
  if ('access' in source) return `access log ${source.access}`;
  if ('json' in source) return maskPassword(source.json);
  if ('command' in source) return `command “${source.command}”`;
  return `CPU, memory and disk of ${machine(source.host)}`;
};
export const logSource = (source: LogSource): string =>
  'journal' in source ? `journal of ${source.journal}` : source.file;
export const onTarget = (target: string | undefined): string =>
  target === undefined ? '' : `on ${machine(target)}`;
export const metricsUrl = 'Address of a metrics page';
export const metricsHint = 'http://localhost:8000/metrics';
export const logName = 'Log file, or unit of the system journal';
export const logHint = '/var/log/app.log';
export const add = 'Add';
export const watched = (name: string): string => `Watch ${name}`;

// Ticks
export const ticksTitle = (n: number): string =>
  n === 0
    ? 'Ticks of earlier runs'
    : `${count(n, 'box', 'boxes')} ${verb(n, 'is', 'are')} still ticked from earlier runs`;
export const ticksLead = (others: number, open: number): string =>
  [
    'This run starts with none of them done.',
    ...(others > 0
      ? [`${count(others, 'box', 'boxes')} not ticked by a run ${verb(others, 'stays', 'stay')} ticked.`]
      : []),
    ...(open > 0
      ? [`${count(open, 'box', 'boxes')} of a run that is not over ${verb(open, 'stays', 'stay')} ticked.`]
      : []),
  ].join(' ');
export const clearTicks = 'Clear them in the file';
export const leaveTicks = 'Leave them';

// Looks
export const lookTitles: Readonly<Record<LookCode, string>> = {
  swallowed: 'A code block takes in too much',
  'acts-in-example': 'These commands look like examples',
  'acts-before': 'Changes before the release',
  choice: 'Which way?',
  condition: 'Only in some cases',
  machine: 'Which machine?',
  'not-walked': 'This section is not part of the release',
  'command-left': 'This command is mentioned, not run',
  'sentence-left': 'This sentence is read as an explanation',
};
export const keepIt = 'Keep in the release';
export const leaveOut = 'Not part of the release';
export const makePart = 'Part of the release';
export const makeRollback = 'Use it as the rollback';
export const leaveAside = 'Leave it out';
export const runIt = 'Run it there';
export const isStep = 'Make it a step';
export const keepText = 'Keep as text';
export const seen = 'Got it';

// No rollback
export const rollbackTitle = 'Which rollback?';
export const rollbackLead = (procedures: number): string =>
  `The document describes ${procedures}. Rollback runs the one selected here; you can switch when you roll back.`;
export const noRollbackTitle = 'No rollback in this document';
export const noRollbackLead =
  'If the release fails, Slipway has nothing to roll back with. Add a rollback section to the document.';

// Answered, in one row
export const rowEnvironment = (name: string): string => `Environment: ${name}`;
export const rowWhere = (places: readonly string[]): string =>
  places.length === 0 ? 'Where it runs' : `Runs on ${places.join(', ')}`;
export const rowValues = (names: readonly string[]): string => `Values: ${names.join(', ')}`;
export const rowRollback = (heading: string): string => `Rollback: ${heading}`;
export const rowChoice = (question: string, answer: string | null): string =>
  answer === null ? `${question}: asked during the run` : `${question}: ${answer}`;
export const rowCases = (n: number, answeredCases: number): string =>
  `${count(n, 'case')}, ${answeredCases} answered`;
export const rowFiles = (paths: readonly string[]): string =>
  paths.length === 0 ? 'Nothing is uploaded' : `Upload ${paths.join(', ')}`;
export const rowRestore = (what: string | null): string =>
  what === null ? 'No restore point' : `Restore point ${what}`;
export const rowSources = (names: readonly string[]): string =>
  names.length === 0 ? 'Nothing is watched' : `Watch ${names.join(', ')}`;
