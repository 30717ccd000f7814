import type { Words } from './placed-words.ts';

/** What one language calls bounds, and what stands around them. */
export interface ThresholdWords {
  /** In front of a number that a value stays below. */
  readonly below: Words;
  /** In front of a number that a value is above. */
  readonly above: Words;
  /** In front of the highest number that is allowed. */
  readonly atMost: Words;
  /** In front of the lowest number that is allowed. */
  readonly atLeast: Words;
  /** The same four, behind the number. */
  readonly belowBehind: Words;
  readonly aboveBehind: Words;
  readonly atMostBehind: Words;
  readonly atLeastBehind: Words;
  /** Behind `4GB+`. */
  readonly recommended: Words;
  /** Units of time, with the letters in which they are shortened; `s`, `m`, `h` and `d` are no words of a language. */
  readonly milliseconds: Words;
  readonly seconds: Words;
  readonly minutes: Words;
  readonly hours: Words;
  readonly days: Words;
  readonly weeks: Words;
  /** In front of how long a condition must hold. */
  readonly lasting: Words;
  /** Behind how long a condition must hold. */
  readonly inARow: Words;
  /** Headings of lists of alerts. */
  readonly alertHeadings: Words;
  /** Headings of lists of what makes a team roll back. */
  readonly triggerHeadings: Words;
  /** Headings that ask when to roll back. */
  readonly whenHeadings: Words;
  /** What is said of the alerting itself, once it has been set up. */
  readonly setUp: Words;
  /** Words for not rolling back. */
  readonly staysUp: Words;
  /** Words for rolling back. */
  readonly takesBack: Words;
  /** “If”, behind them. */
  readonly conditions: Words;
  /** What is said of a rollback that is over. */
  readonly achieved: Words;
  /** Words between two rules, with spaces around them. */
  readonly andOr: Words;
  /** Words between two rules, without. */
  readonly andOrInside: Words;
  /** What is counted without a unit. */
  readonly counted: Words;
  /** How long a recovery may take. */
  readonly recoveryTimes: Words;
  /** Words in front of a goal. */
  readonly goals: Words;
  /** A bound that is meant to be broken, in a test of the refusal. */
  readonly refusals: Words;
  /** The share of time in which something works. */
  readonly availability: Words;
  /** What announces reasons to stop a release or to take it back: “No-go if”. */
  readonly stopLabels: Words;
  /** Words for alarms, in a label or a heading of what they watch. */
  readonly alarmLabels: Words;
  /** What announces values to reach: “Go if”, “Success criteria”. */
  readonly goalLabels: Words;
  /** Headings of columns of values to reach. */
  readonly goalColumns: Words;
  /** Headings of columns of values as they are. */
  readonly currentColumns: Words;
  /** Headings of columns of the least that is needed. */
  readonly leastColumns: Words;
  /** Headings of columns of how soon somebody reacts. */
  readonly reactionColumns: Words;
  /** Headings of columns of values that warn. */
  readonly alertColumns: Words;
  /** Headings of columns of reasons to stop or to go back. */
  readonly stopColumns: Words;
  /** Headings of columns of what a breach means or leads to. */
  readonly severityColumns: Words;
  /** Headings of columns of what is done where a step fails. */
  readonly failureColumns: Words;
  /** Words for not going on, and for going back. */
  readonly stops: Words;
  /** What is measured and bad where it is high. */
  readonly risingIsBad: Words;
  /** What is measured and bad where it is low. */
  readonly fallingIsBad: Words;
  /** “Zero”, in front of what is counted. */
  readonly zero: Words;
  /** What there should be none of. */
  readonly faults: Words;
  /** In front of the value that is right. */
  readonly shouldBe: Words;
}
