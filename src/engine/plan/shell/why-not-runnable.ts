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
  [/^[-*+•]\s+\S/, 'it is an entry of a list'],
  [/^\d+[.)]\s+\S/, 'it is an entry of a numbered list'],
  [/^\/\/|^\/\*/, 'it is a comment of another language'],
  [/^[{}[\]"',]+$|^["'][\w-]+["']\s*:/, 'it is a piece of data'],
  [/^(?:\.\.\.|…)$/, 'it stands for what was left out'],
  [/^[A-Za-z_][\w.]*\s+=\s+\S/, 'it is a setting of a configuration file'],
  [
    /^(?:local|host|hostssl|hostnossl)\s+\S+\s+\S+.*\s(?:md5|trust|peer|scram-sha-256|reject|ident)$/,
    'it is a line of a configuration file',
  ],
  [/^\/[\w./-]*\/$|^\/\S*\?\S*$/, 'it is a path and nothing else'],
  [
    /^(?!\.\/\S+\.(?:py|js|ts|rb)$)[\w.-]+(?:\/[\w.-]+)*\/[\w-]+\.(?:json|ya?ml|md|txt|log|xml|html?|css|ts|tsx|js|py|rb|go|java|sql|csv|png|env)$/,
    'it is the path of a file',
  ],
  [/^\((?:parted|gdb|pdb|Pdb|cmd)\)\s/, 'it is typed at the prompt of a program'],
  [
    /^(?:SELECT|INSERT|UPDATE|DELETE|DROP|CREATE|ALTER|GRANT|VACUUM|REINDEX|BEGIN|COMMIT)\s.*;?$|^\\[a-z]\w*$/,
    'it is for a database console',
  ],
  [
    /^(?:select\s.+\sfrom\s|insert\s+into\s|update\s+\S+\s+set\s|delete\s+from\s|(?:drop|create|alter)\s+(?:table|database|index|view|schema|role)\s|truncate\s+table\s).*;\s*$/i,
    'it is for a database console',
  ],
  [/^[A-Z][\p{L}'’]+(?:\s+[\p{L}'’,]+){4,}[.:!?]?$/u, 'it is a sentence'],
  [/^\S+(?:\s{3,}\S+){2,}$/, 'it is a line of a table'],
  [/^(?:[\d*,/-]+\s+){4}[\d*,/-]+$/, 'it is a schedule: when something runs, and not what'],
  [/\[\w+(?:\|\w+)+\]/, 'it shows how the program is used, with several ways in brackets'],
  [/^[\w-]+\s+v?\d+\.\d+(?:\.\d+)+$/, 'it names a program and its version'],
  [/^\S+\s+\d{4}-\d\d-\d\d[T ]\d\d:\d\d/, 'it is a line of a listing: a name with a date'],
  [/^(?:curl|wget)\s+(?:-\w+\s+)*\/\S*$/, 'it lacks the host it asks'],
  [/^(?:\S+\s+)?[\d.,]+[kKMGT]i?B\s+[\d.,]+[kKMGT]i?B\s/, 'it is a line of a table'],
  [/^[\w.-]+\s+[\d.]+[KMGT]?B?\s+[\d.]+[KMGT]?B?\s+[\d.]+/, 'it is a line of a table'],
];

/** Why a line of a shell fence is nothing a shell could be meant to run; null where it may be. */
export function whyNotRunnable(command: string): string | null {
  if (/\n/.test(command)) return null;
  // `scp app.tgz web-1:` ends like a key of YAML, too.
  if (/^[\p{L}\p{N}_][\p{L}\p{N}_ .()/-]{0,39}:(?:\s|$)/u.test(command) && !startsWithProgram(command))
    return 'it is a label with a value, or a key of YAML';
  // `SECRET=<openssl rand -hex 32>` says where a value comes from; `VERSION=<the new one>` is asked for.
  const described = /^[A-Za-z_]\w*=<([^<>]+)>$/.exec(command)?.[1];
  if (described !== undefined && startsWithProgram(described))
    return 'it is a setting whose value is only described';
  return kinds.find(([pattern]) => pattern.test(command))?.[1] ?? null;
}
