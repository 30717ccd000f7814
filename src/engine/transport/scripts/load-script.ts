import { readFileSync } from 'node:fs';

/** Scripts that are sent to a server or run here, by their path in this folder. What they share is not among them. */
export type ScriptName =
  | 'answer'
  | 'any-shell'
  | 'connect/askpass'
  | 'durable/attach'
  | 'durable/cancel'
  | 'durable/start'
  | 'durable/supervise'
  | 'files/ask-folder'
  | 'files/hash-existing'
  | 'files/list-source'
  | 'files/remove-drafts'
  | 'files/settle-upload'
  | 'files/stage'
  | 'layout/forget'
  | 'mark/put'
  | 'mark/remove'
  | 'questions'
  | 'restore-point/ask-version'
  | 'restore-point/check-kept'
  | 'restore-point/discard-pin'
  | 'restore-point/hash-restored'
  | 'restore-point/pin'
  | 'restore-point/pin-release'
  | 'restore-point/readiness'
  | 'restore-point/refill'
  | 'restore-point/settle-pin'
  | 'restore-point/switch-release'
  | 'shell/directory-here'
  | 'shell/living'
  | 'shell/read-state'
  | 'shell/run-here'
  | 'shell/state'
  | 'shell/stop-here'
  | 'step/failing-curl'
  | 'step/follow-command'
  | 'step/put-script'
  | 'step/run-script'
  | 'step/sudo'
  | 'step/verify'
  | 'told-shell'
  | 'watch/access-log'
  | 'watch/command-source'
  | 'watch/discover'
  | 'watch/follow-file'
  | 'watch/host-stats';

/**
 * The text of a script with everything it includes, without comments and indentation: what is sent is small. Call it once,
 * where a module loads, with the name as a literal: the build puts the text in its place, and ships no script files.
 */
export function loadScript(name: ScriptName): string {
  return read(new URL(`./${name}.sh`, import.meta.url), new Set()).join('\n');
}

/** An include is the shell's own (`. ../hash.sh`), so that a script can be run from its folder, and checked. */
function read(file: URL, included: Set<string>): readonly string[] {
  if (included.has(file.href)) return [];
  included.add(file.href);
  const lines = readFileSync(file, 'utf8').split('\n');
  return lines.flatMap((line) => {
    const path = /^\. (\.\.\/\S+\.sh)$/.exec(line)?.[1];
    return path === undefined ? compact(line) : read(new URL(path, file), included);
  });
}

function compact(line: string): readonly string[] {
  const text = line.trimStart();
  return text === '' || text.startsWith('#') ? [] : [text];
}
