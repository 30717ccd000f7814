import { quotePath, quoteWord } from '../quote.ts';
import { loadScript } from '../scripts/load-script.ts';
import type { AttemptSpec } from '../transport.ts';

/** What every step's script has in it. */
export const shellState = loadScript('step/shell-state');
const sudo = loadScript('step/sudo');

/** A secret of this name is what sudo is given when it asks (scripts/step/sudo.sh). */
const sudoSecret = 'SUDO_PASSWORD';

/**
 * The script one attempt runs, for bash or any POSIX sh. Steps of one shell share what their author would expect of it: the
 * working directory, variables, functions and options are read from the shell's state file before the command and written back, whole
 * or not at all, when it ends. `SLIPWAY_STATE` names that file; the caller sets it.
 * `state` stands for {@link shellState} where the reader puts that in its place.
 */
export function stepScript(spec: AttemptSpec, state = shellState): string {
  const secrets = Object.keys(spec.secrets).filter(isName);
  const given = Object.entries({ ...spec.env, ...spec.secrets }).filter(([name]) => isName(name));
  const lines = given.map(([name, value]) => `export ${name}=${quoteWord(value)}`);
  // The shell holds the file open and reads on; nobody else can from here.
  if (secrets.length > 0) lines.push('rm -f -- "$0"');
  if (secrets.includes(sudoSecret)) lines.push(sudo);
  lines.push(
    `slipway_names='${given.map(([name]) => name).join(' ')}' slipway_keeps=${spec.readOnly ? '' : 1}`,
    `slipway_home=${spec.cwd === null ? '' : quotePath(spec.cwd)}`,
    state,
  );
  if (/\bulimit\b/.test(spec.command)) lines.push('slipway_limits=1');
  const saved = ['"$SLIPWAY_STATE"', ...secrets].join(' ');
  if (!spec.readOnly) lines.push(`slipway_arm 'slipway_save $? ${saved}'`);
  // An empty line: a command may end in a mark that takes the next one.
  lines.push(spec.command, '');
  if (!spec.readOnly) lines.push(`slipway_finish ${spec.endsSection ? 1 : 0} $? ${saved}`, '');
  return lines.join('\n');
}

const isName = (name: string): boolean => /^[A-Za-z_]\w*$/.test(name);
