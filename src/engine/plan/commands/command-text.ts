import { remember } from '../../../shared/lib/remember.ts';
import { no, type Verdict, yes } from '../context/verdict.ts';
import { type CodeSpan, codeSpans, plainText } from '../markdown/inline-text.ts';
import {
  looksLikeShownCommand,
  recognizeCommand,
  startsWithProgram,
  withoutPrompt,
} from '../shell/recognize-command.ts';
import { whyNotRunnable } from '../shell/why-not-runnable.ts';
import { wordPattern, wordsOf } from '../words/compile-words.ts';
import { anyLetter } from '../words/word-source.ts';

/** A command that a sentence gives, and what the sentence says about its result. */
export interface TextCommand {
  readonly command: string;
  readonly expect?: string;
  /** The words in front of the command. */
  readonly before: string;
}

/** Words that make the next command another way to the same end. */
const alternative = wordPattern(({ commands }) => commands.alternatives);
const example = wordPattern(({ commands }) => commands.examples);
/** Words in front of a script's bare path that say that it is to be run, not written or read. */
const runs = new RegExp(`(?:[:：]|${wordsOf(({ commands }) => commands.runs)})\\s*$`, 'i');
/** What is said of a file that is there, in front of the colon behind which it is named: “prepared:”. */
const isThere = new RegExp(
  `(?:\\w{3,}${wordsOf(({ sections }) => sections.participles)}|[${anyLetter}]{2,}${wordsOf(({ sections }) => sections.longParticiples)}|ready)[*_]*\\s*[:：]\\s*$`,
  'i',
);
/** In front of a value or a place: “(default: ”. */
const isValue =
  /\b(?:defaults?(?: to)?|default value|path|folder|directory|stored (?:in|at|under)|located (?:in|at))\s*[:：]?\s*$/i;
/** What makes values for somebody to copy is no check, and what lacks its operand cannot run. */
const notByItself =
  /^openssl rand\b|\/dev\/u?random|random_?bytes|token_(?:hex|urlsafe)|\buuidgen\b|^pwgen|^cd(?:\s+\S+)?$|^kill(?:\s+-\w+)*$|\bsecrets? set$|\bconfig set$|^(?:curl|wget)\s*(?:\||$)|^(?:pg_dump|pg_restore|mysqldump|psql|mysql|mongodump|redis-cli|rsync|tar|grep|sed|awk|jq|chmod|chown|rm|mv|ln|gpg|openssl|journalctl|systemctl|certbot|terraform|ansible|tail|unzip|touch|mkdir|zip|kustomize|wrk|ab)$|^terraform import$|^kubectl (?:apply|delete|exec|logs|rollout(?: undo)?)$|^docker (?:run|exec|logs|pull|push|build|tag|cp)$|^git (?:checkout|revert|tag|merge|grep|switch|rebase|cherry-pick)$|^chmod [ugoa]*[+=-][rwxXst]+$|^kubectl (?:delete|edit|patch|annotate|label|scale) [a-z]+$|^helm (?:install|upgrade|rollback)$/i;

/**
 * Has the last word on a code span: gives the command it stands for, or null. The rules' verdict is one of its grounds;
 * a person's correction is another. It is asked for every span in order, so that it can also tell what was decided.
 */
export type SettleSpan = (span: string, verdict: Verdict, before: string) => string | null;

/** The rules alone. */
export const byRules: SettleSpan = (span, verdict) => (verdict.is ? span : null);

