import { loadScript } from '../../transport/scripts/load-script.ts';

const verify = loadScript('step/verify');
const failingCurl = loadScript('step/failing-curl');

/**
 * A verification as one attempt: the command is repeated where it runs until it passes or the deadline ends, so that a
 * dropped line does not stop the trying. Inside it, curl fails on an HTTP error, because a health check that answers
 * 503 has not passed.
 */
export function untilPassed(command: string, deadlineMs: number): string {
  const tenths = Math.max(10, Math.round(deadlineMs / 100));
  return [
    ...(/\bcurl\b/.test(command) ? [failingCurl] : []),
    verify,
    'slipway_try() {',
    command,
    '}',
    `slipway_verify ${tenths}`,
  ].join('\n');
}
