import { startsWithProgram } from './recognize-command.ts';

/** Lines that stand in fences of shell and are none, with what they are. The first that fits is the reason. */
const kinds: readonly (readonly [RegExp, string])[] = [
  [/^\d{4}-\d\d-\d\d\b/, 'it begins with a date: a line of a log'],
  [/^(?:[\d*][\d*/,-]*\s+){5}\S/, 'it is a line of a crontab'],
  [/^@(?:reboot|hourly|daily|weekly|monthly|yearly|annually|midnight)\s/, 'it is a line of a crontab'],
  [/^[\w.-]+(?:\/[\w.-]+)+:[\w.-]+$/, 'it is the name of an image'],
  [/^(?:GET|POST|PUT|PATCH|DELETE|HEAD|OPTIONS)\s+\/\S*$/, 'it is a request line'],
  [/^[|├└│┌─┐┘═╔╚]/, 'it looks like a diagram, not a command'],
  [/^(?:[✓✔✅❌✗⚠→►▶•]|=>)/u, 'it is output or a remark'],
  [/^<[a-z!/]/i, 'it is markup'],
  // A test begins with a bracket and a space, or with two.
  [/^\[(?![\s[])[^\]]*\]\s/, 'it begins with its source in brackets: a line of a log'],
  [/^(?:https?|wss?|ftp):\/\/\S+$/, 'it is an address'],
];

/** Why a line of a shell fence is nothing a shell could be meant to run; null where it may be. */
export function whyNotRunnable(command: string): string | null {
  if (/\n/.test(command)) return null;
  // `scp app.tgz web-1:` ends like a key of YAML, too.
  if (/^[\p{L}\p{N}_ .-]{1,40}:(?:\s|$)/u.test(command) && !startsWithProgram(command))
    return 'it is a label with a value, or a key of YAML';
  return kinds.find(([pattern]) => pattern.test(command))?.[1] ?? null;
}
