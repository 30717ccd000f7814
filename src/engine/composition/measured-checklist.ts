import { dirname } from 'node:path';
import type { MetricSource } from '../../shared/sidecar/sidecar.ts';
import { mustHold, readChecklist } from '../plan/read-checklist.ts';
import { expandInventories } from '../targets/read-inventory.ts';
import type { Workspaces } from '../targets/workspaces.ts';
import type { Discovery, DiscoveryOptions } from '../watch/discover/discover-sources.ts';
import type { ReadNow } from '../watch/read-now.ts';
import * as words from './composition-words.ts';

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

  async #read(path: string): Promise<DiscoveryOptions> {
    const { file, plan, sidecar } = await readChecklist(path);
    mustHold(sidecar, words.nothingAsked);
    const expanded = await expandInventories(sidecar.sidecar, dirname(file));
    return { plan, sidecar: expanded, targets: this.#workspaces.targets(file, expanded) };
  }
}
