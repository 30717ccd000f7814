import { looksLikeCommand, looksLikeShownCommand, startsWithProgram } from './commands.ts';
import { type CodeSpan, codeSpans, plainText } from './inline-text.ts';

/** A command that a sentence gives, and what the sentence says about its result. */
export interface TextCommand {
  readonly command: string;
  readonly expect?: string;
  /** The words in front of the command. */
  readonly before: string;
}

/** Words that make the next command another way to the same end. */
const alternative =
  /\b(?:or|alternatively|instead|oder|alternativ|ou|o bien|oppure|или|либо)\b|或者?|または|또는|혹은/i;
/** Words in front of a script's bare path that say that it is to be run, not written or read. */
const runs =
  /(?:[:：]|\b(?:run|runs|execute|start|launch|call|invoke|trigger|via|with|ausführen|starte|exécuter|lancer|ejecut\w*|execut\w*|rod(?:e|ar)|запуст\w*|выполн\w*)|运行|執行|执行|実行|실행)\s*$/i;
/** What makes values for somebody to copy is no check, and what lacks its operand cannot run. */
const notByItself =
  /^openssl rand\b|\/dev\/u?random|random_?bytes|token_(?:hex|urlsafe)|\buuidgen\b|^pwgen|^cd(?:\s+\S+)?$|^kill(?:\s+-\w+)*$|\bsecrets? set$|\bconfig set$|^(?:curl|wget)\s*(?:\||$)|^(?:pg_dump|pg_restore|mysqldump|psql|mysql|mongodump|redis-cli|rsync|tar|grep|sed|awk|jq|chmod|chown|rm|mv|ln|gpg|openssl|journalctl|systemctl|certbot|terraform|ansible|tail|unzip|touch|mkdir|zip|kustomize|wrk|ab)$|^terraform import$|^kubectl (?:apply|delete|exec|logs|rollout(?: undo)?)$|^docker (?:run|exec|logs|pull|push|build|tag)$|^git (?:checkout|revert|tag|merge)$|^helm (?:install|upgrade|rollback)$/i;

/** The command in a line of text: every command in code that is not an alternative, or one shown without backticks. */
export function commandInText(text: string): TextCommand | null {
  if (!text.includes('`')) return shownCommand(text);
  const spans = codeSpans(text);
  const commands: CodeSpan[] = [];
  for (const span of spans) {
    if (!isCommandSpan(text, span, spans.length)) continue;
    const last = commands.at(-1);
    if (last !== undefined && alternative.test(text.slice(last.end, span.start))) break;
    commands.push(span);
  }
  const [first, last] = [commands[0], commands.at(-1)];
  if (first === undefined || last === undefined) return null;
  // What stands behind the command in parentheses or behind an arrow is its expectation.
  const rest = /^\s*(?:\(([^)]+)\)|（([^）]+)）|(?:→|->|=>|—)\s*(.+))\s*$/.exec(text.slice(last.end));
  const expect = rest?.[1] ?? rest?.[2] ?? rest?.[3];
  return {
    command: commands.map((span) => bare(span.text)).join(' && '),
    ...(expect === undefined ? {} : { expect: plainText(expect) }),
    before: text.slice(0, first.start),
  };
}

/** The first command of a line of text alone: a numbered line gives one step. */
export function firstCommand(text: string): TextCommand | null {
  const spans = codeSpans(text);
  const span = spans.find((each) => isCommandSpan(text, each, spans.length));
  return span === undefined ? null : { command: bare(span.text), before: text.slice(0, span.start) };
}

/** The command of a note below a task, where the note gives it rather than mentions it: `Command: \`git status\``. */
export function givenCommand(text: string): string | null {
  const found = text.includes('`') ? firstCommand(text) : null;
  if (found === null) return null;
  const before = found.before.replace(/[*_\s]+$/, '');
  return before === '' || runs.test(before) ? found.command : null;
}

function isCommandSpan(text: string, span: CodeSpan, spans: number): boolean {
  const command = bare(span.text);
  if (notByItself.test(command)) return false;
  if (/^\s+(?:covers|can be found|is (?:documented|described|used|created))\b/.test(text.slice(span.end)))
    return false;
  if (isScriptPath(command) || (!startsWithProgram(command) && looksLikeCommand(command)))
    return (
      runs.test(text.slice(0, span.start).replace(/[*_]+$/, '')) ||
      (spans === 1 && text.trim().length === span.end - span.start)
    );
  return looksLikeCommand(command);
}

function isScriptPath(command: string): boolean {
  return /^[\w@-][\w.@-]*(?:\/[\w.@-]+)+\.(?:sh|bash|ps1|py|rb|bat|cmd)$/.test(command);
}

/** `Headers present: curl -I https://…` and `Containers up (docker ps)`: plain enough to need no backticks. */
function shownCommand(text: string): TextCommand | null {
  if (text.length > 400) return null;
  const match = /^(.*?[:：]\s+)(\S.*)$/.exec(text) ?? /^(.*?)[(（]([^()（）]+)[)）]\s*$/.exec(text);
  const command = match?.[2]?.trim() ?? '';
  return looksLikeShownCommand(command) && !notByItself.test(command)
    ? { command, before: match?.[1] ?? '' }
    : null;
}

function bare(span: string): string {
  return span.trim().replace(/^\$\s+/, '');
}
