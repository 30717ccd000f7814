import { remember } from '../../../shared/lib/remember.ts';
import type { Guard } from '../../../shared/plan/sheet.ts';
import { bareText } from '../markdown/inline-text.ts';
import { normalizeHeading } from '../sections/match-heading.ts';
import { wordPattern, wordsOf } from '../words/compile-words.ts';
import { anyLetter } from '../words/word-source.ts';

const conditions = wordsOf(({ instructions }) => instructions.conditions);
const condition = new RegExp(conditions, 'i');
/** At the beginning of a clause it says what happens if one does not do what stands before it. */
const otherwise = /^(?:otherwise|sonst|ansonsten|andernfalls|sinon|altrimenti|иначе)/i;
/** The same at the beginning of a clause, within a sentence. */
const clause = new RegExp(
  conditions.replaceAll('^', '(?:^|(?<=[,;(（:：—–-]\\s?)|(?<=\\s(?:and|und|et|y|e|и|but|or)\\s))'),
  'i',
);
const optional = wordPattern(({ instructions }) => instructions.optional);
const option = new RegExp(
  `${wordsOf(({ instructions }) => instructions.options)}\\s*(?:[a-h]|\\d{1,2}|[ivx]{1,3}|[一二三四五六甲乙丙])(?![${anyLetter}\\d])`,
  'i',
);
const alternatives = new RegExp(
  `^\\W*${wordsOf(({ commands }) => commands.alternatives)}(?![${anyLetter}])`,
  'i',
);
/** What only a certain kind of release, machine or reader needs. */
const only =
  /\((?:minor|major|patch|optional|[^()]{0,40}\bonly|only [^()]{0,40}|if [^()]{0,80}|when [^()]{0,60}|first[- ](?:time|run|deploy\w*)[^()]{0,30}|one[- ]time[^()]{0,30}|pour [^()]{0,30} uniquement|nur [^()]{0,40}|опционально[^()]{0,60}|если [^()]{0,60}|opcional|opzionale|optionnel|isteğe bağlı|可选|任意|선택)\)|\b\w[\w -]{2,30}\bonly\b\s*[:.]?\s*$|^\W*[\p{L}-]{3,20}(?: [\p{L}-]{3,20})? only\b\W{0,3}[:：]/iu;
/** At the beginning: a kind of release, machine or reader for which alone the rest is meant. */
const forKind =
  /^\W*(?:for|für|pour|para|для|per)\s+(?:the\s+|a\s+|an\s+)?[^:,.]{0,30}?\b(?:releases?|dev(?:elopment)?|staging|prod(?:uction)?|windows|mac(?:os)?|linux|users?|installs?|installations?|deployments?|upgrades?|versions?|clusters?|первого|first|new|existing|next\s?cloud)\b[^:,.]{0,30}(?:[:,]|$)/i;
/** What is left alone for days first, so that nothing may walk into it. */
const delay =
  /^\W*(?:after|nach|après|después de|tras|após|depois de|dopo|через|sau|setelah)\s+(?:at least\s+|mindestens\s+|au moins\s+)?(?:a|an|one|two|three|few|some|ein(?:er)?|zwei|deux|dos|duas|due|\d+(?:\s?[-–]\s?\d+)?)\s*(?:business |working )?(?:days?|weeks?|months?|tagen?|wochen?|monaten?|jours?|semaines?|mois|días?|semanas?|mes(?:es)?|dias?|giorni|settiman[ae]|дн\p{L}+|недел\p{L}+|месяц\p{L}*)/iu;
/** A question that an answer follows: “Not there yet? Add it and …”. */
const asked =
  /^\W*(?:not|no|already|still|missing|don['’]t|haven['’]t|first time|new)\b[^.?!]{0,50}\?(?:\s|$)/i;
/** What something else brings about, whenever that happens: “after any issuer change”. */
const whenever = /\bafter (?:any|every|each)\s[^:.;]{3,60}/i;
/** Another way beside the one that is shown: “or by hand”. */
const orByHand =
  /\b(?:or (?:by hand|manually)|oder (?:manuell|von hand)|ou (?:manuellement|à la main|manualmente)|o (?:manualmente|a mano)|of handmatig|lub ręcznie|или вручную|або вручну)\b|或手动|または手動|또는 수동/iu;
/** Kinds of trouble, of which there is one. */
const severity =
  /[(（](?:minor|major|critical|severe|serious|small|partial|full|low|high)\s+(?:issues?|incidents?|problems?|bugs?|failures?|outage|impact|severity)[)）]/i;
