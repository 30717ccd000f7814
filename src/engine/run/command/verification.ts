/**
 * A verification as one attempt: the command is repeated where it runs until it passes or the deadline ends, so that a
 * dropped line does not stop the trying. Inside it, curl fails on an HTTP error, because a health check that answers
 * 503 has not passed.
 */
export function verificationCommand(command: string, deadlineMs: number): string {
  // Pauses are counted, in tenths of a second, and not read from a clock that may jump.
  const tenths = Math.max(10, Math.round(deadlineMs / 100));
  return [
    ...(/\bcurl\b/.test(command) ? failingCurl : []),
    `slipway_left=${tenths}; slipway_pause=1`,
    'slipway_try() {',
    command,
    '}',
    // A subshell, so that an `exit` in the command ends one try and not the trying.
    'until ( slipway_try ); do',
    '  slipway_left=$((slipway_left - slipway_pause))',
    '  if [ "$slipway_left" -le 0 ]; then echo "slipway: not passed within its deadline" >&2; exit 1; fi',
    // A service that has just been started is often up in an instant; one that is not deserves patience.
    '  if [ "$slipway_pause" -lt 10 ] && sleep "0.$slipway_pause" 2>/dev/null; then slipway_pause=$((slipway_pause * 2))',
    '  else sleep 1; slipway_pause=10; fi',
    '  if [ "$slipway_pause" -gt 10 ]; then slipway_pause=10; fi',
    'done',
  ].join('\n');
}

const failingCurl = [
  // An author who wrote --fail has said it; curl takes it only once. Status 2 is an older curl that knows only --fail.
  'curl() { for slipway_a in "$@"; do case "$slipway_a" in -f*|--fail*|-[sSLikv]*f*) command curl "$@"; return;; esac; done',
  '  command curl -sS --fail-with-body "$@"; slipway_c=$?',
  '  [ "$slipway_c" = 2 ] || return "$slipway_c"; command curl -sS --fail "$@"; }',
];
