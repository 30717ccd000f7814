/** Between the tries of a verification, in seconds. */
const pauseSeconds = 1;

/**
 * A verification as one attempt: the command is repeated where it runs until it passes or the deadline ends, so that a
 * dropped line does not stop the trying. Inside it, curl fails on an HTTP error, because a health check that answers
 * 503 has not passed.
 */
export function verificationCommand(command: string, deadlineMs: number): string {
  const seconds = Math.max(1, Math.round(deadlineMs / 1_000));
  return [
    'slipway_fail=--fail-with-body; command curl --fail-with-body --version >/dev/null 2>&1 || slipway_fail=--fail',
    // An author who wrote --fail has said it; curl takes it only once.
    'curl() { for slipway_a in "$@"; do case "$slipway_a" in -f*|--fail*|-[sSLikv]*f*) command curl "$@"; return;; esac; done; command curl -sS "$slipway_fail" "$@"; }',
    `slipway_left=${seconds}`,
    'slipway_try() {',
    command,
    '}',
    // A subshell, so that an `exit` in the command ends one try and not the trying.
    'until ( slipway_try ); do',
    `  slipway_left=$((slipway_left - ${pauseSeconds}))`,
    '  if [ "$slipway_left" -le 0 ]; then echo "slipway: not passed within its deadline" >&2; exit 1; fi',
    `  sleep ${pauseSeconds}`,
    'done',
  ].join('\n');
}
