import { remember } from '../../../shared/lib/remember.ts';
import type { Nature } from '../../../shared/plan/sheet.ts';
import { startsWithProgram } from '../shell/recognize-command.ts';
import { askingCommands } from './asking-commands.ts';
import { isInteractive } from './command-nature.ts';
import { isFollow } from './follow.ts';
import { readsLine, typed, waitsForText } from './keyboard-input.ts';
import { actors, checkNames, effectNames, readers, readingSubcommands } from './nature-table.ts';
import { simpleCommands } from './simple-commands.ts';
import { substitutionsIn } from './substitutions.ts';

/** Words in front of a command that leave it what it is. */
const wrapper =
  /^(?:(?:sudo|doas|command|exec|nohup|nice|ionice|time|builtin|env|xvfb-run|dotenv|winpty|bundle\s+exec|poetry\s+run|pipenv\s+run|uv\s+run|npx|pnpm\s+(?:exec|dlx)|yarn\s+(?:exec|dlx)|bunx|rvm\s+\S+\s+do|rbenv\s+exec|direnv\s+exec\s+\S+)\s+(?:-(?:[ugnpE]\s+\S+|-?[\w-]+(?:=\S+)?)\s+|-\s+)*|(?:timeout|flock|watch)\s+(?:-\S+\s+)*\S+\s+|[A-Za-z_]\w*\+?=(?:"[^"]*"|'[^']*'|\$\([^)]*\)|[^\s"'$]|\$(?!\())*\s+)/;
const keyword = /^(?:if|elif|while|until|then|do|else|!|\{|\(|function\s+\w+|\w+\s*\(\)\s*\{?)\s+/;
const nothing = /^(?:fi|done|esac|else|then|do|\}|\)|\{|\(|;;|in)$|^(?:for|case|select)\s|^#|^$/;
const rehearsal =
  /\s--?(?:dry-?run|check-only|noop|simulate|plan-only|what-?if|no-?op|list-tests?)\b(?!=false)|\s--(?:help|version)$/i;
/** A redirection into a file that others read; a scratch file is nobody's. */
const writes = /(?:^|[^>&\d-])\d?>{1,2}\s*(?!&|\/dev\/null|\/dev\/std|[\w./-]*\.log\b)\S/;

/** A name in angle brackets is no redirection. */
const placeholder = /<[\p{L}_][^<>|&;\n]{0,60}>/gu;
/** Programs that take the whole screen. */
const screens =
  /^(?:htop|btop|iotop|nethogs|iftop|nmon|glances|k9s|lazydocker|ctop|tmux(?!\s+(?:ls|list|kill|send|has))|screen(?!\s+-(?:ls|d))|mc|ncdu)\b/;

/** A shell or another interpreter that runs what a pipe hands it. */
const fed =
  /\|\s*(?:sudo\s+(?:-\S+\s+)*)?(?:(?:ba|z|da|k|fi)?sh|python3?|node|ruby|perl|php)\b(?:\s+-[A-Za-z]*)*(?:\s+--?\s.*)?\s*(?:$|[;&|\n)])/;
/** Code that is given in the command itself and does more than read. */
const actingCode =
  /rmtree|remove|unlink|delete|system|subprocess|popen|exec|spawn|write|save|create|insert|update|drop|commit|kill|chmod|rename|mkdir|copy|\bpost\b|\bput\b|requests\.(?:post|put|patch|delete)|open\([^)]*,\s*["'][wax]/i;
/** Substitutions within substitutions are followed so far. */
const deepest = 8;

/** What a command does. What cannot be told from an effect is one. */
export const natureOf = remember((command) => natureAt(command, 0));

/** `depth` is how many substitutions the command stands in. */
function natureAt(command: string, depth: number): Nature {
  const parts = simpleCommands(command.replace(placeholder, 'X'));
  const inner = parts.map(unwrap);
  // A command as it is written, and without what only says how it is run; mostly the same.
  const forms = new Set([...inner, ...parts]);
  if (inner.some((part) => screens.test(part))) return 'interactive';
  const keyboard = typed(command, [...forms]);
  // A loop that asks ends with an answer.
  if (keyboard.some((form) => readsLine.test(form))) return 'interactive';
  if (/^\s*while\s+(?:true|:|\[\s*1\s*\])\s*;?\s*do\b/.test(command)) return 'follow';
  if (waited(command, parts, inner).some(isFollow)) return 'follow';
  if (fed.test(command)) return 'effect';
  if (keyboard.some(asks) || waitsForText.test(command)) return 'interactive';
  const reads = inner.every((part, index) => isCheck(part, parts[index] ?? part));
  return reads && readsInside(command, depth) ? 'check' : 'effect';
}

/**
 * What a command waits for, as it is written and without what only says how it is run: not for what it leaves in the
 * background, but for a tunnel, which is of use only as long as it is open.
 */
function waited(command: string, parts: readonly string[], inner: readonly string[]): readonly string[] {
  if (/[^&]&\s*$/.test(command) && !/\b(?:port-forward|proxy)\b/.test(command))
    return [...parts.slice(0, -1), ...inner.slice(0, -1)];
  return [...new Set([...inner, ...parts, command])];
}

/** Whether what a command runs to make its own words only reads. */
function readsInside(command: string, depth: number): boolean {
  const inside = substitutionsIn(command);
  return (
    inside.length === 0 || (depth < deepest && inside.every((each) => natureAt(each, depth + 1) === 'check'))
  );
}

/** Whether a command waits for a person at the keyboard. */
function asks(command: string): boolean {
  return (
    isInteractive(command) || askingCommands.some((pattern) => pattern.test(command)) || opensShell(command)
  );
}

/** A team's own tool that opens a shell somewhere: `ops production ssh control`. */
function opensShell(command: string): boolean {
  return (
    /^[\w./-]+(?:\s+(?!-)\S+){0,2}\s+(?:ssh|tmux|shell|console|repl)(?:\s+[\w.@<>-]+){0,2}$/.test(command) &&
    !startsWithProgram(command)
  );
}

/** A command without the words that only say how it is run. */
function unwrap(part: string): string {
  let text = part.trim();
  for (let left = 8; left > 0; left -= 1) {
    const bare = text.replace(keyword, '').replace(wrapper, '');
    if (bare === text || bare.trim() === '') break;
    text = bare.trim();
  }
  return text;
}

function isCheck(text: string, whole: string): boolean {
  if (nothing.test(text)) return true;
  // What a value is made of is looked at with all other substitutions.
  if (/^[A-Za-z_]\w*\+?=/.test(text)) return true;
  if (/^function\s/.test(text)) return true;
  if (/^\$(?:env:)?\w+\s*=/.test(text))
    return !/\b(?:New|Set|Remove|Start|Stop|Restart|Invoke-RestMethod)-?/.test(text);
  if (writes.test(whole)) return false;
  if (rehearsal.test(text)) return true;
  const [word = '', ...rest] = text.split(/\s+/);
  const program = word.replace(/^.*[\\/](?=[^\\/]+$)/, '').replace(/\.exe$/i, '');
  const operands = rest.join(' ');
  return isRemoteCheck(program, text) ?? isProgramCheck(program, word, operands);
}

/** A command for another machine, or in a container, is what it does there. */
function isRemoteCheck(program: string, text: string): boolean | null {
  if (program === 'ssh') {
    const remote =
      /^ssh\s+(?:-(?:[46AaCfGgKkMNnqsTtVvXxYy]+|[BbcDEeFIiJLlmOopQRSWw]\s*\S+)\s+)*\S+\s+(?:--\s+)?(["']?)([\s\S]+)\1$/.exec(
        text,
      )?.[2];
    return remote === undefined ? null : natureOf(remote) === 'check';
  }
  const exec =
    /\b(?:exec|run)\b(?:\s+-{1,2}[\w-]+(?:[= ](?![\w-]*\s+--)\S+)?)*\s+\S+\s+(?:-c\s+\S+\s+)?(?:--\s+)?(.+)$/.exec(
      text,
    );
  if (
    /^(?:docker|podman|kubectl|oc|docker-compose|lxc|pct)$/.test(program) &&
    /\s(?:exec|run)\s/.test(text) &&
    exec?.[1] !== undefined
  )
    return natureOf(exec[1].replace(/^(?:ba|z|a)?sh\s+-l?c\s+(["'])([\s\S]*)\1$/, '$2')) === 'check';
  return null;
}

/** A command with its program's bare name. */
interface Call {
  readonly program: string;
  /** The program as it is written. */
  readonly word: string;
  readonly operands: string;
}

/** Rules in the order in which they are asked; the first that knows the program decides. */
const programRules: readonly ((call: Call) => boolean | null)[] = [
  ({ program, operands }) => (program === 'curl' || program === 'wget' ? isRead(program, operands) : null),
  ({ program, operands }) => (/^(?:ba|z|da|k)?sh$/.test(program) ? isScriptCheck(operands) : null),
  packageScript,
  taskRunner,
  ({ program, operands }) =>
    /^python3?(?:\.\d+)?$|^py$/.test(program) && /manage\.py/.test(operands)
      ? readingSubcommands['manage.py']?.test(operands.replace(/^\S*manage\.py\s+/, '')) === true
      : null,
  ({ program, operands }) =>
    program === 'gradlew' ? readingSubcommands.gradle?.test(operands) === true : null,
  ({ operands }) => (query.test(operands) ? !actingFunction.test(operands) : null),
  ({ operands }) => (installs.test(operands) ? false : null),
  inlineCode,
  byTable,
  byReader,
  ({ program }) => (actors.has(program) ? false : null),
  ({ operands }) =>
    /\s?(?:--version|-version|-V|--help|-h)$/.test(operands) ||
    /^(?:version|--version|status|help)\b/.test(operands)
      ? true
      : null,
  ({ program }) =>
    /^(?:Get|Test|Measure|Select|Write|Format|Where|ConvertTo|ConvertFrom)-/.test(program) ? true : null,
  ({ program, operands }) =>
    /^(?:python3?|node|ruby|php|tsx|ts-node|deno|bash)$/.test(program)
      ? isScriptCheck(operands.replace(/^run\s+/, ''))
      : null,
  ({ program, word, operands }) =>
    /[\\/]/.test(word) || /\.(?:sh|py|rb|js|mjs|ts|ps1|pl|php)$/.test(program)
      ? isScriptCheck(`${word} ${operands}`)
      : null,
];

/** SQL that only asks, whatever client it is handed to. */
const query =
  /(?:-c|-e|--command|--query|--eval|--execute|--sql)[= ]*["']\s*(?:select|show|explain|describe)\b/i;

/** Functions that change something, although a query calls them. */
const actingFunction =
  /\bpg_(?:(?:xlog|wal)_replay_(?:pause|resume)|promote|terminate_backend|cancel_backend|switch_(?:wal|xlog)|reload_conf|(?:start|stop)_backup|backup_(?:start|stop)|(?:create|drop|advance)_\w+|log_backend\w*)\s*\(|\b(?:setval|nextval|lo_unlink|dblink_exec)\s*\(/i;
/** What puts something in place along the way; and a tool that is given nothing but a version fetches that one. */
const installs = /(?:^|\s)--install(?:-deps\S*)?(?:\s|=|$)|^--version[ =]\S+$/;

function isProgramCheck(program: string, word: string, operands: string): boolean {
  const call = { program, word, operands };
  for (const rule of programRules) {
    const known = rule(call);
    if (known !== null) return known;
  }
  return isTaskCheck(operands);
}

/** `npm run NAME`: the script's name tells. */
function packageScript({ program, operands }: Call): boolean | null {
  if (!/^(?:npm|pnpm|yarn|bun)$/.test(program) || !/^(?:run|run-script)\b|\srun\s/.test(operands))
    return null;
  return isCheckName(/\brun(?:-script)?\s+(?:-\S+\s+)*([\w:.-]+)/.exec(operands)?.[1] ?? '');
}

/** `make NAME`: the target's name tells; without one it builds. */
function taskRunner({ program, operands }: Call): boolean | null {
  if (!/^(?:make|just|task|invoke)$/.test(program)) return null;
  return operands === '' || isCheckName(operands.replace(/-C\s+\S+|-f\s+\S+|-j\s*\d*|\w+=\S*/g, '').trim());
}

/** `python -c CODE` and the like read, unless their code says otherwise. */
function inlineCode({ program, operands }: Call): boolean | null {
  const isInline =
    /^(?:python3?(?:\.\d+)?|node|ruby|perl|php|[gm]?awk)$/.test(program) &&
    (/awk$/.test(program) || /^(?:-\w+\s+)*-\w*[ceEpr]\b/.test(operands));
  return isInline && actingCode.test(operands) ? false : null;
}

function byTable({ program, operands }: Call): boolean | null {
  const name = [program, program.replace(/3?(?:\.\d+)*$/, '')].find((each) =>
    Object.hasOwn(readingSubcommands, each),
  );
  const table = name === undefined ? undefined : readingSubcommands[name];
  if (table === undefined) return null;
  const runsScript = /^(?:python|node|ruby|php)/.test(program) && /^[\w./\\-]+\.\w+/.test(operands);
  return table.test(operands) || (runsScript && isScriptCheck(operands));
}

function byReader({ program, operands }: Call): boolean | null {
  if (!readers.has(program)) return null;
  if (program === 'find') return isFindCheck(operands);
  if (program === 'sort') return !/(?:^|\s)(?:-\w*o|--output)/.test(operands);
  if (program === 'eval') return natureOf(operands.replace(/^(["'])([\s\S]*)\1$/, '$2')) === 'check';
  if (program === 'source' || program === '.') return isSettings(operands);
  if (program !== 'xargs') return true;
  const run = operands.replace(/^(?:(?:-[0rtx]+|-[IiLnPsEd]\s*\S+|--[\w-]+(?:=\S+)?)\s+)*/, '').trim();
  return run === '' || natureOf(run) === 'check';
}

/** A script that is sourced may do anything; one that is called after settings sets them. */
function isSettings(operands: string): boolean {
  if (effectNames.test(operands)) return false;
  const name = operands.trim().split(/\s+/, 1)[0] ?? '';
  return (
    !/\.sh$/.test(name) ||
    /activate|env|rc\b|profile|config|settings|vars|wrapper|completion|functions|utils|common|lib/i.test(name)
  );
}

/** `find` does what it runs for each file. */
function isFindCheck(operands: string): boolean {
  if (/-delete\b|-fprint|-fls/.test(operands)) return false;
  const run = /-(?:exec|execdir|ok|okdir)\s+(.+?)\s*(?:\\;|\+|;|$)/.exec(operands)?.[1];
  return run === undefined || natureOf(run) === 'check';
}

/** A program nobody knows: the names of its tasks tell, where one of them does and none says otherwise. */
function isTaskCheck(operands: string): boolean {
  const names = operands
    .split(/\s+/)
    .filter((word) => /^[a-z][\w:.-]*$/i.test(word))
    .slice(0, 3);
  return names.some((name) => checkNames.test(name)) && !names.some((name) => effectNames.test(name));
}
function isScriptCheck(text: string): boolean {
  const [script = '', ...operands] = text.replace(/^-\w+\s+/, '').split(/\s+/);
  const name = script.replace(/^.*[\\/]/, '').replace(/\.\w+$/, '');
  if (
    operands.some((operand) =>
      /^(?:status|check|verify|test|list|show|health|info|--check|--verify|--status)$/.test(operand),
    )
  )
    return true;
  return (
    isCheckName(name) && !operands.some((operand) => effectNames.test(operand) && !operand.startsWith('-'))
  );
}

function isCheckName(name: string): boolean {
  return checkNames.test(name) && !effectNames.test(name);
}

function isRead(program: string, operands: string): boolean {
  if (program === 'wget') return readingSubcommands.wget?.test(operands) ?? false;
  if (/(?:^|\s)(?:-X\s*|--request[= ])(?:POST|PUT|PATCH|DELETE)/i.test(operands)) return false;
  if (/(?:^|\s)-\w*O\b|(?:^|\s)--remote-name/.test(operands)) return false;
  if (/(?:^|\s)(?:-\w*o|--output)\s+(?!-(?:\s|$)|\/dev\/null|\/tmp\/)/.test(operands)) return false;
  return (
    !/(?:^|\s)(?:-d\b|--data\S*|-F\b|--form|-T\b|--upload-file|--json)/.test(operands) ||
    /(?:^|\s)-G\b|--get\b/.test(operands)
  );
}
