/** How the waits between tries grow, in ms. */
export interface Backoff {
  readonly firstMs: number;
  readonly mostMs: number;
  /** `double`: 1, 2, 4, 8 times the first wait. `add`: 1, 2, 3, 4 times. */
  readonly growth: 'double' | 'add';
}

/**
 * The wait before the next try after `failures` tries that failed (from 1), in ms. `spread` in [0, 1) moves it by a quarter
 * either way, so that many consoles do not come back at the same moment; 0.5 leaves it as it is.
 */
export function backoffMs({ firstMs, mostMs, growth }: Backoff, failures: number, spread = 0.5): number {
  const times = growth === 'add' ? Math.max(1, failures) : 2 ** Math.min(30, Math.max(0, failures - 1));
  return Math.round(Math.min(mostMs, firstMs * times) * (0.75 + spread * 0.5));
}
