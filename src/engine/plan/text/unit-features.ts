import type { FeatureName } from '../learned/linear-model.ts';
import { bareText, codeSpans, plainText } from '../markdown/inline-text.ts';
import { normalizeHeading } from '../sections/match-heading.ts';
import { wordPattern, wordsOf } from '../words/compile-words.ts';
import type { SectionScene } from './section-scene.ts';
import type { TextUnit } from './text-units.ts';

const imperative = wordPattern(({ instructions }) => instructions.imperatives);
const duty = wordPattern(({ instructions }) => instructions.duties);
const describes = wordPattern(({ instructions }) => instructions.states);
const condition = wordPattern(({ instructions }) => instructions.conditions);
const optional = wordPattern(({ instructions }) => instructions.optional);
const example = wordPattern(({ commands }) => commands.examples);
const expectation = new RegExp(`^${wordsOf(({ commands }) => commands.expectations)}`, 'iu');
const mistake = new RegExp(`^${wordsOf(({ commands }) => commands.mistakes)}`, 'iu');
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
  /^\W*(?:note|tip|info|hint|warning|important|caution|hinweis|achtung|wichtig|tipp|remarque|attention|nota|importante|aviso|obs|внимание|важно|примечание|注意|重要|说明|提示|備考|참고|주의|중요|why|background|rationale|expected|result|output|reason|example|purpose|goal|owner|prerequisite)s?\b/iu;

/** The text's words without emoji, numbers in front, boxes and label. */
function wordsOfUnit(text: string): string {
  return normalizeHeading(bareText(text).slice(0, 160));
}

