import { no, type Verdict, yes } from '../context/verdict.ts';
import { namesAlone, needsArgument, programs, typedPrograms } from './programs.ts';

/** The rules in the order in which they are asked; the first that speaks decides. */
const rules: readonly ((text: string, first: string, behind: readonly string[]) => Verdict | null)[] = [
  judgePath,
  judgeProjectScript,
  judgePowerShell,
  judgeProgram,
];

/** A command as it is typed: without space around it and the prompt in front. */
export function withoutPrompt(text: string): string {
  return text.trim().replace(/^\$\s+/, '');
}

/**
 * Whether a code span or a line could be meant as a command, and by which rule. `.env`, `main`, `GET /health`, `v1.2.3`,
 * `NODE_ENV=production`, a path or a function name are not.
 */
export function recognizeCommand(span: string): Verdict {
  const text = withoutPrompt(span);
  if (text === '') return no('nothing stands in it');
  if (text.length > 2_000) return no('it is longer than any command a person would type');
  if (/[\u0000-\u0008\u000e-\u001f]/.test(text)) return no('it holds control characters');
  if (/^(?:GET|POST|PUT|PATCH|DELETE|HEAD|OPTIONS)\s+\S/.test(text)) return no('it is an HTTP request line');
  if (/^[a-z]+:\/\//i.test(text)) return no('it is an address');
  const words = text.split(/\s+/);
  let index = 0;
  while (/^[A-Za-z_]\w*=\S*$/.test(words[index] ?? '')) index += 1;
  const first = words[index];
  if (first === undefined) return no('it only sets a variable');
  const behind = words.slice(index + 1);
  for (const rule of rules) {
    const verdict = rule(text, first, behind);
    if (verdict !== null) return verdict;
  }
  return no(`“${first}” is not a recognized command, and no flag follows it`);
}

/** Whether a code span could be meant as a command. */
export function looksLikeCommand(span: string): boolean {
  return recognizeCommand(span).is;
}

function judgePath(_text: string, first: string, behind: readonly string[]): Verdict | null {
  if (!/^(?:\.{1,2}|~)?\/\S+$/.test(first)) return null;
  if (/\.(?:sh|bash|py|rb|pl|js|mjs|ts)$/.test(first)) return yes('it is the path of a script');
  if (first.startsWith('./'))
    return /\.\w+$/.test(first)
      ? no('it is the path of a file that is no script')
      : yes('it is the path of a program in the working directory');
  if (behind.length === 0) return no('it is a path and nothing else');
  return !/^(?:\.{1,2}|~)?\/(?:usr|opt|bin|sbin|etc|var|srv|home|root|Applications|Library|app|data|mnt|tmp|snap|nix)\//.test(
    first,
  ) && first.startsWith('/')
    ? no('it is the path of a web address, or a command of a chat')
    : yes('it is the path of a program with operands');
}

/** A script of the project's own, with something to work on: `ci/publish v2`. */
function judgeProjectScript(_text: string, first: string, behind: readonly string[]): Verdict | null {
  if (!/^(?:\.?\w[\w.@-]*\/)+[\w.@-]+$/.test(first)) return null;
  if (behind.length === 0) return no('it is a file of the project and nothing else');
  if (/\.(?:js|mjs|cjs|ts|php)$/.test(first) && /^--?[a-zA-Z]/.test(behind[0] ?? ''))
    return yes('it is a script of the project, and a flag follows');
  return /\.(?:sh|bash|py|rb|pl|ps1)$/.test(first) ||
    /^(?:bin|ci|scripts?|tools?|hack|deploy\w*|vendor\/bin|\.?venv\/bin|node_modules\/\.bin)\//.test(first)
    ? yes('it is a script of the project with operands')
    : no('it is a file of the project that is no script');
}

/** PowerShell's verbs; a header such as Set-Cookie has no operand. */
function judgePowerShell(_text: string, first: string, behind: readonly string[]): Verdict | null {
  if (
    /^(?:Get|Set|New|Remove|Start|Stop|Restart|Invoke|Test|Copy|Move|Import|Export|Select|Write|Install|Update|Publish|Expand|Compress)-[A-Z]\w+$/.test(
      first,
    )
  )
    return behind.length > 0
      ? yes(`“${first}” is a PowerShell command with operands`)
      : no(`“${first}” has no operand; it may as well be a header's name`);
  return /^\.\\[\w.\\-]+\.(?:ps1|bat|cmd|exe)$/.test(first)
    ? yes('it is the path of a Windows script')
    : null;
}

function judgeProgram(text: string, first: string, behind: readonly string[]): Verdict | null {
  const next = behind[0] ?? '';
  if (first === 'go')
    return /^(?:build|test|vet|run|mod|install|generate|version|env|fmt|tool)$/.test(next)
      ? yes('“go” is followed by one of its commands')
      : no('“go” is a word here: none of its commands follows');
  // An unknown program gives itself away by its flags, or by a package pattern.
  if (!programs.has(first))
    return /^[a-z][a-z0-9_.-]+$/.test(first) && /^(?:--?[a-zA-Z][\w-]*(?:=\S*)?|\.\/\.\.\.)$/.test(next)
      ? yes(`“${first}” is not known, but the flag behind it makes it a program`)
      : null;
  if (behind.length > 0) return yes(`it begins with the program “${first}”`);
  return !needsArgument.has(first) && text.length > 2 && !namesAlone.has(first)
    ? yes(`“${first}” is a program that runs without operands`)
    : no(`“${first}” alone is a name: the program needs operands`);
}

