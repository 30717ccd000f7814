import type { HostScheduler } from '../group/host-scheduler.ts';

/** What a person, or a walk on their behalf, wants of one run of an item. */
export interface RunOptions {
  /** A person has read what a dangerous item does to production, and wants it. */
  readonly confirmed?: boolean;
  /** On a group: the hosts to take; without them, those on which the item has not passed. */
  readonly hosts?: readonly string[];
  /** On a group: how the hosts are taken; without it, as the group says. */
  readonly take?: HostScheduler;
}
