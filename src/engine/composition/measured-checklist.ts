import { dirname } from 'node:path';
import type { MetricSource } from '../../shared/sidecar/sidecar.ts';
import { errorText } from '../../shared/text/error-text.ts';
import { EngineError } from '../lib/engine-error.ts';
import { readRegularFile } from '../lib/read-regular-file.ts';
import { mustHold, readChecklist } from '../plan/read-checklist.ts';
import { expandInventories } from '../targets/read-inventory.ts';
import type { Workspaces } from '../targets/workspaces.ts';
import type { Discovery, DiscoveryOptions } from '../watch/discover/discover-sources.ts';
import type { ReadNow } from '../watch/read-now.ts';
import type { ExportedRules } from '../watch/rule-files/export-rules.ts';
import type { RuleImport } from '../watch/rule-files/import-rules.ts';
import * as words from './composition-words.ts';

/** A rule file is written by people; this is a thousand rules and more. */
const mostRuleBytes = 2 * 1024 * 1024;

/** What is measured of a checklist without a run of it. Asks its servers. */
export class MeasuredChecklist {
  readonly #workspaces: Workspaces;

  constructor(workspaces: Workspaces) {
    this.#workspaces = workspaces;
  }

  /** What could be watched of its servers. */
  async discover(path: string): Promise<Discovery> {
    const { discoverSources } = await import('../watch/discover/discover-sources.ts');
    return discoverSources(await this.#read(path));
  }

  /** What its sources say now. */
  async readNow(path: string): Promise<ReadNow> {
    const { readNow } = await import('../watch/read-now.ts');
    const { plan, sidecar, targets } = await this.#read(path);
    return readNow(plan, sidecar, targets);
  }

  /** Writes these sources into its sidecar; runs that begin from now on use them. */
  async use(path: string, sources: readonly MetricSource[]): Promise<void> {
    const { writeAnswers } = await import('../plan/sidecar/write-answers.ts');
    await writeAnswers(path, [{ kind: 'metrics', decision: [...sources] }]);
  }

  /** Its alert rules as a Prometheus rule file, by the series that its pages have now. */
  async exportRules(path: string): Promise<ExportedRules> {
    const { exportRules } = await import('../watch/rule-files/export-rules.ts');
    const { plan, sidecar, targets } = await this.#read(path);
    return exportRules(plan, sidecar, targets);
  }

  /** What becomes of a Prometheus rule file in it; with `write` its sidecar takes what is new. Throws BAD_INPUT for a file that is none. */
  async importRules(path: string, rules: string, write: boolean): Promise<RuleImport> {
    const { importRules } = await import('../watch/rule-files/import-rules.ts');
    const { plan, sidecar } = await readChecklist(path);
    mustHold(sidecar, words.nothingImported);
    const text = await readRuleText(rules);
    const read = importRules(text, plan, sidecar.sidecar);
    if (read.problem !== null) throw new EngineError('BAD_INPUT', words.noRuleFile(rules, read.problem));
    if (!write || read.answers.length === 0) return read;
    const { writeAnswers } = await import('../plan/sidecar/write-answers.ts');
    await writeAnswers(path, read.answers);
    return read;
  }

  async #read(path: string): Promise<DiscoveryOptions> {
    const { file, plan, sidecar } = await readChecklist(path);
    mustHold(sidecar, words.nothingAsked);
    const expanded = await expandInventories(sidecar.sidecar, dirname(file));
    return { plan, sidecar: expanded, targets: this.#workspaces.targets(file, expanded) };
  }
}

async function readRuleText(file: string): Promise<string> {
  try {
    return (await readRegularFile(file, mostRuleBytes)).toString('utf8');
  } catch (error) {
    throw new EngineError('BAD_INPUT', words.noRuleFile(file, errorText(error)));
  }
}
