import { execFile } from 'node:child_process';
import { handedOnNames } from './handed-on-packages.ts';

/** What `npm audit` came to: packages with known holes of severity high or more, or why it could not tell. */
export type Audit =
  | { readonly findings: readonly string[] }
  | { readonly findings: null; readonly reason: string };

interface Report {
  readonly vulnerabilities?: Readonly<
    Record<string, { readonly name?: string; readonly severity?: string; readonly range?: string }>
  >;
  readonly message?: string;
  readonly error?: { readonly summary?: string; readonly detail?: string };
}

const grave = new Set(['high', 'critical']);

/**
 * Reads what `npm audit --json` printed, of packages that are handed on; hosts are left out of the reason. What is bundled is a
 * development dependency, and so is what only builds and tests.
 */
export function readAudit(printed: string, isHandedOn: (name: string) => boolean = () => true): Audit {
  let report: Report;
  try {
    report = JSON.parse(printed) as Report;
  } catch (error) {
    return { findings: null, reason: `npm audit printed no report (${(error as Error).name})` };
  }
  const { vulnerabilities } = report;
  if (vulnerabilities === undefined) {
    const why = report.error?.summary || report.message || 'it gave no reason';
    return { findings: null, reason: why.replace(/https?:\/\/\S+/g, 'the registry') };
  }
  return {
    findings: Object.values(vulnerabilities)
      .filter(({ name, severity }) => grave.has(severity ?? '') && isHandedOn(name ?? ''))
      .map(({ name, severity, range }) => `${name} ${range} (${severity})`)
      .sort(),
  };
}

/** Asks the registry about the packages that are handed on, without trying again. */
export function askRegistry(): Promise<Audit> {
  const shipped = handedOnNames();
  const args = ['audit', '--json', '--fetch-retries=0', '--fetch-timeout=20000'];
  return new Promise((done) => {
    // It ends with 1 where it finds anything.
    execFile('npm', args, { timeout: 60_000, maxBuffer: 64 * 1024 * 1024 }, (_error, stdout) =>
      done(readAudit(stdout, (name) => shipped.has(name))),
    );
  });
}
