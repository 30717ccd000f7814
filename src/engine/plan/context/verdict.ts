/** A yes or no with the rule that gave it, in words for a person. */
export interface Verdict {
  readonly is: boolean;
  readonly reason: string;
}

export function yes(reason: string): Verdict {
  return { is: true, reason };
}

export function no(reason: string): Verdict {
  return { is: false, reason };
}