/** A verb in front of "if" that asks rather than decides: "check if it runs". */
const asks =
  /\b(?:check|verify|see|confirm|test|determine|ask|know|find out|make sure|prüfe\w*|vérifie\w*|verifi\w+|comprueba|провер\w+|validate)\s*$/i;

const environments =
  /\b(?:dev(?:elopment)?|staging|stage|prod(?:uction)?|test(?:ing|net)?|mainnet|qa|uat|preprod|pre-production|sandbox|local|produktion|entwicklung|producción|produção|desarrollo|desenvolvimento|homologa[çc][aã]o)\b|本番|生产|生產|测试|測試|開発|ステージング|프로덕션|스테이징|개발/i;

export function isOptionLabel(text: string): boolean {
  return option.test(normalizeHeading(text.replace(/^[\d.)\s]+/, '')));
}

/** “Development stage” is a part of the work, not a place it is done for. */
export function isEnvironment(text: string): boolean {
  return environments.test(text) && !/\b(?:stage|phase|workflow)\s*$/i.test(text);
}

/** Whether a heading says which kind of trouble it is for. */
export function isForSeverity(heading: string): boolean {
  return severity.test(heading);
}

export function startsAlternative(text: string): boolean {
  return alternatives.test(bareText(text).trim());
}

/** The case in which alone something is done, as a text names it; null where it names none. */
export const conditionIn = remember(readCondition);

function readCondition(source: string): string | null {
  const text = bareText(source).slice(0, 400);
  const words = text.replace(/^(?:[\s\d.)#*-]|\p{Extended_Pictographic}|\uFE0F)+/u, '');
  if (condition.test(words.toLowerCase()) && !alternatives.test(words)) return firstClause(words);
  const told = delay.exec(words)?.[0] ?? asked.exec(text)?.[0];
  if (told !== undefined) return trimmed(told);
  const kind = forKind.exec(text)?.[0];
  if (kind !== undefined) return trimmed(kind);
  const aside = only.exec(text)?.[0];
  if (aside !== undefined) return trimmed(aside);
  const other = whenever.exec(text)?.[0] ?? orByHand.exec(text)?.[0];
  if (other !== undefined) return trimmed(other);
  const said = optional.exec(text.toLowerCase());
  if (said !== null)
    return trimmed(text.length <= 80 ? text : text.slice(said.index, said.index + said[0].length));
  const inside = clause.exec(text.toLowerCase());
  if (inside !== null && !asks.test(text.slice(0, inside.index)) && !otherwise.test(inside[0]))
    return firstClause(text.slice(inside.index));
  return null;
}

/** The case that the last sentence of a text names, where a command follows it: “Verify that it exists. If not, create it:”. */
export function conditionAtEnd(source: string): string | null {
  const text = bareText(source);
  const last = text
    .slice(Math.max(0, text.slice(0, -2).search(/[.!?]\s+(?=\p{Lu}[^.!?]*.?\s*$)/u) + 1))
    .trim();
  return last.length > 0 && condition.test(last.toLowerCase()) ? firstClause(last) : null;
}

/** The same of a text in which a command stands: the condition may stand behind the command, too. */
export function conditionAround(source: string): string | null {
  const found = conditionIn(source);
  if (found !== null) return found;
  const text = bareText(source).slice(0, 400);
  const behind = /(?:^|\s)(?:if|unless|in case|falls|wenn|si|se|если|якщо|jika|nếu)\s.{3,}/i.exec(text);
  if (behind === null || asks.test(text.slice(0, behind.index))) return null;
  return firstClause(behind[0].trim());
}

function firstClause(text: string): string {
  const end = text.search(/[,:;，：；。]\s?|\s[-–—]\s|\.\s/);
  return trimmed(end > 6 ? text.slice(0, end) : text);
}

function trimmed(text: string): string {
  const said = text.replace(/^[\s(（]+|[\s:：.]+$/g, '');
  // A parenthesis that was cut off in front closes nothing.
  const whole = /[(（]/.test(said) ? said : said.replace(/[\s)）:：.]+$/, '');
  return whole.slice(0, 90).trim();
}

export function ifGuard(text: string): Guard {
  return { kind: 'if', text };
}

/** Where the document does not say, and what it looks like does not tell, whether a section is part of the release. */
export function doubtGuard(heading: string): Guard {
  return { kind: 'if', text: `if “${trimmed(bareText(heading))}” is part of this release`, doubt: true };
}

export function optionGuard(group: string, label: string): Guard {
  return { kind: 'option', group: group.slice(0, 80), label: trimmed(bareText(label)) };
}
