export const title = 'Live metrics';
export const endedTitle = 'Metrics';
export const notKept =
  'This run is over, and no server is asked about it. Nothing that was measured in it is kept; the alerts that fired are.';
export const within = 'within budget';
export const over = (n: number): string => `${n} over budget`;
export const empty =
  'No metrics yet. Add a source to the sidecar under “metrics”, for example { host: web-1 } or { scrape: "http://localhost:8000/metrics", via: web-1 }.';

export const verdicts = { pass: 'within budget', fail: 'over budget', 'no-data': 'no data' } as const;
export const notRead = (source: string): string => `Not read: ${source}`;
export const titleOf = (source: string, reason: string | null): string =>
  reason === null ? source : `${source}\nNot read: ${reason}`;
export const openChart = (label: string): string => `Chart of ${label}`;
export const allCharts = 'All charts';
export const noData = 'no data';
export const hostOf = (label: string): string => `Host for ${label}`;
export const allHosts = (n: number): string => `all ${n} hosts`;
export const worstOf = (host: string, n: number): string => `${host} · worst of ${n}`;
