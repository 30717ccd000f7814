import { shellOf } from '../../../shared/plan/shell-of.ts';
import type { WorkItem } from '../../../shared/plan/work.ts';
import { asksAtKeyboard } from '../../../shared/run/asks-at-keyboard.ts';
import { delegatedCopy } from '../../plan/remote/delegate-ssh.ts';
import { commandOf } from '../command/command-pipeline.ts';
import { targetOf } from '../command/target.ts';
import { mentionsArtifact } from '../prepare/mentions-artifact.ts';
import type { RunSession } from '../session/run-session.ts';

/**
 * Whether an item may begin on its target as soon as another one has ended with 0 there, before anybody here has heard of it: both
 * run a command in one shell on one server, and nothing but that exit status says how the first one ended.
 */
export function canFollow(session: RunSession, next: WorkItem, before: WorkItem): boolean {
  if (targetOf(session, next) !== targetOf(session, before) || shellOf(next) !== shellOf(before))
    return false;
  if (before.verify || before.runs === 'beside' || hasAfterthought(before)) return false;
  return [before, next].every((item) => runsInShell(session, item));
}

/** Whether its author says more of a failure than that it holds what comes behind it. */
function hasAfterthought({ settings }: WorkItem): boolean {
  return (settings?.retries ?? 0) > 0 || settings?.continueOnError === true;
}

/** Whether an item is a command that a shell on one server runs without anybody at the keyboard. */
function runsInShell(session: RunSession, item: WorkItem): boolean {
  const target = targetOf(session, item);
  if (item.kind === 'manual' || item.follow || asksAtKeyboard(item)) return false;
  if (target === 'local' || session.targets.group(target) !== null) return false;
  // What it needs there may have to be sent first.
  if (session.sidecar.artifacts?.some((artifact) => mentionsArtifact(item.command ?? '', artifact)) === true)
    return false;
  return delegatedCopy(commandOf(session, item), target, session.sidecar) === null;
}
