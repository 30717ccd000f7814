import { quotePath, quoteWord } from '../quote.ts';
import { loadScript } from '../scripts/load-script.ts';
import type { AttemptSpec } from '../transport.ts';
import { isName, setsLimits, sudoSecret } from './given.ts';

const shellState = loadScript('shell/state');
const sudo = loadScript('step/sudo');

/**
 * The script of an attempt that runs in a shell of its own, for bash or any POSIX sh: a step that has a terminal on a server. It
 * starts from the state of its section's shell, in the file that `SLIPWAY_STATE` names, and hands on what it changes.
 */
export function stepScript(spec: AttemptSpec): string {
  const secrets = Object.keys(spec.secrets).filter(isName);
  const given = Object.entries({ ...spec.env, ...spec.secrets }).filter(([name]) => isName(name));
  // The shell holds the file open and reads on; nobody else can from here.
  const lines = ['rm -f -- "$0"', ...given.map(([name, value]) => `export ${name}=${quoteWord(value)}`)];
  if (sudoSecret in spec.secrets) lines.push(sudo);
  lines.push(
    `slipway_names='${given.map(([name]) => name).join(' ')}' slipway_keeps=${spec.readOnly ? '' : 1}`,
    `slipway_secrets='${secrets.join(' ')}'`,
    `slipway_at=${spec.cwd === null ? '' : quotePath(spec.cwd)}`,
    shellState,
  );
  if (setsLimits(spec.command)) lines.push('slipway_limits=1');
  if (!spec.readOnly) lines.push('slipway_arm');
  // An empty line: a command may end in a mark that takes the next one.
  lines.push(spec.command, '');
  if (!spec.readOnly)
    lines.push(
      `slipway_status=$?; { trap; echo '# end'; } 1<> "$SLIPWAY_STATE.traps" 2>/dev/null`,
      `slipway_finish ${spec.endsSection ? 1 : 0} "$slipway_status"`,
      '',
    );
  return lines.join('\n');
}