/** Fields of a hosting service's form: what stands behind them is typed in there. */
const settings =
  /(?:^|[|(])\W*(?:\w+ ){0,2}(?:build|start|install|run|test|deploy|release|pre-?deploy|post-?deploy|entry|lint|dev|output)[\s-](?:command|script)s?\W*[:：]/i;
/** What is said of a program that has to be there. */
const presence = new RegExp(`^\\W*(?:v?\\d|is |>=|${wordsOf(({ commands }) => commands.present)})`, 'i');

/** The command in a line of text: every command in code that is not an alternative, or one shown without backticks. */
export function commandInText(text: string, settle: SettleSpan = byRules): TextCommand | null {
  return settle === byRules ? commandByRules(text) : readCommand(text, settle);
}

const commandByRules = remember((text) => readCommand(text, byRules));

function readCommand(text: string, settle: SettleSpan): TextCommand | null {
  if (!text.includes('`')) return shownCommand(text, settle);
  const spans = codeSpans(text);
  const commands: { readonly command: string; readonly span: CodeSpan }[] = [];
  let another = false;
  for (const span of spans) {
    const own = judgeTaskSpan(text, span, spans.length);
    const last = commands.at(-1)?.span;
    another ||= last !== undefined && isAnother(text.slice(last.end, span.start));
    const verdict =
      another && own.is ? no('it is another way to the same end as the command before it') : own;
    const command = settle(withoutPrompt(span.text), verdict, text.slice(0, span.start));
    if (command !== null) commands.push({ command, span });
  }
  const [first, last] = [commands[0], commands.at(-1)];
  if (first === undefined || last === undefined) return null;
  // What stands behind the command in parentheses or behind an arrow is its expectation.
  const rest = /^\s*(?:\(([^)]+)\)|（([^）]+)）|(?:→|->|=>|—)\s*(.+))\s*$/.exec(text.slice(last.span.end));
  const expect = rest?.[1] ?? rest?.[2] ?? rest?.[3];
  return {
    command: commands.map(({ command }) => command).join(' && '),
    ...(expect === undefined ? {} : { expect: plainText(expect) }),
    before: text.slice(0, first.span.start),
  };
}

