import { list } from '../language.ts';
import type { ThresholdWords } from '../threshold-words.ts';

/** English words for bounds, and what stands around them. */
export const englishThresholds: ThresholdWords = {
  below: list`under, below, less than, fewer than, lower than`,
  above: list`above, over, exceed(s), exceeding, greater than, more than, higher than, longer than`,
  atMost: list`at most, up to, within, no more than, max, maximum, max.`,
  atLeast: list`at least, minimum, min., no less than`,
  belowBehind: [], // English needs none here.
  aboveBehind: [], // English needs none here.
  atMostBehind: { stems: list`or less, or fewer`, endings: list`max, maximum` },
  atLeastBehind: list`or more, or higher, minimum`,
  recommended: list`recommended, required, minimum, free, available`,
  milliseconds: { endings: list`ms`, stems: list`millisec…` },
  seconds: { endings: list`sec(s), second(s)` },
  minutes: { endings: list`min(s), minute(s)` },
  hours: { endings: list`hr(s), hour(s)` },
  days: { endings: list`day(s)` },
  weeks: { endings: list`week(s)` },
  lasting: {
    words: list`
      for…, for more than…, for at least…, for longer than…, for over…, for about…, sustained…, lasting…,
      persisting…, persists…, persist…, sustained for…, sustained over…, lasting for…, lasting over…,
      persisting for…, persisting over…, persists for…, persists over…, persist for…, persist over…, over…,
      within…, in…, over a…, over any…, over the last…, over the first…, within a…, within any…,
      within the last…, within the first…, in a…, in any…, in the last…, in the first…
    `,
  },
  inARow: list`in a row, straight, consecutively`,
  alertHeadings: { words: list`alerting rule(s)`, first: list`alarm…` },
  triggerHeadings: {
    endings: list`trigger(s)`,
    stems: list`
      criteria for roll, roll-back criteria, roll-back condition, roll-back if, rollback criteria,
      rollback condition, rollback if, roll back criteria, roll back condition, roll back if
    `,
  },
  whenHeadings: { words: list`when to roll…, when to revert…, when to abort…` },
  setUp: list`
    configured, set, set up, sent …, enabled, tested, defined, created, documented, verified, reviewed,
    active, working, in place, ready
  `,
  staysUp: {
    words: list`
      do not immediately roll…, do not immediately revert…, do not immediately abort…,
      do not automatically roll…, do not automatically revert…, do not automatically abort…,
      do not just roll…, do not just revert…, do not just abort…, do not simply roll…,
      do not simply revert…, do not simply abort…, do not yet roll…, do not yet revert…, do not yet abort…,
      do not auto roll…, do not auto revert…, do not auto abort…, do not manually roll…,
      do not manually revert…, do not manually abort…, do not roll…, do not revert…, do not abort…,
      don't immediately roll…, don't immediately revert…, don't immediately abort…,
      don't automatically roll…, don't automatically revert…, don't automatically abort…, don't just roll…,
      don't just revert…, don't just abort…, don't simply roll…, don't simply revert…, don't simply abort…,
      don't yet roll…, don't yet revert…, don't yet abort…, don't auto roll…, don't auto revert…,
      don't auto abort…, don't manually roll…, don't manually revert…, don't manually abort…, don't roll…,
      don't revert…, don't abort…, no need to immediately roll…, no need to immediately revert…,
      no need to immediately abort…, no need to automatically roll…, no need to automatically revert…,
      no need to automatically abort…, no need to just roll…, no need to just revert…,
      no need to just abort…, no need to simply roll…, no need to simply revert…, no need to simply abort…,
      no need to yet roll…, no need to yet revert…, no need to yet abort…, no need to auto roll…,
      no need to auto revert…, no need to auto abort…, no need to manually roll…,
      no need to manually revert…, no need to manually abort…, no need to roll…, no need to revert…,
      no need to abort…, not immediately roll…, not immediately revert…, not immediately abort…,
      not automatically roll…, not automatically revert…, not automatically abort…, not just roll…,
      not just revert…, not just abort…, not simply roll…, not simply revert…, not simply abort…,
      not yet roll…, not yet revert…, not yet abort…, not auto roll…, not auto revert…, not auto abort…,
      not manually roll…, not manually revert…, not manually abort…, not roll…, not revert…, not abort…
    `,
  },
  takesBack: {
    words: list`rolls~back…, rolled~back…, rolling~back…, roll~back…, undo, revert…, abort…, go~back, going~back`,
  },
  conditions: { words: list`if, when, once` },
  achieved: { stems: list`success, complet, verified`, words: list`done` },
  andOr: list`or, and`,
  andOrInside: [], // English needs none here.
  counted: {
    endings: list`connection(s)`,
    stems: list`lighthouse, score, factor, ratio, shift, rating, grade`,
    words: list`cls, index`,
  },
  recoveryTimes: {
    words: list`rto, rpo, mttr, recovery time, recovery point, time to recover, time to restore`,
  },
  goals: list`goal, target, objective, sla, slo, rto, rpo`,
  refusals: {
    stems: list`should fail, should be rejected, must fail, must be rejected`,
    words: list`reject…`,
  },
  availability: list`uptime, availability`,
  stopLabels: {
    words: list`
      no~go if…, no~go when…, no~go criteria…, no~go trigger(s)…, no~go condition(s)…, abort if…,
      abort when…, abort criteria…, abort trigger(s)…, abort condition(s)…, stop if…, stop when…,
      stop criteria…, stop condition(s)…, halt if…, halt when…, roll~back if…, roll~back when…,
      roll~back trigger(s)…, roll~back criteria…, roll~back condition(s)…, roll~back immediately if…,
      revert if…, revert when…, do not proceed if…, don't proceed if…, do not deploy if…,
      do not continue if…, kill criteria…, warning signs…, alarm signs…, red flags…,
      triggers for roll~back…
    `,
  },
  alarmLabels: { words: list`alarm(s), alert(s), alerting` },
  goalLabels: {
    words: list`
      go if, go when, go criteria, success criteria, success metric(s), exit criteria,
      acceptance criteria, target(s), target metric(s), goal(s), objective(s), kpi(s), slo(s), sla(s),
      performance budget(s)
    `,
  },
  goalColumns: {
    words: list`
      target(s), goal(s), limit(s), budget, slo, sla, objective, minimum target, required, requirement,
      criterion, acceptable
    `,
  },
  currentColumns: {
    words: list`
      current, currently, actual, now, measured, result(s), before, after, previous, today, baseline,
      observed, weight, score
    `,
  },
  leastColumns: { words: list`minimum, min, minimal` },
  reactionColumns: {
    words: list`
      response time, reaction time, respond within, resolution time, time to respond, response sla,
      response within
    `,
  },
  alertColumns: {
    words: list`
      warning, warn, critical, alert, alert threshold, alert at, alarm, page at, alert when, alert if
    `,
  },
  stopColumns: {
    words: list`
      roll~back if, roll~back when, roll~back trigger, roll~back threshold, roll~back criteria,
      roll~back at, trigger, no~go, abort if, abort when, abort threshold, stop if, fail if
    `,
  },
  severityColumns: {
    words: list`
      severity, action(s), alert, notify, notification, escalation, channel, respond, response, priority
    `,
  },
  failureColumns: {
    words: list`
      if it fails, if this fails, if fails, on failure, if failed, if not, when it fails, failure action
    `,
  },
  stops: {
    words: list`
      abort, roll~back, do not proceed, don't proceed, do not continue, don't continue, do not deploy,
      do not go on, stop the release, stop the deployment, stop the rollout, halt the release,
      halt the rollout, no~go, revert the release, revert the deployment, follow the roll~back procedure,
      execute the roll~back, reschedule
    `,
  },
  risingIsBad: {
    words: list`
      error…, failure…, fail rate…, failed…, latency…, response time…, complaint…, timeout…, 5xx…, 4xx…,
      crash…, restart…, downtime…, lag…, backlog…, queue…, memory usage…, disk usage…, usage…,
      utilization…, utilisation…, dropped…, unavailable…, duration…
    `,
  },
  fallingIsBad: {
    words: list`
      success…, uptime…, availability…, coverage…, hit rate…, hit ratio…, satisfaction…, score…,
      pass rate…, throughput…
    `,
  },
  zero: { first: list`zero` },
  faults: {
    words: list`
      error(s), warning(s), incident(s), defect(s), bug(s), failure(s), crash, crashes, vulnerability,
      vulnerabilities, violation(s), regression(s), complaint(s)
    `,
  },
  shouldBe: {
    words: list`should be…, must be…, should equal…, must equal…, should stay at…, must stay at…`,
  },
};
