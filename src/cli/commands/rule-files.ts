import { writeFile } from 'node:fs/promises';
import { type Engine, EngineError, type RuleImport, sidecarPath } from '../../engine/index.ts';
import { type ExitCode, exitCode } from '../print/exit-codes.ts';
import { printableLine, style } from '../print/style-text.ts';
import * as words from '../words/watch/metrics-words.ts';

/** `slipway metrics FILE --export-rules [OUT]`: ends with 1 where a rule of the checklist is left out. Never replaces a file. */
export async function exportRules(engine: Engine, file: string, out: string | true): Promise<ExitCode> {
  const { text, written, left } = await engine.measured.exportRules(file);
  if (out === true) process.stdout.write(text);
  else await writeNew(out, text);
  const said = out === true ? words.exported(written, left) : words.exportedTo(out, written, left);
  process.stderr.write(`${said}\n`);
  return left === 0 ? exitCode.done : exitCode.failed;
}

async function writeNew(file: string, text: string): Promise<void> {
  try {
    await writeFile(file, text, { flag: 'wx' });
  } catch (error) {
    if ((error as NodeJS.ErrnoException).code !== 'EEXIST') throw error;
    throw new EngineError('BAD_INPUT', words.willNotReplace(file), words.willNotReplaceHint);
  }
}

/** `slipway metrics FILE --import-rules RULES [--write]`: ends with 1 where a rule of the file is not taken. */
export async function importRules(
  engine: Engine,
  file: string,
  rules: string,
  { write, json }: { readonly write: boolean; readonly json: boolean },
): Promise<ExitCode> {
  const read = await engine.measured.importRules(file, rules, write);
  const lines = json ? [JSON.stringify(read, null, 2)] : importLines(read);
  process.stdout.write(lines.length === 0 ? '' : `${lines.join('\n')}\n`);
  const fresh = read.rules.length;
  if (fresh === 0) process.stderr.write(`${words.nothingNew}\n`);
  else
    process.stderr.write(
      `${write ? words.importedInto(sidecarPath(file), fresh) : words.howToImport(file, rules)}\n`,
    );
  return read.refused.length + read.other.length === 0 ? exitCode.done : exitCode.failed;
}

function importLines({ rules, refused, same, other }: RuleImport): readonly string[] {
  const by = ({ metric, series, query }: RuleImport['rules'][number]): string => {
    if (query !== undefined) return words.byQuery;
    return series === undefined ? words.byTile(metric ?? '') : words.bySeries(series);
  };
  return [
    ...rules.flatMap((rule) => [
      `${style.green('✓')} ${printableLine(words.wouldTake(rule.text, by(rule)))}`,
      ...rule.notes.map((note) => style.dim(`    ${printableLine(note)}`)),
    ]),
    ...same.map((text) => `  ${printableLine(words.sameRule(text))}`),
    ...other.map((text) => `${style.yellow('!')} ${printableLine(words.otherRule(text))}`),
    ...refused.map(({ name, why }) => `${style.yellow('!')} ${printableLine(words.notTaken(name, why))}`),
  ];
}
