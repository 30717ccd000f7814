import { readdirSync, readFileSync } from 'node:fs';
import { join } from 'node:path';
import type { Stage } from '../../src/shared/plan/sheet.ts';
import { type LabelLine, type SheetDocument, toSheetDocument } from './sheet-documents.ts';

const folder = join(import.meta.dirname, 'documents');
const tag = /\s*⟪([^⟫]*)⟫$/;
const fenceEdge = /^\s*(```|~~~)/;

/** Documents of our own, each line tagged with what a reader makes of it; `documents/README.md` says how. Ordered by name. */
export function readTaggedDocuments(): readonly SheetDocument[] {
  return readdirSync(folder)
    .filter((name) => /^\d.*\.md$/.test(name))
    .sort()
    .map((name) => readTagged(name, readFileSync(join(folder, name), 'utf8')));
}

/** A tagged document without its tags, and what they say. Throws where a tag cannot be read. */
export function readTagged(name: string, tagged: string): SheetDocument {
  const lines = tagged.split('\n').map((raw) => ({ text: raw.replace(tag, ''), said: tag.exec(raw)?.[1] }));
  const texts = lines.map(({ text }) => text);
  const fenced = linesOfFences(texts);
  const sections: SheetDocument['label']['sections'][number][] = [];
  const sheet: LabelLine[] = [];
  for (const [at, { text, said }] of lines.entries()) {
    if (said === undefined) continue;
    if (!isTag.test(said)) throw new Error(`${name}:${at + 1}: no tag: ⟪${said}⟫`);
    const heading = /^#{1,6} (.*)/.exec(text)?.[1];
    if (fenced.has(at)) sheet.push(commandIn({ line: at + 1, said, command: wholeCommand(texts, at) }));
    else if (heading === undefined) sheet.push(lineOf(at + 1, said, text));
    else sections.push({ line: at + 1, heading, when: said as Stage | 'none' });
  }
  return toSheetDocument({ name, text: texts.join('\n'), label: { purpose: '', sections, sheet } });
}

/** The lines (0-based) that stand within fences. */
function linesOfFences(texts: readonly string[]): ReadonlySet<number> {
  const within = new Set<number>();
  let open: string | null = null;
  for (const [at, text] of texts.entries()) {
    const mark: string | undefined = fenceEdge.exec(text)?.[1];
    if (mark !== undefined && (open === null || text.trim() === open)) open = open === null ? mark : null;
    else if (open !== null) within.add(at);
  }
  return within;
}

const isTag =
  /^(?:none|(?:before|change|after|back|routine|demand)(?: (?:local|server|unclear)(?::\s*\S.*)?)?)$/;

function lineOf(line: number, said: string, text: string): LabelLine {
  const [place = '', ...command] = said.split(':');
  if (command.length > 0) return commandIn({ line, said: place, command: command.join(':').trim() });
  const isBox = /^\s*(?:[-*+]|\d+[.)])\s+\[[ xX]\]/.test(text);
  return { line, do: 'manual', text: text.trim(), when: said as Stage, ...(isBox ? { box: true } : {}) };
}

function commandIn({ line, said, command }: TaggedCommand): LabelLine {
  const [when, where] = said.trim().split(' ');
  return {
    line,
    do: 'command',
    command,
    when: when as Stage,
    where: where as NonNullable<LabelLine['where']>,
  };
}

interface TaggedCommand {
  readonly line: number;
  /** Stage and place, as the tag has them. */
  readonly said: string;
  readonly command: string;
}

/** A line with those before it that go on in it. */
function wholeCommand(texts: readonly string[], at: number): string {
  let first = at;
  while (texts[first - 1]?.endsWith('\\') === true) first -= 1;
  return texts
    .slice(first, at + 1)
    .map((text) => text.replace(/\\$/, '').trim())
    .join(' ');
}
