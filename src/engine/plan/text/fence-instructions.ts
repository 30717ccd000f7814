import { plainText } from '../markdown/inline-text.ts';
import { normalizeHeading } from '../sections/match-heading.ts';
import { isShellFence } from '../shell/shell-fence.ts';
import { isImperative } from './imperatives.ts';

/** Something in a fence that a person does: no shell here can run it. */
export interface FenceInstruction {
  readonly text: string;
  /** As written, where it is to be run in some other console. */
  readonly code?: string;
  readonly language?: string;
  /** 0-based. */
  readonly line: number;
}

export interface FenceText {
  readonly info: string;
  readonly text: string;
  /** 0-based line of its opening mark. */
  readonly line: number;
}

const sqlLabel =
  /^(?:sql|psql|pgsql|postgres(?:ql)?|mysql|mariadb|plpgsql|tsql|sqlite|kql|cypher|cql|hql)\b/i;
const sqlStart =
  /^(?:select|insert\s+into|update\s+\S+\s+set|delete\s+from|drop\s+(?:table|database|index|view|schema|user|role|column|type|extension)|create\s+(?:table|database|index|unique|view|schema|user|role|type|extension|or\s+replace)|alter\s+(?:table|database|user|role|system|type)|grant|revoke|truncate|vacuum|reindex|begin|start\s+transaction|commit|rollback|explain|analyze|with\s+\w+\s+as|set\s+\w+\s*=|source\s+\S+\.sql)\b/i;
const boxLine = /^\s*(?:[-*+]\s+)?(?:\[[ xX]\]|[☐⬜□])\s+(\S.*)$/u;
const comment = /^\s*#+\s?(.*)$/;
const consoleLine = /^\s*\((?:parted|gdb|mysql|redis|mongo|cmd)\)\s+(\S.*)$/;

/** What in a fence is a person's: statements for a database, boxes of a checklist written in code, comments that ask for something. */
export function readFenceInstructions(fence: FenceText): readonly FenceInstruction[] {
  const lines = fence.text.split('\n');
  const isShell = isShellFence(fence.info, fence.text);
  if (!isShell && isSql(fence.info, lines)) return statementsOf(lines, fence);
  const boxes = boxesOf(lines, fence);
  if (!isShell) return boxes.length > 1 || /^(?:markdown|md|text|txt)?$/i.test(fence.info) ? boxes : [];
  return [...gapComments(lines, fence), ...typedInConsole(lines, fence)];
}

function isSql(info: string, lines: readonly string[]): boolean {
  if (sqlLabel.test(info)) return true;
  if (info !== '' && !/^(?:text|txt|plain|plaintext|console)$/i.test(info)) return false;
  const first = lines.find((line) => line.trim() !== '' && !/^\s*(?:--|#)/.test(line))?.trim() ?? '';
  return (
    sqlStart.test(first) && (/;\s*$/m.test(lines.join('\n')) || /\bfrom\b|\binto\b|\bset\b/i.test(first))
  );
}

interface Statement {
  readonly text: string;
  readonly code: string[];
  readonly line: number;
}

const begins = /^\s*(?:begin|start\s+transaction)\s*;/i;
const commits = /^\s*(?:commit|rollback|end)\s*;/i;

/** Statements of SQL: one each, but a transaction is one, and so is what stands together below a comment. */
function statementsOf(lines: readonly string[], { info, line }: FenceText): readonly FenceInstruction[] {
  const found: Statement[] = [];
  let title = '';
  let open: Statement | null = null;
  let isTransaction = false;
  for (const [index, source] of lines.entries()) {
    const said = /^\s*(?:--|#|\/\*)\s*(.*?)\s*(?:\*\/)?$/.exec(source)?.[1];
    if (open === null && (said !== undefined || source.trim() === '')) {
      title = said ?? title;
      continue;
    }
    if (open === null) {
      open = { text: title, code: [], line: line + 1 + index };
      found.push(open);
      title = '';
    }
    open.code.push(source);
    isTransaction = begins.test(source) || (isTransaction && !commits.test(source));
    if (/;\s*(?:--.*)?$/.test(source) && !isTransaction) open = null;
  }
  return found.map(({ text, code, line: at }) => ({
    text: text === '' ? (code[0]?.trim() ?? '') : text,
    code: code.join('\n').trim(),
    language: info === '' ? 'sql' : info,
    line: at,
  }));
}

function boxesOf(lines: readonly string[], { line }: FenceText): readonly FenceInstruction[] {
  return lines.flatMap((source, index) => {
    const text = boxLine.exec(source)?.[1];
    return text === undefined ? [] : [{ text: plainText(text), line: line + 1 + index }];
  });
}

/** A comment that asks for something and has no command of its own below it. */
function gapComments(lines: readonly string[], { line }: FenceText): readonly FenceInstruction[] {
  return lines.flatMap((source, index): readonly FenceInstruction[] => {
    const text = comment.exec(source)?.[1]?.trim();
    if (text === undefined || text === '' || text.startsWith('!') || /^[#=\-*]{3,}/.test(text)) return [];
    const next = lines[index + 1] ?? '';
    const titles = next.trim() !== '' && !comment.test(next);
    if (titles || comment.test(lines[index - 1] ?? '')) return [];
    const words = normalizeHeading(text);
    const asks = isImperative(words) && !/[:：]$/.test(text) && words.split(' ').length > 1;
    return asks ? [{ text, line: line + 1 + index }] : [];
  });
}

/** What is typed into a program that a command before has started. */
function typedInConsole(lines: readonly string[], { line }: FenceText): readonly FenceInstruction[] {
  return lines.flatMap((source, index) => {
    const typed = consoleLine.exec(source)?.[1] ?? (isStatement(source) ? source.trim() : undefined);
    return typed === undefined ? [] : [{ text: typed, code: typed, line: line + 1 + index }];
  });
}

function isStatement(source: string): boolean {
  return sqlStart.test(source.trim()) && /;\s*$/.test(source) && /^\s*[A-Z]{4,}\b/.test(source);
}
