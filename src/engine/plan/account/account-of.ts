import {
  type Account,
  type AccountLine,
  type Look,
  lineKinds,
  lookCodes,
} from '../../../shared/plan/account.ts';
import type { Plan } from '../../../shared/plan/plan.ts';
import type { Decision } from '../../../shared/sidecar/corrections.ts';
import { splitSource } from '../../document/source-lines.ts';
import { readBlocks } from '../markdown/blocks.ts';
import { judgeFence } from '../shell/shell-fence.ts';
import { takeFrontMatter } from '../sidecar/front-matter.ts';
import * as words from './account-words.ts';
import { type Extent, extentsOf } from './extents.ts';
import { leftLooks } from './left-looks.ts';
import { type CutDocument, ownLines } from './line-owners.ts';
import { sheetLooks } from './sheet-looks.ts';
import { swallowedBy, tooDeep } from './swallowed.ts';

/** Longer words are cut where a look quotes them. */
const longest = 200;

/**
 * Where every line of a document went, and what of it deserves a look. `plan` is the document's; `decisions` are those
 * of its parse, where they are known: they say more exactly why a fence is not run. Pure, and linear in the document.
 */
export function accountOf(text: string, plan: Plan, decisions: readonly Decision[] = []): Account {
  const { lines } = splitSource(text);
  const { body } = takeFrontMatter(text.replace(/^\uFEFF/, ' '), []);
  const extents = extentsOf(readBlocks(body), lines);
  const document: CutDocument = {
    lines,
    front: frontLines(lines, body),
    extents,
    reasons: reasonsOf(extents, decisions),
  };
  const owned = ownLines(document, plan);
  const looks = [
    ...fenceLooks(document, owned),
    ...sheetLooks(plan, lines.length),
    ...leftLooks(plan, extents, { owned, settled: leftByPerson(decisions) }),
  ];
  return {
    version: 1,
    hash: plan.hash,
    lines: [...owned],
    counts: countsOf(owned, plan),
    looks: looks.map(shorten).sort(byHarm),
  };
}

function fenceLooks({ extents, lines }: CutDocument, owned: readonly AccountLine[]): readonly Look[] {
  const look = (at: readonly number[], said: Pick<Look, 'means' | 'todo'>): Look => {
    const line = at[0] ?? 1;
    return { code: 'swallowed', line, lines: [...at], text: (lines[line - 1] ?? '').trim(), ...said };
  };
  const deep = tooDeep(extents).filter((line) => owned[line - 1]?.is === 'reference');
  return [
    ...swallowedBy(extents).map((found) => look([found.line], words.swallowed(found))),
    ...(deep.length === 0 ? [] : [look(deep, words.tooDeep(deep.length))]),
  ];
}

/** Lines that a person left out of the release: they know. 1-based. */
function leftByPerson(decisions: readonly Decision[]): ReadonlySet<number> {
  const left = decisions.filter(
    ({ kind, decision, overruled }) =>
      overruled && decision === 'text' && (kind === 'instruction' || kind === 'command'),
  );
  return new Set(left.map(({ line }) => line));
}

/** Front matter is blank in the body, line by line. */
function frontLines(lines: readonly string[], body: string): number {
  const rest = splitSource(body).lines;
  if (rest[0] !== '' || (lines[0] ?? '') === '') return 0;
  const first = lines.findIndex((line, index) => line !== '' && rest[index] !== '');
  return first === -1 ? lines.length : first;
}

/** Why nothing of a fence runs, by its line: as the parse says, else by what the fence itself looks like. */
function reasonsOf(extents: readonly Extent[], decisions: readonly Decision[]): ReadonlyMap<number, string> {
  const traced = new Map(
    decisions
      .filter(({ kind, decision }) => kind === 'command' && decision === 'text')
      .map(({ line, reasons }) => [line, reasons[0]]),
  );
  return new Map(
    extents.flatMap(({ block, first }) => {
      if (block.type !== 'fence') return [];
      const { is, reason } = judgeFence(block.info, block.text);
      return [[first + 1, traced.get(first + 2) ?? (is ? words.onlyRead : reason)] as const];
    }),
  );
}

function countsOf(owned: readonly AccountLine[], { sheet = [] }: Plan): Account['counts'] {
  const kinds = Object.fromEntries(lineKinds.map((kind) => [kind, 0])) as Record<AccountLine['is'], number>;
  for (const { is } of owned) kinds[is] += 1;
  const commands = sheet.filter((each) => each.do === 'command').length;
  return { lines: owned.length, ...kinds, commands, manual: sheet.length - commands };
}

function byHarm(a: Look, b: Look): number {
  return lookCodes.indexOf(a.code) - lookCodes.indexOf(b.code) || a.line - b.line;
}

function shorten(look: Look): Look {
  return look.text.length <= longest ? look : { ...look, text: `${look.text.slice(0, longest - 1)}…` };
}
