import { formatBytes } from '../../../shared/text/duration.ts';

// Why a source is not read. Addresses come without their passwords.

const seconds = (ms: number): string => `${ms / 1_000} s`;

export const badAddress = (address: string): string => `${address} is not a web address`;
export const onlyHttp = (address: string): string => `${address}: only http and https pages can be read`;
export const noAnswer = (address: string, ms: number): string =>
  `${address} did not answer within ${seconds(ms)}`;
export const unfinished = (address: string, ms: number): string =>
  `${address} began to answer and did not finish within ${seconds(ms)}`;
export const notConnected = (via: string, ms: number): string =>
  `${via} was not connected within ${seconds(ms)}`;
export const refused = (address: string): string => `Nothing listens at ${address}: connection refused`;
export const unknownName = (address: string): string => `${address}: the name of the server is not known`;
export const failed = (address: string, why: string): string => `${address} could not be read: ${why}`;
export const tooLarge = (address: string, bytes: number): string =>
  `${address} is larger than ${formatBytes(bytes)} and was not read`;
export const noTls = (address: string): string => `${address} does not speak TLS; is it an http page?`;
export const noHttp = (address: string): string => `${address} does not speak HTTP`;
export const notTrusted = (address: string, why: string): string =>
  `The certificate of ${address} is not trusted: ${why}; name its CA with “ca” in the sidecar`;
export const noCa = (file: string, why: string): string => `The CA file ${file} cannot be read: ${why}`;
export const badCompression = (address: string): string =>
  `${address} is compressed and cannot be uncompressed`;
export const unknownCompression = (address: string, encoding: string): string =>
  `${address} is compressed as “${encoding}”, which was not asked for`;
export const noExposition = (address: string, type: string): string =>
  `${address} is not a page of metrics${type === '' ? '' : ` (${type})`}`;
export const cutShort = (address: string): string => `${address} was cut short: its end mark is missing`;
export const tooManyRedirects = (address: string): string => `${address} redirects again and again`;
export const badRedirect = (address: string, to: string): string =>
  `${address} redirects to ${to}, which cannot be read`;
export const noSeries = (address: string): string => `${address} has no series that matches`;
export const nothingNewer = (address: string): string => `${address} has sent nothing new for a minute`;
export const noHostAnswer = (host: string, ms: number): string =>
  `${host} did not answer within ${seconds(ms)}`;
export const notForwarded = (via: string, host: string, why: string): string =>
  `${via} could not reach ${host}: ${why}`;
export const forwardingProhibited = (via: string): string =>
  `The SSH server of ${via} does not allow forwarding (AllowTcpForwarding), so pages cannot be read through it`;

/** `HTTP 401 from https://…: credentials needed`. */
export function httpStatus(address: string, status: number, gaveCredentials: boolean): string {
  const means =
    status === 401 ? (gaveCredentials ? 'credentials refused' : 'credentials needed') : meanings[status];
  return `HTTP ${status} from ${address}${means === undefined ? '' : `: ${means}`}`;
}

const meanings: Readonly<Record<number, string>> = {
  400: 'it was not understood',
  403: 'not allowed',
  404: 'no such page',
  429: 'asked too often',
  500: 'the service failed',
  502: 'the service behind the proxy does not answer',
  503: 'the service is not available',
  504: 'the service behind the proxy does not answer in time',
};
export const notEvaluated = 'the Prometheus server gave no value for the query of the rule';
