import type { RunHandle } from '../../engine/index.ts';
import { waiverRefusal } from '../../shared/waivers.ts';
import type { WorkItem } from '../../shared/work.ts';
import { ask } from '../ask.ts';

/** What a question about an item offers: nothing that would be refused. */
export function waiverChoice({ session }: RunHandle, item: WorkItem): string {
  return waiverRefusal(item, session.gates) === null ? '[w]aive, ' : '';
}

/** Waives an item for a reason that is asked for. */
export async function askWaiver({ driver }: RunHandle, item: WorkItem): Promise<void> {
  await driver.waive(item.id, (await ask('reason: ')) || 'no reason given');
}
