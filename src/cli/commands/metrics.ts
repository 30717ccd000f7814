import { stringify } from 'yaml';
import {
  type Discovery,
  type Engine,
  EngineError,
  type Matched,
  type ReadNow,
  sidecarPath,
} from '../../engine/index.ts';
import { type ExitCode, exitCode } from '../print/exit-codes.ts';
import { printable, style } from '../print/style-text.ts';
import * as words from '../words/watch/metrics-words.ts';

export interface MetricsOptions {
  readonly discover?: boolean;
  readonly write?: boolean;
  readonly json?: boolean;
  /** A file, or true for standard output. */
  readonly exportRules?: string | true;
  readonly importRules?: string;
}

/** `slipway metrics FILE [--discover [--write]]`: what is measured now, or what could be. Ends with 1 where something is not read. */
export async function metrics(engine: Engine, file: string, options: MetricsOptions): Promise<ExitCode> {
  const { discover = false, write = false, json = false, exportRules: out, importRules: rules } = options;
  if ([discover, out !== undefined, rules !== undefined].filter(Boolean).length > 1)
    throw new EngineError('BAD_INPUT', words.oneAtATime);
  if (write && !discover && rules === undefined) throw new EngineError('BAD_INPUT', words.onlyWithDiscover);
  if (out !== undefined || rules !== undefined) {
    const ruleFiles = await import('./rule-files.ts');
    if (out !== undefined) return ruleFiles.exportRules(engine, file, out);
    return ruleFiles.importRules(engine, file, rules ?? '', { write, json });
  }
  if (!discover) return showValues(await engine.measured.readNow(file), file, json);
  const discovery = await engine.measured.discover(file);
  const { sources } = discovery;
  const said = json ? [JSON.stringify(discovery, null, 2)] : discoveryLines(discovery);
  process.stdout.write(`${said.join('\n')}\n`);
  if (write && sources.length > 0) {
    await engine.measured.use(file, sources);
    process.stderr.write(`${words.written(sidecarPath(file), sources.length)}\n`);
  } else if (write) process.stderr.write(`${words.nothingToWrite}\n`);
  else if (sources.length > 0) process.stderr.write(`${words.howToWrite(file)}\n`);
  return discovery.found.every(({ failure }) => failure === null) ? exitCode.done : exitCode.failed;
}

function showValues(read: ReadNow, file: string, json: boolean): ExitCode {
  const lines = json ? [JSON.stringify(read, null, 2)] : valueLines(read);
  process.stdout.write(`${lines.join('\n')}\n`);
  if (read.sources.length === 0) process.stderr.write(`${words.noSources} ${words.noSourcesHint(file)}\n`);
  return read.sources.every(({ reason }) => reason === null) ? exitCode.done : exitCode.failed;
}

function valueLines({ sources, tiles, rules }: ReadNow): readonly string[] {
  return [
    ...section(
      words.headings.sources,
      sources.map(({ source, reason }) =>
        reason === null
          ? `${style.green('✓')} ${printable(source)}`
          : `${style.red('✗')} ${printable(source)}: ${printable(reason)}`,
      ),
    ),
    ...section(
      words.headings.tiles,
      tiles.map(({ label, value, unit, budget, verdict, host }) => {
        const shown = value === null ? words.noData : `${Number(value.toPrecision(3))} ${unit}`.trim();
        const where = host == null ? '' : printable(words.onHost(host));
        return `${verdict === 'fail' ? style.red('✗') : verdict === 'pass' ? style.green('✓') : ' '} ${label}: ${shown}${where}${budget === null ? '' : `  (${printable(budget)})`}`;
      }),
    ),
    ...section(
      words.headings.rules,
      rules.map(({ rule, shown, reason }) =>
        reason === undefined
          ? `  ${printable(rule.text)}: ${shown === '' ? words.noData : printable(shown)}`
          : `${style.yellow('!')} ${printable(words.notWatched(rule.text, reason))}`,
      ),
    ),
  ];
}

function discoveryLines({ found, sources, rules, budgets }: Discovery): readonly string[] {
  return [
    ...found.flatMap(({ target, pages, accessLogs, surroundings, failure }) =>
      failure !== null
        ? [style.red(printable(words.notLookedAt(target, failure)))]
        : section(words.found(target), [
            ...pages.map(({ address, program, series, measures, kind }) =>
              printable(
                kind === 'monitoring'
                  ? words.watcherPage(address, program)
                  : words.page(address, program, series, measures.length),
              ),
            ),
            ...(pages.length === 0 ? [words.nothingFound] : []),
            ...accessLogs.map(({ path, format, measures }) =>
              printable(words.accessLog(path, format, measures.includes('latency'))),
            ),
            ...(surroundings?.hasFigures === true ? [words.figures] : []),
            ...(surroundings !== null && surroundings.logs.length > 0
              ? [printable(words.logs(surroundings.logs))]
              : []),
          ]),
    ),
    ...section(words.headings.rules, rules.map(matchLine)),
    ...section(words.headings.budgets, budgets.map(matchLine)),
    ...(sources.length === 0 ? [] : [words.wouldWrite, printable(stringify({ metrics: sources }).trimEnd())]),
  ];
}

function matchLine({ text, by, reason }: Matched): string {
  return by === null
    ? `${style.yellow('!')} ${printable(words.notWatched(text, reason ?? ''))}`
    : `${style.green('✓')} ${printable(words.matched(text, by))}`;
}

/** A heading and its lines; nothing where there are none. */
function section(heading: string, lines: readonly string[]): readonly string[] {
  return lines.length === 0 ? [] : [style.bold(heading), ...lines.map((line) => `  ${line}`)];
}
