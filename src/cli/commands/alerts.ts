import { existsSync } from 'node:fs';
import { basename } from 'node:path';
import { askQuiet, type Engine, EngineError, type QuietWish } from '../../engine/index.ts';
import type { AlertRule } from '../../shared/plan/plan.ts';
import { acknowledgmentOf, silenceOf } from '../../shared/run/alerts/alert-notes.ts';
import { silenceEnd } from '../../shared/run/alerts/quiet-words.ts';
import { emptyRunState, type RunState, transition } from '../../shared/run/run-state.ts';
import { parseDuration } from '../../shared/text/duration.ts';
import { foldText } from '../../shared/text/fold-text.ts';
import { type ExitCode, exitCode } from '../print/exit-codes.ts';
import { formatTime } from '../print/format-time.ts';
import { printable, printableLine, style } from '../print/style-text.ts';
import * as words from '../words/watch/alerts-words.ts';

export interface AlertsOptions {
  readonly acknowledge?: string;
  readonly silence?: string;
  readonly unsilence?: string;
  readonly for?: string;
  readonly reason?: string;
  readonly json?: boolean;
}

/** `slipway alerts FILE|RUN`: the alert rules and how they stand; or asks the console that drives a run to change the noise of one. */
export async function alerts(engine: Engine, what: string, options: AlertsOptions): Promise<ExitCode> {
  const wished = wishIn(options);
  const isRun = basename(what) === what && existsSync(engine.store.files(what).dir);
  if (!isRun && !existsSync(what))
    throw new EngineError('NOT_FOUND', words.neither(what), words.needsRunHint);
  if (wished !== null) {
    if (!isRun) throw new EngineError('BAD_INPUT', words.needsRun, words.needsRunHint);
    return change(engine, what, wished);
  }
  return isRun ? showRun(engine, what, options.json === true) : showFile(engine, what, options.json === true);
}

/** What is wished of a rule's noise; null where the rules are to be listed. */
function wishIn({ acknowledge, silence, unsilence, for: lasting, reason }: AlertsOptions): QuietWish | null {
  if ([acknowledge, silence, unsilence].filter((rule) => rule !== undefined).length > 1)
    throw new EngineError('BAD_INPUT', words.onlyOne);
  if (silence === undefined && (lasting !== undefined || reason !== undefined))
    throw new EngineError('BAD_INPUT', words.onlyWithSilence);
  if (acknowledge !== undefined) return { do: 'acknowledge', rule: acknowledge };
  if (unsilence !== undefined) return { do: 'unsilence', rule: unsilence };
  if (silence === undefined) return null;
  if (reason === undefined || reason.trim() === '') throw new EngineError('BAD_INPUT', words.needsReason);
  const forMs = lasting === undefined ? null : parseDuration(lasting);
  if (forMs === null && lasting !== undefined) throw new EngineError('BAD_INPUT', words.noDuration(lasting));
  return { do: 'silence', rule: silence, reason, forMs };
}

async function change(engine: Engine, run: string, wished: QuietWish): Promise<ExitCode> {
  const { rules } = await readRun(engine, run);
  const rule = ruleNamed(wished.rule, rules);
  await askQuiet(engine, run, { ...wished, rule });
  process.stdout.write(`${printable(words.done[wished.do](rule))}\n`);
  return exitCode.done;
}

/** The rule with these words, or the only one that contains them. */
function ruleNamed(text: string, rules: readonly AlertRule[]): string {
  const all = [...new Set(rules.map((rule) => rule.text))];
  const named = foldText(text);
  const exact = all.find((rule) => foldText(rule) === named);
  const some = exact === undefined ? all.filter((rule) => foldText(rule).includes(named)) : [exact];
  const [only] = some;
  if (only === undefined) throw new EngineError('NOT_FOUND', words.noSuchRule(text), words.rulesHint(all));
  if (some.length > 1) throw new EngineError('BAD_INPUT', words.severalRules(text), words.rulesHint(some));
  return only;
}

async function readRun(
  engine: Engine,
  run: string,
): Promise<{ readonly state: RunState; readonly rules: readonly AlertRule[] }> {
  const { events } = await engine.store.readJournal(run);
  const state = events.reduce(transition, emptyRunState);
  const edited = events.findLast((event) => event.type === 'plan.changed');
  const { plan } = await engine.store.readPlan(run, edited?.type === 'plan.changed' ? edited.planHash : '');
  return { state, rules: plan.alerts };
}

async function showRun(engine: Engine, run: string, json: boolean): Promise<ExitCode> {
  const { state, rules } = await readRun(engine, run);
  const now = Date.now();
  const shown = rules.map(({ text, line, rollback, added }) => ({
    rule: text,
    line: added === true ? null : line,
    trigger: rollback === true,
    state: state.alerts[text]?.state ?? null,
    acknowledged: acknowledgmentOf(state, text),
    silenced: silenceOf(state, text, now),
  }));
  const lines = shown.map(({ rule, trigger, state: last, acknowledged, silenced }) =>
    ruleLine(rule, last, [
      last === null ? words.neverFired : (words.recorded[last] ?? last),
      ...(trigger ? [words.trigger] : []),
      ...(acknowledged === null ? [] : [words.acknowledged(acknowledged.actor, formatTime(acknowledged.at))]),
      ...(silenced === null
        ? []
        : [words.silenced(silenced.actor, silenceEnd(silenced, formatTime), silenced.reason ?? '')]),
    ]),
  );
  print(lines, json ? shown : null);
  return exitCode.done;
}

async function showFile(engine: Engine, file: string, json: boolean): Promise<ExitCode> {
  const { rules } = await engine.measured.readNow(file);
  const lines = rules.map(({ rule, state, shown, reason }) =>
    ruleLine(rule.text, state, [
      words.seen[state] ?? state,
      ...(shown === '' ? [] : [shown]),
      ...(rule.rollback === true ? [words.trigger] : []),
      ...(reason === undefined ? [] : [reason]),
    ]),
  );
  print(lines, json ? rules : null);
  return exitCode.done;
}

function ruleLine(rule: string, state: string | null, facts: readonly string[]): string {
  const paint = state === 'firing' ? style.red : state === 'pending' ? style.yellow : style.green;
  const mark = state === 'firing' || state === 'pending' ? paint('!') : state === 'no-data' ? '?' : ' ';
  return `${mark} ${printableLine(rule)}: ${facts.map(printableLine).join(' · ')}`;
}

function print(lines: readonly string[], value: unknown): void {
  if (value !== null) process.stdout.write(`${JSON.stringify(value, null, 2)}\n`);
  else process.stdout.write(`${lines.length === 0 ? words.noRules : lines.join('\n')}\n`);
}