/** Whether a command begins with a program everybody knows, or a path to one. */
export function startsWithProgram(command: string): boolean {
  const first = /^(?:[A-Za-z_]\w*=\S*\s+)*(\S+)/.exec(command)?.[1] ?? '';
  return programs.has(first) || first === 'go' || first.includes('/') || first.includes('\\');
}

/** Programs with the words that follow them, so plain that prose cannot be meant. */
const shown =
  /^(?:sudo\s+)?(?:docker(?:-compose|\s+compose)?\s+(?:ps|logs|images|stats|inspect|info|version|compose|up|down|pull|exec|restart|run)\b|kubectl\s+(?:get|describe|logs|rollout|apply|top|config)\b|helm\s+(?:list|status|upgrade|rollback)\b|systemctl\s+(?:status|start|stop|restart|reload|enable|is-active|daemon-reload)\b|journalctl\s+-|pm2\s+(?:status|list|logs|restart|save|monit)\b|nginx\s+-[tTs]\b|git\s+(?:status|pull|log|fetch|tag|push|diff)\b|(?:npm|pnpm|yarn)\s+(?:run|test|ci|install|audit|build)\b|curl\s+(?:-\S+\s+)*(?:https?:\/\/|localhost)|(?:df|free|du)\s+-\w+|python3?\s+(?:manage\.py|-m)\s|pytest\b|terraform\s+(?:plan|apply|validate|fmt)\b)/;

/** Whether text without backticks is a command and nothing else. */
export function looksLikeShownCommand(text: string): boolean {
  return (
    shown.test(text) && !/[,;]\s|\b(?:if|when|and|is|are|to|the|installed|configured|running)\b/.test(text)
  );
}

/** The program that a line of a script calls, behind variables and sudo. */
export function programOf(line: string): string {
  return /^(?:[A-Za-z_]\w*=\S*\s+)*(?:sudo\s+(?:-\S+\s+)*)?(\S+)/.exec(line.trim())?.[1] ?? '';
}

/**
 * The command that a line is and nothing else, where no sentence can be meant: a program everybody knows with a flag, a value
 * or a path. What stands behind it in parentheses is a remark. Null for any other line.
 */
export function bareCommand(line: string): string | null {
  const text = line.trim().replace(/\s+[(（][^()（）]*[)）]$/, '');
  const [first = '', ...operands] = text.split(/\s+/);
  const isPlain =
    programs.has(first) &&
    operands.some((word) => /^--?[a-zA-Z][\w-]*(?:=\S+)?$|^[A-Z_][A-Z0-9_]*=\S+$|^\.{0,2}\/\w/.test(word)) &&
    technical.test(text) &&
    !/[.,:;!?]$|\s(?:and|are|for|has|is|of|on|or|should|the|to|was|with)\s/.test(text);
  return isPlain && looksLikeCommand(text) ? text : null;
}

/** Whether a line of an unlabelled fence is plainly shell. */
export function looksLikeShellLine(line: string): boolean {
  const text = line.trim();
  if (/^[$>]\s+\S/.test(text)) return looksLikeCommand(text.slice(2));
  return looksLikeCommand(text) || (typedPrograms.has(programOf(text)) && !/[.:!?]$/.test(text));
}

/** Keywords of the shell's grammar, tests and groups. */
const scriptLine =
  /^(?:(?:for|while|until|if|elif|case|select)\s.*(?:;|\bdo\b|\bthen\b|\bin\b|\]\]?$)|(?:do|done|then|else|fi|esac|\{|\}|\(|\)|;;)(?:\s|;|$)|\[\[?\s|(?:function\s+)?[\w-]+\s*\(\)\s*\{?|\(\s*\w.*\)?$|[A-Za-z_]\w*=(?:\$|"|'|\S)|&&|\|\||\|)/;
/** A program nobody knows with operands that only a machine would read. */
const technical = /^(?:sudo\s+(?:-\S+\s+)*)?[a-z][\w.+-]*(?:\s+[\w./<>{}[\]$"'@:=+,~^%*?#-]+)+$/;

/** Whether a line of an unlabelled fence may be shell by its form, whatever the program is called. */
export function looksLikeScriptLine(line: string): boolean {
  const whole = line.trim();
  if (scriptLine.test(whole)) return !/[.!?]$/.test(whole) || whole.includes('$');
  // What a line does with what its first command prints, or behind it, says nothing about that command.
  const text = whole.split(/\s(?:\||\|\||&&|\d?>{1,2})\s|;\s|\s&$/, 1)[0] ?? whole;
  if (!technical.test(text) || /[.,:;!?]$/.test(text)) return false;
  const operands = text.split(/\s+/).slice(1);
  const flags = operands.filter((word) => /^--?[a-zA-Z]/.test(word)).length;
  return (
    operands.length <= (flags > 1 ? 60 : 12) &&
    operands.some((word) => /[-./=$_@:<\d]/.test(word)) &&
    !/\s(?:is|are|the|and|to|of|for)\s/.test(text)
  );
}
