/** What a person, or a walk on their behalf, wants of one run of an item. */
export interface StartOptions {
  /** A person has read what a dangerous item does to production, and wants it. */
  readonly confirmed?: boolean;
  /** On a group: the hosts to take; without them, those on which the item has not passed. */
  readonly hosts?: readonly string[];
}