/** Whether what follows is another way to the same end, or shows what the command before it looks like. */
function isAnother(between: string): boolean {
  return alternative.test(between) || example.test(between) || /[(（]\s*$/.test(between);
}

/** What a line only mentions: a state it presupposes, who did it, one time it was run. */
const mentionBefore =
  /(?:\b(?:by|durch|par|por|through|von)|\b(?:running|started)\s*\(|\bsuccessful|\b(?:CI|script|pipeline|workflow|job)\b[^.]{0,60}\bruns?)\s*$/i;
/** What one is able or allowed to do, and the only way in which it may be done. */
const ableBefore =
  /\b(?:able|ability|possible|allowed|how) to (?:run|use|execute|call)\s*$|\b(?:only|nur|solo|sólo|uniquement|apenas)\s+(?:via|through|with|using|über|mit|por|con|com)\s*[*_]*$/i;
const mentionAfter = /^\s+(?:runs?|calls?|outputs?|rules?)\b/i;
/** “You will see this in chat:”, “the log shows”: what follows is read on a screen, not typed. */
const shownBefore = new RegExp(
  `${wordsOf(({ commands }) => commands.shows)}(?:\\s+(?:also|something|a|an|the|this|these|that|line|lines|message|messages|like|similar|in|to|your|chat|log|logs|terminal|output|screen|console|following|here))*\\s*[:：]?[\\s*_"“「]*$`,
  'i',
);

function isMentioned(before: string, after: string): boolean {
  return (
    mentionBefore.test(before) ||
    ableBefore.test(before) ||
    mentionAfter.test(after) ||
    shownBefore.test(before)
  );
}

/** Why a line that is no task only mentions a command instead of giving it; null where it gives it. */
function whyMentioned(span: string, before: string, after: string): string | null {
  if (isMentioned(before, after)) return 'the line mentions it and does not say to run it';
  const given = before.trim() === '' || runs.test(before.replace(/[*_\s]+$/, ''));
  return /\s/.test(span) || given || isScriptPath(span) || span.startsWith('./')
    ? null
    : 'the line names a program, and does not say to run it';
}

/** The first command of a line of text alone: a numbered line gives one step. */
export function firstCommand(text: string, settle: SettleSpan = byRules): TextCommand | null {
  const spans = codeSpans(text);
  let found: TextCommand | null = null;
  for (const span of spans) {
    const own = judgeSpan(text, span, spans.length);
    const before = text.slice(0, span.start);
    const mentioned = own.is
      ? whyMentioned(withoutPrompt(span.text), wordsBefore(text, span), wordsAfter(text, span))
      : null;
    const verdict =
      mentioned !== null
        ? no(mentioned)
        : own.is && found !== null
          ? no('a line gives one step, and the command before it is that')
          : own;
    const command = settle(withoutPrompt(span.text), verdict, before);
    if (command !== null) found ??= { command, before };
  }
  return found;
}

/** What the rules make of a span of a text that is no task: the first one alone gives a step. */
export function judgeMention(text: string, span: CodeSpan, spans: number): Verdict {
  const own = judgeSpan(text, span, spans);
  if (!own.is) return own;
  const mentioned = whyMentioned(withoutPrompt(span.text), wordsBefore(text, span), wordsAfter(text, span));
  return mentioned === null ? own : no(mentioned);
}

/** Why a span cannot be meant to be run, whatever it looks like; null where it may be. */
export function whyOnlyMentioned(text: string, span: CodeSpan): string | null {
  const [before, after] = [wordsBefore(text, span), wordsAfter(text, span)];
  if (settings.test(before)) return 'it is the value of a setting, for a form to be filled in';
  if (isValue.test(before) || isProperty(text, span)) return 'it is a value or a place that the line names';
  if (isMentioned(before, after)) return 'the line mentions it and does not say to run it';
  const command = withoutPrompt(span.text);
  if (notByItself.test(command.replace(/\s+(?:\.\.\.|…)$/, '')) && !/^cd\s/.test(command))
    return 'it cannot run by itself: it lacks an operand, or makes a value for somebody to copy';
  return !/\s/.test(command) && presence.test(after)
    ? 'the sentence is about the program, not about running it'
    : null;
}

const saysRun = wordPattern(({ commands }) => commands.runs);

/** `Script: \`/usr/local/bin/disk-alert.sh\``: a label of a word or two, and a place behind it, is said of something. */
function isProperty(text: string, span: CodeSpan): boolean {
  const label = /^\W*([\p{L}\p{N}]+(?:[ -][\p{L}\p{N}]+)?)[*_]*\s*[:：][*_\s]*$/u.exec(
    text.slice(0, span.start),
  )?.[1];
  const isPlace = /^(?:~|\/[\w.-]+)?\/[\w./-]+$/.test(span.text.trim());
  return label !== undefined && isPlace && !saysRun.test(label) && /^\W*$/.test(text.slice(span.end));
}

/** The command of a note below a task, where the note gives it rather than mentions it: `Command: \`git status\``. */
export function givenCommand(text: string, settle: SettleSpan = byRules): string | null {
  if (!text.includes('`')) return null;
  const found = firstCommand(text, (span, verdict, before) => {
    // “(`packages`) `make`”, “Build it: (`packages`) [`make`](…)”: where it is done is no part of the sentence.
    const lead = before.slice(-near).replace(/(?:[[*_\s]|[(（]`[^()（）`]*`[)）])+$/, '');
    // “(minor) Update it: `make`”: when it is done is, and a box has one command for all its notes.
    const given = (lead === '' || runs.test(lead)) && !/^\W*[(（]\p{L}/u.test(before);
    return settle(
      span,
      verdict.is && !given ? no('the note mentions it and does not say to run it') : verdict,
      before,
    );
  });
  return found?.command ?? null;
}

/** What decides about a span stands close to it: more is not looked at, so that a line of spans costs no square. */
const near = 300;

function wordsBefore(text: string, span: CodeSpan): string {
  return text.slice(Math.max(0, span.start - near), span.start);
}

function wordsAfter(text: string, span: CodeSpan): string {
  return text.slice(span.end, span.end + near);
}

function judgeSpan(text: string, span: CodeSpan, spans: number): Verdict {
  const command = withoutPrompt(span.text);
  if (settings.test(text.slice(0, Math.min(span.start, near))))
    return no('it is the value of a setting, for a form to be filled in');
  if (!/\s/.test(command) && presence.test(wordsAfter(text, span)))
    return no('the sentence is about the program, not about running it');
  if (notByItself.test(command.replace(/\s+(?:\.\.\.|…)$/, '')))
    return no('it cannot run by itself: it lacks an operand, or makes a value for somebody to copy');
  if (/^\s+(?:covers|can be found|is (?:documented|described|used|created))\b/.test(wordsAfter(text, span)))
    return no('the sentence talks about it');
  const verdict = recognizeCommand(command);
  if (!isScriptPath(command) && (startsWithProgram(command) || !verdict.is)) return verdict;
  const before = wordsBefore(text, span).replace(/[*_]+$/, '');
  if (/\.(?:py|rb)$/.test(command) && /[:：]\s*$/.test(before))
    return no('it is a file that the sentence names');
  if (runs.test(before) && !(isScriptPath(command) && isThere.test(before)))
    return yes('the words in front of it say to run it');
  return spans === 1 && text.trim().length === span.end - span.start
    ? yes('it is all that stands there')
    : no('it could be run, but the sentence does not say so');
}

function isScriptPath(command: string): boolean {
  return /^[\w@-][\w.@-]*(?:\/[\w.@-]+)+\.(?:sh|bash|ps1|py|rb|bat|cmd)$|^\.\/[\w@-]+(?:\/[\w@-]+)+$/.test(
    command,
  );
}

/** A span of a task: one behind "e.g." is no command, nor a program's bare name in parentheses or in front of a state. */
function judgeTaskSpan(text: string, span: CodeSpan, spans: number): Verdict {
  const own = judgeSpan(text, span, spans);
  if (!own.is) return own;
  const reason =
    whyNotRunnable(withoutPrompt(span.text)) ??
    (isValue.test(wordsBefore(text, span)) ? 'it is a value or a place that the line names' : null) ??
    (ableBefore.test(wordsBefore(text, span)) ? 'the line says how it may be run' : null);
  if (reason !== null) return no(reason);
  const before = wordsBefore(text, span);
  if (example.test(before.slice(-24)) && /[(（,:]?\s*(?:e\.g\.|z\.B\.|\S+)[\s:,]*$/i.test(before))
    return no('it only shows an example');
  if (shownBefore.test(before)) return no('the line says that it is shown, not that it is run');
  if (isBareName(text, span, before)) return no('the task names a program, and does not say to run it');
  const isName = !/\s/.test(withoutPrompt(span.text)) || isScriptPath(withoutPrompt(span.text));
  if (isName && /[(（]\s*$/.test(before))
    return no('the line names it in parentheses, and does not say to run it');
  return own;
}

/** `govulncheck` clean: a name without operands, of which the task goes on to say something. */
function isBareName(text: string, span: CodeSpan, before: string): boolean {
  return (
    /^[\w.-]+$/.test(span.text.trim()) && /[\p{L}\p{N}]/u.test(text.slice(span.end)) && !runs.test(before)
  );
}

/** `Headers present: curl -I https://…` and `Containers up (docker ps)`: plain enough to need no backticks. */
function shownCommand(text: string, settle: SettleSpan): TextCommand | null {
  if (text.length > 400) return null;
  const match = /^(.*?[:：]\s+)(\S.*)$/.exec(text) ?? /^(.*?)[(（]([^()（）]+)[)）]\s*$/.exec(text);
  const shown = match?.[2]?.trim() ?? '';
  if (!looksLikeShownCommand(shown) || notByItself.test(shown)) return null;
  const command = settle(
    shown,
    yes('it stands behind a colon or in parentheses and reads as a command only'),
    match?.[1] ?? '',
  );
  return command === null ? null : { command, before: match?.[1] ?? '' };
}
