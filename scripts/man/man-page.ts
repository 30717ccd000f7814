import type { CommandRow } from '../../src/cli/describe/command-table.ts';

const exits = [
  ['0', 'Done.'],
  ['1', 'Failed.'],
  ['2', 'Usage error: a wrong word, file or sidecar.'],
  [
    '3',
    'Needs a person: a box, a gate, a choice, a value, an unknown outcome, or another release of the same under way.',
  ],
  ['4', 'The release was rolled back.'],
] as const;

const variables = [
  ['SLIPWAY_HOME', 'Folder of everything Slipway remembers, in place of the usual one of the system.'],
  ['SLIPWAY_SSH_CONFIG', "OpenSSH configuration to read, in place of the account's own."],
  ['SLIPWAY_SIGNING_KEY', 'SSH key that signs journals; "none" signs nothing.'],
  ['NO_COLOR', 'Print without colors.'],
] as const;

/**
 * The manual page as troff, from the commands there are. It holds no date and no version: it changes when a command does.
 * @param about one sentence on the program
 */
export function manPage(about: string, table: readonly CommandRow[]): string {
  return `${[
    '.\\" Made by: npm run man',
    '.TH SLIPWAY 1 "" "Slipway" "User Commands"',
    '.SH NAME',
    'slipway \\- a release console for Markdown checklists',
    '.SH SYNOPSIS',
    ...table.filter(({ isGroup }) => !isGroup).flatMap(synopsis),
    '.SH DESCRIPTION',
    plain(about),
    '.PP',
    plain(
      'The checklist stays as it is: ticking a box changes one byte of it. What it does not say is asked once and',
    ),
    plain('kept beside it, in FILE.slipway.yaml.'),
    '.SH COMMANDS',
    ...table.filter(({ isGroup }) => !isGroup).flatMap(section),
    '.SH EXIT STATUS',
    ...exits.flatMap(([code, meaning]) => tagged(`.B ${code}`, meaning)),
    '.SH ENVIRONMENT',
    ...variables.flatMap(([name, meaning]) => tagged(`.B ${name}`, meaning)),
    '.SH FILES',
    ...tagged('.I FILE.slipway.yaml', 'The sidecar: what the checklist FILE.md does not say.'),
    ...tagged(
      '.I ~/.local/state/slipway',
      'Runs, with their journals and records; on macOS and Windows the place of the system.',
    ),
    '.SH DESKTOP PACKAGES',
    plain('The packages for Linux, macOS and Windows hold the window alone. On Linux its program is'),
    '.BR slipway-desktop ,',
    plain('which opens the checklist it is given. The commands of this page come with the npm package.'),
    '.SH SEE ALSO',
    '.BR ssh (1),',
    '.BR ssh_config (5)',
  ].join('\n')}\n`;
}

function synopsis(row: CommandRow): readonly string[] {
  const more = row.options.length > 0 ? ' [\\fIoptions\\fR]' : '';
  const given = row.arguments.map(({ shown }) => ` \\fI${plain(shown)}\\fR`).join('');
  return [`\\fBslipway ${plain(row.name)}\\fR${more}${given}`, '.br'];
}

function section(row: CommandRow): readonly string[] {
  const given = row.arguments.map(({ shown }) => ` ${plain(shown)}`).join('');
  return [
    `.SS slipway ${plain(row.name)}${given}`,
    plain(`${row.about}.`),
    ...row.arguments.flatMap(({ shown, about }) => tagged(`.I ${plain(shown)}`, `${capital(about)}.`)),
    ...row.options.flatMap(({ name, value, about }) =>
      tagged(
        `\\fB${plain(name)}\\fR${value === null ? '' : ` \\fI${plain(value)}\\fR`}`,
        `${capital(about)}.`,
      ),
    ),
  ];
}

const tagged = (tag: string, text: string): readonly string[] => ['.TP', tag, plain(text)];
const capital = (text: string): string => text.charAt(0).toUpperCase() + text.slice(1);

/** Text that troff prints as it is: hyphens stay hyphens, and no line begins a request. */
function plain(text: string): string {
  const escaped = text.replaceAll('\\', '\\(rs').replaceAll('-', '\\-');
  return /^[.']/.test(escaped) ? `\\&${escaped}` : escaped;
}
