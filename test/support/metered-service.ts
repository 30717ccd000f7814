import { createServer } from 'node:http';
import type { AddressInfo } from 'node:net';

/** A small HTTP service on loopback that counts what it answers, and can be told to fail. */
export interface MeteredService {
  readonly metrics: string;
  /** Whether what it answers from now on are errors. */
  failing: boolean;
  /** What else stands on its page. */
  more: string;
  /** How often it was asked. */
  asked: number;
  stop(): Promise<void>;
}

/** Requests between two scrapes, so that rates are never taken of nothing. */
const requestsAScrape = 20;

/** `port` 0: whichever is free. */
export async function startMeteredService(port = 0): Promise<MeteredService> {
  const counts = { 200: 0, 500: 0 };
  const server = createServer((_request, response) => {
    service.asked += 1;
    counts[service.failing ? 500 : 200] += requestsAScrape;
    response.end(
      Object.entries(counts)
        .map(([code, count]) => `http_requests_total{code="${code}"} ${count}\n`)
        .join('') + service.more,
    );
  });
  await new Promise<void>((resolve) => server.listen(port, '127.0.0.1', resolve));
  const { port: taken } = server.address() as AddressInfo;
  const service: MeteredService = {
    metrics: `http://127.0.0.1:${taken}/metrics`,
    failing: false,
    more: '',
    asked: 0,
    stop: async () => {
      server.closeAllConnections();
      await new Promise((resolve) => server.close(resolve));
    },
  };
  return service;
}
