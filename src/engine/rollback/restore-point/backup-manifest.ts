import type { KeptPath } from '../../../shared/journal/events.ts';

/** Shell functions shared by everything that looks at kept paths. A directory's hash covers its files' names and contents. */
export const hashTools = `
tool=sha256sum; command -v sha256sum >/dev/null 2>&1 || tool='shasum -a 256'
# OpenSSL knows the processor's own instructions, which coreutils often do not: five times as fast on a large file.
one() { { command -v openssl >/dev/null 2>&1 && openssl dgst -sha256 -r; } < "$1" 2>/dev/null || $tool < "$1"; }
hashof() {
  if [ -d "$1" ]; then h=$(cd "$1" && find . -type f -exec $tool {} + | LC_ALL=C sort -k 2 | $tool)
  elif [ -f "$1" ]; then h=$(one "$1")
  else h=missing; fi
  echo "\${h%% *}"
}
sizeof() { find "$1" -type f -exec cat {} + 2>/dev/null | wc -c | tr -d ' '; }`;

/** Reads lines of `path, kept, sha256, bytes`, separated by tabs. */
export function readPaths(text: string): KeptPath[] {
  return text.split('\n').flatMap((line) => {
    const [path, kept, sha256, bytes] = line.split('\t');
    if (path === undefined || kept === undefined || sha256 === undefined || bytes === undefined) return [];
    return [{ path, kept, sha256, bytes: Number(bytes) || 0 }];
  });
}
