/** What a reader made of a sentence with a bound or a condition in it, and by which rule. */
export interface ThresholdClaim {
  readonly text: string;
  readonly line: number;
  readonly decision: 'budget' | 'alert' | 'text';
  readonly reason: string;
}

/** Told of every sentence that could have been a threshold. */
export type Claim = (claim: ThresholdClaim) => void;

/** Nobody listens. */
export const unheard: Claim = () => undefined;
