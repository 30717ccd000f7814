import type { DrivenRun } from '../../../engine/index.ts';
import type { WorkItem } from '../../../shared/plan/work.ts';
import { waiverRefusal } from '../../../shared/run/waivers.ts';
import { ask } from '../../ask/ask.ts';
import * as words from '../../words/walk-words.ts';

/** What a question about an item offers: nothing that would be refused. */
export function waiverChoice({ session }: DrivenRun, item: WorkItem): string {
  return waiverRefusal(item, session.gates) === null ? words.waiveChoice : '';
}

/** Waives an item for a reason that is asked for. */
export async function askWaiver({ driver }: DrivenRun, item: WorkItem): Promise<void> {
  await driver.waive(item.id, (await ask(words.askReason)) || words.noReason);
}
