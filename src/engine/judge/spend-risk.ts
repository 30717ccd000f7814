/**
 * What may be risked over the looks of a planned soak. The tests are exact on counts and ranks and ask for a change that matters as well,
 * so that false alarms are far fewer: `test/engine/judge` counts them.
 */
const plannedRisk = 0.01;

/** A soak is planned for at least so many looks. */
export const leastLooks = 45;

/**
 * The chance of a false alarm that one look may take: the same for each look that was planned, so that a fault is as easy to see late as
 * early. Who looks on after that spends half as much over as many looks again, then a quarter, and so on: all looks together never
 * risk twice that.
 */
export function riskOfLook(look: number, planned: number): number {
  const looks = Math.max(planned, leastLooks);
  const stretch = Math.floor((look - 1) / looks);
  return plannedRisk / 2 ** stretch / looks;
}
