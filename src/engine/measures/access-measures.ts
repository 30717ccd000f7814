/** Tiles and quantiles that an access log tells of: the quantiles where its requests are timed. */
export const accessMeasures: readonly string[] = [
  'errors',
  'throughput',
  'latency',
  'latency p50',
  'latency p90',
  'latency p99',
  'latency p999',
];
