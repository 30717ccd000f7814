import type { FeatureName } from '../learned/linear-model.ts';
import { codeSpans, plainText } from '../markdown/inline-text.ts';
import { normalizeHeading } from '../sections/match-heading.ts';
import { actFeatures } from '../words/acts.ts';
import { wordPattern, wordsOf } from '../words/compile-words.ts';
import { beginsAsInstruction, isImperative, wordsOfText } from './imperatives.ts';
import type { SectionScene } from './section-scene.ts';
import type { TextUnit } from './text-units.ts';

const duty = wordPattern(({ instructions }) => instructions.duties);
const describes = wordPattern(({ instructions }) => instructions.states);
const condition = wordPattern(({ instructions }) => instructions.conditions);
const optional = wordPattern(({ instructions }) => instructions.optional);
const example = wordPattern(({ commands }) => commands.examples);
const expectation = new RegExp(`^${wordsOf(({ commands }) => commands.expectations)}`, 'i');
const mistake = new RegExp(`^${wordsOf(({ commands }) => commands.mistakes)}`, 'i');
/** A column that says what is done, and one that says by whom, when, or whether it is. */
const actColumn =
  /\b(?:action|task|step|item|activity|check|criteri|what|test|todo|schritt|aufgabe|aktion|aç[aã]o|tarefa|etapa|passo|acci[oó]n|tarea|paso|action|étape|tâche|действие|шаг|задача)|操作|步骤|任务|作業|手順|項目|작업|단계|항목/i;
const stateColumn =
  /\b(?:status|done|owner|who|verified|signed|result|pass|ok|responsible|time|when|due|date|erledigt|verantwortlich|respons[aá]vel|feito|responsable|hecho|estado|statut|fait|статус|ответственный)|状态|負責|担当|状態|상태|담당/i;
const dataColumn =
  /\b(?:value|default|threshold|metric|description|meaning|port|url|path|file|variable|contact|phone|email|version|cause|symptom|problem|error|solution|severity|environment|type|size|purpose)|说明|描述|变量|文件|说明|値|説明|설명/i;
/** In front of a label: `**Owner:** …`, `Note: …`. */
const label = /^[*_]{0,3}([\p{L}\p{N}][^:：*_\n]{0,40}?)[*_]{0,3}[:：][*_]{0,3}(?:\s|$)/u;
const note =
  /^\W*(?:note|tip|info|hint|warning|important|caution|hinweis|achtung|wichtig|tipp|remarque|attention|nota|importante|aviso|obs|внимание|важно|примечание|注意|重要|说明|提示|備考|참고|주의|중요|why|background|rationale|expected|result|output|reason|example|purpose|goal|owner|prerequisite)s?\b/i;

/** Everything about a piece of text that tells an instruction from a description, an outcome, a piece of data or a remark. */
export function unitFeatures(unit: TextUnit, scene: SectionScene): readonly FeatureName[] {
  const plain = plainText(unit.text);
  const seen: Seen = {
    unit,
    scene,
    plain,
    words: wordsOfText(unit.text.replace(label, '')),
    whole: normalizeHeading(plain),
  };
  return [
    ...wordFeatures(seen),
    ...actFeatures(plain, [`in ${unit.container}`]),
    ...clauseFeatures(seen),
    ...named(forms, seen),
    ...lengthFeatures(plain),
    ...placeFeatures(seen),
    ...sceneFeatures(seen),
    ...(unit.row === null ? [] : rowFeatures(unit)),
  ];
}

/** A text with what is asked of it again and again. */
interface Seen {
  readonly unit: TextUnit;
  readonly scene: SectionScene;
  readonly plain: string;
  /** Its words without a label in front, normalized as a heading is. */
  readonly words: string;
  readonly whole: string;
}

/** A feature and when it is seen. A name may depend on what the text stands in. */
type Rule<T> = readonly [name: string | ((seen: T) => string), is: (seen: T) => boolean];

function named<T>(rules: readonly Rule<T>[], seen: T): readonly FeatureName[] {
  return rules.filter(([, is]) => is(seen)).map(([name]) => (typeof name === 'string' ? name : name(seen)));
}

function begins({ words, whole }: Pick<Seen, 'words' | 'whole'>): boolean {
  return isImperative(words) || isImperative(whole);
}

