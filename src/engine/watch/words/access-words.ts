// Why an access log is not read, and what to do. Nothing on the server is changed either way.

/** `kind` is the word of scripts/watch/access-log.sh. */
export function refused(
  path: string,
  { kind, detail }: { readonly kind: string; readonly detail: string },
): string {
  const say = reasons[kind];
  return say === undefined ? `${path} could not be read` : say(path, detail);
}

const reasons: Readonly<Record<string, (path: string, detail: string) => string>> = {
  missing: (path) => `There is no file ${path}`,
  several: (path, detail) =>
    `${path} matches ${/^\d+$/.test(detail) ? detail : 'several'} files; name one of them`,
  folder: (path) => `${path} is a folder; name the log file in it`,
  special: (path) => `${path} is not a regular file and was not opened`,
  denied: (path) =>
    `${path} may not be read by this account. Let it read the log: on Debian and Ubuntu the group “adm” may (sudo usermod -aG adm ACCOUNT, then sign in again)`,
  format: (path) =>
    `${path} is in no format that Slipway reads: nginx or Apache (combined), Caddy, HAProxy (httplog), or JSON with a status and a time in each line`,
  awk: (path) => `${path} cannot be counted: the server has no awk`,
};

export const noAnswer = (path: string, host: string): string =>
  `${path} was not read to its end on ${host}. Nothing of it was used`;
