/** What a reader made of a sentence with a bound or a condition in it, and by which rule. */
export interface ThresholdCandidate {
  readonly text: string;
  readonly line: number;
  readonly decision: 'budget' | 'alert' | 'text';
  readonly reason: string;
}

/** Told of every sentence that could have been a threshold. */
export type Claim = (claim: ThresholdCandidate) => void;

/** Nobody listens. */
export const ignoreCandidate: Claim = () => undefined;
