/**
 * The words for one topic. In all lists: `…` at an end of a word is more of the word; ` … ` between words is whatever
 * stands there, ` …` behind them one more word or none; ` _ ` is any number of the language's fillers; `~` is a
 * space, a hyphen or neither; `#` is a number; `(s)` are letters that may stand or not. Words are in lower case and without marks of a regular expression.
 */
export interface PlacedWords {
  /** Found anywhere, also within a longer word. */
  readonly stems?: readonly string[];
  /** Whole words. */
  readonly words?: readonly string[];
  /** Found at the end of a word. */
  readonly endings?: readonly string[];
  /** Found at the beginning of the text, as whole words. */
  readonly first?: readonly string[];
  /** Found at the end of the text, as whole words. */
  readonly last?: readonly string[];
  /** The whole text. */
  readonly alone?: readonly string[];
  /** Longer phrases in which the words mean something else. */
  readonly except?: readonly string[];
}

/** A list by itself is one of stems. */
export type Words = readonly string[] | PlacedWords;
