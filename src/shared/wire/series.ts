/** Name of the series that one host of a group has of a tile. */
export function hostSeries(tile: string, host: string): string {
  return `${tile}@${host}`;
}

/** Samples kept of a series: an hour at one a second; of a single host of a group, of which there may be a hundred, ten minutes. */
export function samplesKept(series: string): number {
  return series.includes('@') ? 600 : 3_600;
}