function wordFeatures(seen: Seen): readonly FeatureName[] {
  const { unit, scene, words } = seen;
  const { container } = unit;
  const asks = begins(seen);
  const first = /^[\p{L}'-]+/u.exec(words)?.[0] ?? '';
  const all = words.match(/[\p{L}'-]+/gu) ?? [];
  const last = all.at(-1) ?? '';
  const list = listKind(seen);
  return [
    `in ${container}`,
    `in ${container}, ${scene.when}`,
    `due ${scene.when}`,
    asks ? 'begins as an instruction' : 'does not begin as one',
    asks ? `instruction in ${container}` : `other in ${container}`,
    ...(asks ? [`instruction, due ${scene.when}`] : []),
    ...endingsOf(first, 'first word'),
    ...all.slice(0, 14).flatMap((word) => (word.length > 1 ? [`word ${word}`] : [])),
    ...(last.length > 4 ? [`last word ends ${last.slice(-3)}`] : []),
    ...(all.length > 1 ? [`second word ${all[1]}`] : []),
    `${list} in ${container}`,
    `${list}, ${asks ? 'instruction' : 'other'}`,
  ];
}

function endingsOf(word: string, name: string): readonly FeatureName[] {
  return [
    ...(word !== '' && word.length < 14 ? [`${name} ${word}`] : []),
    ...(word.length > 3 ? [`${name} ends ${word.slice(-2)}`] : []),
    ...(word.length > 4 ? [`${name} ends ${word.slice(-3)}`] : []),
  ];
}

/** How many of the lines beside it begin as instructions. */
function listKind({ unit, scene }: Seen): string {
  const share = scene.lists.get(unit.item?.parent ?? null);
  if (share === undefined || unit.item === null) return 'no list';
  if (share > 0.66) return 'instructive list';
  return share > 0.25 ? 'mixed list' : 'descriptive list';
}

function lengthFeatures({ length }: string): readonly FeatureName[] {
  const steps = [12, 40, 120, 300];
  const names = ['very short', 'short', 'one sentence', 'long', 'very long'];
  const at = steps.findIndex((step) => length < step);
  return [names[at === -1 ? steps.length : at] ?? 'long'];
}

/** “In the console, under Settings: set the timeout”. */
function clauseFeatures({ unit, plain }: Seen): readonly FeatureName[] {
  const instructs = plain
    .split(/[:：;,，]\s*|\s[–—-]\s|[.!?。]\s+/)
    .slice(1, 5)
    .some((clause) => isImperative(normalizeHeading(clause)));
  return instructs ? ['a later clause instructs', `a later clause instructs in ${unit.container}`] : [];
}

const forms: readonly Rule<Seen>[] = [
  ['says must', ({ words }) => duty.test(words)],
  ['says is', ({ words }) => describes.test(words)],
  ['begins with if', ({ words }) => condition.test(words)],
  ['says optional', ({ plain }) => optional.test(plain)],
  ['begins as an expectation', ({ whole }) => expectation.test(whole)],
  ['begins as a prohibition', ({ whole }) => mistake.test(whole)],
  ['says for example', ({ plain }) => example.test(plain)],
  ['ends with a colon', ({ plain }) => /[:：]\s*$/.test(plain)],
  [({ unit }) => `ends with a colon, then ${unit.next}`, ({ plain }) => /[:：]\s*$/.test(plain)],
  ['is a question', ({ plain }) => /\?\s*$/.test(plain)],
  ['ends with a full stop', ({ plain }) => /[.。]\s*$/.test(plain)],
  ['has code', ({ unit }) => codeSpans(unit.text).length > 0],
  [({ unit }) => `has code in ${unit.container}`, ({ unit }) => codeSpans(unit.text).length > 0],
  ['has a link', ({ unit }) => /\]\(|https?:/.test(unit.text)],
  ['has a label', ({ unit }) => label.test(unit.text)],
  [({ unit }) => `label in ${unit.container}`, ({ unit }) => label.test(unit.text)],
  ['is a remark', ({ plain }) => note.test(plain)],
  ['is bold as a whole', ({ unit }) => /^[*_]{2}[^*_]+[*_]{2}[.:：]?\s*$/.test(unit.text.trim())],
  ['begins bold', ({ unit }) => /^[*_]{2}/.test(unit.text.trim())],
  ['has a tick mark', ({ unit }) => /[✅✔☑✓]/u.test(unit.text)],
  ['has a warning sign', ({ unit }) => /[⚠❗🚨]/u.test(unit.text)],
  ['has an arrow', ({ plain }) => /[←→]|->|=>/.test(plain)],
  ['begins in lower case', ({ plain }) => /^\p{Ll}/u.test(plain)],
  ['begins with a sign', ({ plain }) => /^[`"'<{[/.\d]/.test(plain)],
  ['speaks of us', ({ plain }) => /\b(?:I|we|our|us)\b/i.test(plain)],
  ['speaks to the reader', ({ plain }) => /\b(?:you|your)\b/i.test(plain)],
  ['has a blank or a drawn box', ({ unit }) => /_{3,}|\[\s*\]|☐/u.test(unit.text)],
  [
    'ends as a Japanese instruction',
    ({ plain }) => /(?:する|してください|しておく|ること|確認|実施|実行|設定)[。.]?$/u.test(plain),
  ],
  [
    'ends as a Korean instruction',
    ({ plain }) => /(?:하세요|한다|합니다|하십시오|해주세요|확인|실행|점검|설정)[.]?$/u.test(plain),
  ],
  [
    'ends as a Turkish instruction',
    ({ plain }) =>
      /(?:ın|in|un|ün|yin|yın|ınız|iniz)[.:]?$/u.test(plain.toLowerCase()) && /[ğışçöü]/.test(plain),
  ],
  [
    'ends as a German infinitive',
    ({ plain }) =>
      /(?:en|eln|ern)[.:]?$/.test(plain) && /\b(?:der|die|das|den|und|im|auf|mit|aus)\b/.test(plain),
  ],
];

const places: readonly Rule<Seen>[] = [
  ['holds further lines', ({ unit }) => unit.holdsItems],
  [({ unit }) => `holds further lines in ${unit.container}`, ({ unit }) => unit.holdsItems],
  ['holds a fence', ({ unit }) => unit.holdsFence],
  [({ unit }) => `holds a fence in ${unit.container}`, ({ unit }) => unit.holdsFence],
  ['a fence follows', ({ unit }) => unit.next === 'fence'],
  [({ unit }) => `a fence follows ${unit.container}`, ({ unit }) => unit.next === 'fence'],
  ['below a box', ({ unit }) => unit.container === 'paragraph' && unit.item?.box != null],
  ['line below a box', ({ unit }) => unit.item?.parent?.box != null],
  [({ scene }) => `line below a box, ${scene.when}`, ({ unit }) => unit.item?.parent?.box != null],
  ['line below a colon', ({ unit }) => /[:：]\s*$/.test(unit.item?.parent?.text ?? '')],
  [
    'line below an instruction',
    ({ unit, scene }) => unit.item?.parent != null && scene.starts.has(unit.item.parent),
  ],
  ['a later sentence', ({ unit }) => unit.sentence > 0],
  ['a first sentence', ({ unit }) => unit.sentence === 0],
  ['has siblings', ({ unit }) => unit.siblings > 1],
  ['alone in its list', ({ unit }) => unit.siblings <= 1],
];

function placeFeatures(seen: Seen): readonly FeatureName[] {
  const { item, container } = seen.unit;
  const parent = item?.parent ?? null;
  const below = parent?.ordered === true ? 'line below a numbered line' : 'line below a bullet';
  return [
    `depth ${Math.min(item?.depth ?? 0, 3)} in ${container}`,
    ...named(places, seen),
    ...(parent !== null && parent.box === null ? [below] : []),
  ];
}

const scenes: readonly Rule<Seen>[] = [
  [({ unit }) => `section has boxes, ${unit.container}`, ({ scene }) => scene.boxes > 0],
  [({ unit }) => `section has commands, ${unit.container}`, ({ scene }) => scene.commands > 0],
  [({ unit }) => `section is numbered, ${unit.container}`, ({ scene }) => scene.numbered > 1],
  [({ unit }) => `heading is an instruction, ${unit.container}`, ({ scene }) => scene.begins],
  [({ unit }) => `most lines instruct, ${unit.container}`, ({ scene }) => scene.instructive > 0.5],
  [({ unit }) => `few lines instruct, ${unit.container}`, ({ scene }) => scene.instructive < 0.15],
  [({ unit, scene }) => `purpose ${scene.purpose}, ${unit.container}`, () => true],
];

function sceneFeatures(seen: Seen): readonly FeatureName[] {
  const { unit, scene } = seen;
  return [...scene.topics.map((topic) => `under ${topic}, ${unit.container}`), ...named(scenes, seen)];
}

interface SeenRow {
  readonly cells: readonly string[];
  readonly columns: readonly string[];
}

const stateCell = /^\s*(?:[☐☑☒⬜□]|\[\s?[xX]?\s?\]|pass|fail|pass\/fail|open|pending|todo|✅|⏳|⬜)\s*$/i;

const rows: readonly Rule<SeenRow>[] = [
  ['row of acts', ({ columns }) => columns.some((column) => actColumn.test(column))],
  ['row with a state', ({ columns }) => columns.some((column) => stateColumn.test(column))],
  ['row of data', ({ columns }) => columns.some((column) => dataColumn.test(column))],
  [
    'row is numbered',
    ({ columns }) => /^(?:#|no\.?|nr\.?|№|id|step|\d|序号|番号|단계)?$/i.test(columns[0]?.trim() ?? '-'),
  ],
  [
    'row begins with its number',
    ({ cells }) => /^\W*(?:[A-Z]{0,2}-?\d+(?:\.\d+)*|\d+)\W*$/.test(cells[0] ?? ''),
  ],
  ['row has a state to tick', ({ cells }) => cells.some((cell) => stateCell.test(cell))],
  ['row has a blank cell', ({ cells }) => cells.some((cell) => cell.trim() === '')],
  ['a cell is an instruction', ({ cells }) => cells.some((cell) => beginsAsInstruction(cell))],
];

function rowFeatures({ columns, row }: TextUnit): readonly FeatureName[] {
  const found = named(rows, { columns, cells: row?.cells ?? [] });
  return found.length === 0 ? ['row of anything'] : [...found, found.slice(0, 3).join(' + ')];
}
