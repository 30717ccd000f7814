import {
  accountPlan,
  type Engine,
  explainPlan,
  type ReadSidecar,
  readChecklist,
} from '../../engine/index.ts';
import { deriveRunPlan } from '../../shared/run/run-plan.ts';
import { carriedStates } from '../../shared/run/shell/carried-state.ts';
import type { Decision, Explanation } from '../../shared/sidecar/corrections.ts';
import { accountLines } from '../print/account-lines.ts';
import { type ExitCode, exitCode } from '../print/exit-codes.ts';
import { planTree } from '../print/plan-tree.ts';
import { printable, style } from '../print/style-text.ts';
import * as words from '../words/plan-words.ts';

/** `slipway plan FILE [--account | --explain] [--json]`: what was understood, where every line went, and why. */
export async function printPlan(
  _engine: Engine,
  file: string,
  options: { readonly json?: boolean; readonly explain?: boolean; readonly account?: boolean },
): Promise<ExitCode> {
  const { text, plan, sidecar } = await readChecklist(file);
  if (options.account === true) {
    const account = await accountPlan(text, plan, sidecar.sidecar);
    process.stdout.write(
      options.json === true
        ? `${JSON.stringify(account, null, 2)}\n`
        : `${accountLines(text, account).join('\n')}\n`,
    );
    return problemsOf(sidecar);
  }
  if (options.explain === true) {
    const decisions = await explainPlan(text, sidecar.sidecar);
    const explanation: Explanation = { version: 1, hash: plan.hash, decisions: [...decisions] };
    process.stdout.write(
      options.json === true
        ? `${JSON.stringify(explanation, null, 2)}\n`
        : `${decisions.flatMap(decisionLines).join('\n')}\n`,
    );
    return problemsOf(sidecar);
  }
  if (options.json === true) {
    process.stdout.write(`${JSON.stringify(plan, null, 2)}\n`);
    return exitCode.done;
  }
  const starts = carriedStates(deriveRunPlan(plan, sidecar.sidecar));
  process.stdout.write(`${planTree(plan, starts).join('\n')}\n`);
  return problemsOf(sidecar);
}

/** Says what is wrong with the sidecar, if anything, on stderr. */
function problemsOf(sidecar: ReadSidecar): ExitCode {
  for (const { line, column, message } of sidecar.diagnostics)
    process.stderr.write(`${style.red(`${sidecar.file}:${line}:${column}  ${printable(message)}`)}\n`);
  return sidecar.diagnostics.length === 0 ? exitCode.done : exitCode.usage;
}

function decisionLines({ line, kind, decision, text, reasons, overruled, key }: Decision): readonly string[] {
  const mark = overruled ? style.yellow(words.overridden) : '';
  return [
    `${String(line).padStart(5)}  ${kind.padEnd(11)} ${style.bold(decision)}${mark}  ${style.blue(oneLine(text))}`,
    ...reasons.map((reason) => `${' '.repeat(19)}${printable(reason)}`),
    style.dim(`${' '.repeat(19)}${words.key(oneLine(key))}`),
  ];
}

function oneLine(text: string): string {
  return printable(text.replaceAll('\n', ' ⏎ '));
}
