// Why a package was not made, in words: electron-builder's own are a stack.

/** What no host answers, a proxy refuses, or a line drops. */
const unreachable =
  /\b(?:ENOTFOUND|EAI_AGAIN|ECONNREFUSED|ECONNRESET|ENETUNREACH|EHOSTUNREACH|ETIMEDOUT|CERT_\w+|SELF_SIGNED_CERT\w*|UNABLE_TO_\w+)\b[^\n]*|[Rr]esponse code (?:40[137]|404|5\d\d)[^\n]*|Cannot download[^\n]*/;

/** What people can hand in instead of what has to be fetched. */
const instead = {
  AppImage: null,
  deb: 'install fpm and set USE_SYSTEM_FPM=true',
  dir: 'unpack an Electron of this version yourself and name its folder in ELECTRON_OVERRIDE_DIST_PATH',
};

/**
 * One paragraph: what was not made, why, what to do.
 * @param {string} what what was asked for, such as `deb`
 * @param {string} output what electron-builder printed
 */
export function explainFailure(what, output) {
  const why = unreachable
    .exec(output)?.[0]
    .trim()
    .split(/\s+(?:failedTask|stackTrace)=/)[0];
  const name = what === 'dir' ? 'The unpacked application' : `The ${what}`;
  if (why === undefined) return `${name} was not made. electron-builder says:\n${lastErrors(output)}`;
  const part = what === 'dir' ? "Electron's program" : 'a tool that makes it';
  const other = instead[what] ?? null;
  return `${name} was not made: ${part} could not be fetched (${why}). Run this again where GitHub can be reached${other === null ? '' : `, or ${other}`}.`;
}

/** The lines it marks as errors, else its last ones. */
function lastErrors(output) {
  const lines = output.trimEnd().split('\n');
  const marked = lines.filter((line) => line.includes('⨯')).map((line) => line.trim());
  return (marked.length > 0 ? marked : lines.slice(-20)).join('\n');
}