/** Everything about a piece of text that tells an instruction from a description, an outcome, a piece of data or a remark. */
export function unitFeatures(unit: TextUnit, scene: SectionScene): readonly FeatureName[] {
  const plain = plainText(unit.text);
  const words = wordsOfUnit(unit.text.replace(label, ''));
  const found: FeatureName[] = [];
  const say = (name: string, is = true): void => {
    if (is) found.push(name);
  };
  const { container } = unit;
  say(`in ${container}`);
  say(`in ${container}, ${scene.when}`);
  say(`due ${scene.when}`);
  const whole = normalizeHeading(plain.slice(0, 160));
  const begins = imperative.test(words) || imperative.test(whole);
  say(begins ? 'begins as an instruction' : 'does not begin as one');
  say(begins ? `instruction in ${container}` : `other in ${container}`);
  say(`instruction, due ${scene.when}`, begins);
  const first = /^[\p{L}'-]+/u.exec(words)?.[0] ?? '';
  say(`first word ${first}`, first !== '' && first.length < 14);
  say(`first word ends ${first.slice(-2)}`, first.length > 3);
  say(`first word ends ${first.slice(-3)}`, first.length > 4);
  const all = words.match(/[\p{L}'-]+/gu) ?? [];
  for (const word of all.slice(0, 14)) say(`word ${word}`, word.length > 1);
  const last = all.at(-1) ?? '';
  say(`last word ends ${last.slice(-3)}`, last.length > 4);
  say(`second word ${all[1] ?? ''}`, all.length > 1);
  const share = scene.lists.get(unit.item?.parent ?? null);
  const kind =
    share === undefined || unit.item === null
      ? 'no list'
      : share > 0.66
        ? 'instructive list'
        : share > 0.25
          ? 'mixed list'
          : 'descriptive list';
  say(`${kind} in ${container}`);
  say(`${kind}, ${begins ? 'instruction' : 'other'}`);
  say('says must', duty.test(words));
  say('says is', describes.test(words));
  say('begins with if', condition.test(words));
  say('says optional', optional.test(plain));
  say('begins as an expectation', expectation.test(whole));
  say('begins as a prohibition', mistake.test(whole));
  say('says for example', example.test(plain));
  for (const name of formFeatures(unit, plain)) say(name);
  for (const name of placeFeatures(unit, scene)) say(name);
  if (unit.row !== null) for (const name of rowFeatures(unit)) say(name);
  return found;
}

function formFeatures(unit: TextUnit, plain: string): readonly FeatureName[] {
  const length = plain.length;
  const spans = codeSpans(unit.text).length;
  const labelled = label.exec(unit.text)?.[1];
  return [
    length < 12
      ? 'very short'
      : length < 40
        ? 'short'
        : length < 120
          ? 'one sentence'
          : length < 300
            ? 'long'
            : 'very long',
    ...(/[:：]\s*$/.test(plain) ? ['ends with a colon', `ends with a colon, then ${unit.next}`] : []),
    ...(/\?\s*$/.test(plain) ? ['is a question'] : []),
    ...(/[.。]\s*$/.test(plain) ? ['ends with a full stop'] : []),
    ...(spans > 0 ? ['has code', `has code in ${unit.container}`] : []),
    ...(/\]\(|https?:/.test(unit.text) ? ['has a link'] : []),
    ...(labelled === undefined ? [] : ['has a label', `label in ${unit.container}`]),
    ...(note.test(plain) ? ['is a remark'] : []),
    ...(/^[*_]{2}[^*_]+[*_]{2}[.:：]?\s*$/.test(unit.text.trim()) ? ['is bold as a whole'] : []),
    ...(/^[*_]{2}/.test(unit.text.trim()) ? ['begins bold'] : []),
    ...(/[✅✔☑✓]/u.test(unit.text) ? ['has a tick mark'] : []),
    ...(/[⚠❗🚨]/u.test(unit.text) ? ['has a warning sign'] : []),
    ...(/[←→]|->|=>/.test(plain) ? ['has an arrow'] : []),
    ...(/^\p{Ll}/u.test(plain) ? ['begins in lower case'] : []),
    ...(/^[`"'<{[/.\d]/.test(plain) ? ['begins with a sign'] : []),
    ...(/\b(?:I|we|our|us)\b/i.test(plain) ? ['speaks of us'] : []),
    ...(/\b(?:you|your)\b/i.test(plain) ? ['speaks to the reader'] : []),
    ...(/_{3,}|\[\s*\]|☐/u.test(unit.text) ? ['has a blank or a drawn box'] : []),
    ...(/(?:する|してください|しておく|ること|確認|実施|実行|設定)[。.]?$/u.test(plain)
      ? ['ends as a Japanese instruction']
      : []),
    ...(/(?:하세요|한다|합니다|하십시오|해주세요|확인|실행|점검|설정)[.]?$/u.test(plain)
      ? ['ends as a Korean instruction']
      : []),
    ...(/(?:ın|in|un|ün|yin|yın|ınız|iniz)[.:]?$/u.test(plain.toLowerCase()) && /[ğışçöü]/.test(plain)
      ? ['ends as a Turkish instruction']
      : []),
    ...(/(?:en|eln|ern)[.:]?$/.test(plain) && /\b(?:der|die|das|den|und|im|auf|mit|aus)\b/.test(plain)
      ? ['ends as a German infinitive']
      : []),
  ];
}

function placeFeatures(unit: TextUnit, scene: SectionScene): readonly FeatureName[] {
  const { item, container } = unit;
  const parent = item?.parent ?? null;
  const depth = item === null ? 0 : item.depth;
  return [
    `depth ${Math.min(depth, 3)} in ${container}`,
    ...(unit.holdsItems ? ['holds further lines', `holds further lines in ${container}`] : []),
    ...(unit.holdsFence ? ['holds a fence', `holds a fence in ${container}`] : []),
    ...(unit.next === 'fence' ? ['a fence follows', `a fence follows ${container}`] : []),
    ...(container === 'paragraph' && item?.box != null ? ['below a box'] : []),
    ...(parent?.box != null ? ['line below a box', `line below a box, ${scene.when}`] : []),
    ...(parent !== null && parent.box === null
      ? [parent.ordered ? 'line below a numbered line' : 'line below a bullet']
      : []),
    ...(parent !== null && /[:：]\s*$/.test(parent.text) ? ['line below a colon'] : []),
    ...(parent !== null && imperative.test(wordsOfUnit(parent.text)) ? ['line below an instruction'] : []),
    ...(unit.sentence > 0 ? ['a later sentence'] : ['a first sentence']),
    ...(unit.siblings > 1 ? ['has siblings'] : ['alone in its list']),
    ...scene.topics.map((topic) => `under ${topic}, ${container}`),
    ...(scene.boxes > 0 ? [`section has boxes, ${container}`] : []),
    ...(scene.commands > 0 ? [`section has commands, ${container}`] : []),
    ...(scene.numbered > 1 ? [`section is numbered, ${container}`] : []),
    ...(scene.begins ? [`heading is an instruction, ${container}`] : []),
    ...(scene.instructive > 0.5
      ? [`most lines instruct, ${container}`]
      : scene.instructive < 0.15
        ? [`few lines instruct, ${container}`]
        : []),
    `purpose ${scene.purpose}, ${container}`,
  ];
}

function rowFeatures({ columns, row }: TextUnit): readonly FeatureName[] {
  const cells = row?.cells ?? [];
  const found = [
    ...(columns.some((column) => actColumn.test(column)) ? ['row of acts'] : []),
    ...(columns.some((column) => stateColumn.test(column)) ? ['row with a state'] : []),
    ...(columns.some((column) => dataColumn.test(column)) ? ['row of data'] : []),
    ...(/^(?:#|no\.?|nr\.?|№|id|step|\d|序号|番号|단계)?$/i.test(columns[0]?.trim() ?? '-')
      ? ['row is numbered']
      : []),
    ...(/^\W*(?:[A-Z]{0,2}-?\d+(?:\.\d+)*|\d+)\W*$/.test(cells[0] ?? '')
      ? ['row begins with its number']
      : []),
    ...(cells.some((cell) =>
      /^\s*(?:[☐☑☒⬜□]|\[\s?[xX]?\s?\]|pass|fail|pass\/fail|open|pending|todo|✅|⏳|⬜)\s*$/iu.test(cell),
    )
      ? ['row has a state to tick']
      : []),
    ...(cells.some((cell) => cell.trim() === '') ? ['row has a blank cell'] : []),
    ...(cells.some((cell) => imperative.test(wordsOfUnit(cell))) ? ['a cell is an instruction'] : []),
  ];
  return found.length === 0 ? ['row of anything'] : [...found, found.slice(0, 3).join(' + ')];
}
