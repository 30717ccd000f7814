import { quotePath } from '../../transport/durable/step-script.ts';
import { quoteWord } from '../../transport/transport.ts';

/** Where a file's follow stands: which file (inode) and how many of its bytes have been shown. */
export interface FilePosition {
  readonly inode: string;
  readonly offset: number;
}

/** Lines of the past that are shown when a follow begins. */
const backlog = 200;

/**
 * Follows a file by inode and offset with POSIX tools alone. The first line is `slipway:INODE:OFFSET:GAP`: which file is
 * being read, from where, and how many bytes before it cannot be proven shown. On return after a break the same inode
 * goes on at its offset; a file that was rotated away is finished first where it still lies beside its successor.
 */
export function followFileCommand(path: string, from: FilePosition | null): string {
  const script = `f=${quotePath(path)}
inode() { ls -di "$1" 2>/dev/null | awk '{print $1}'; }
size() { wc -c < "$1" 2>/dev/null | tr -d ' '; }
i=0; while [ ! -r "$f" ] && [ $i -lt 5 ]; do sleep 0.2; i=$((i+1)); done
[ -r "$f" ] || { echo "$f cannot be read" >&2; exit 66; }
n=$(inode "$f"); s=$(size "$f"); was=$1; o=$2
if [ -z "$was" ]; then
  o=$(( s - $(tail -n ${backlog} "$f" | wc -c) )); [ $o -ge 0 ] || o=0
  echo "slipway:$n:$o:0"
elif [ "$was" = "$n" ] && [ "$s" -ge "$o" ]; then echo "slipway:$n:$o:0"
elif [ "$was" = "$n" ]; then o=0; echo "slipway:$n:0:-1"
else
  old=; for g in "$f".* "$f"-*; do [ "$(inode "$g")" = "$was" ] && old=$g; done
  if [ -n "$old" ]; then echo "slipway:$n:$((o - $(size "$old"))):0"; tail -c +$((o+1)) "$old"; else echo "slipway:$n:0:-1"; fi
  o=0
fi
# A file that is emptied and filled again before tail looks is as long as before: only its first bytes tell.
first() { k=$(size "$f"); [ "\${k:-0}" -le 64 ] || k=64; n=$(inode "$f"); h=$(head -c "\${k:-0}" "$f" 2>/dev/null | cksum); }
first
( while sleep 1 && kill -0 $$ 2>/dev/null; do
  [ "$(inode "$f")" != "$n" ] || [ "$(head -c "\${k:-0}" "$f" 2>/dev/null | cksum)" = "$h" ] || echo "tail: $f: file truncated"
  first
done ) &
exec tail -c +$((o+1)) -F "$f"`;
  return `/bin/sh -c ${quoteWord(script)} slipway ${quoteWord(from?.inode ?? '')} ${from?.offset ?? 0}`;
}

/** Reads the head line; null when it is none. `lost`: bytes that cannot be proven shown, -1 for "an unknown number". */
export function readHead(line: string): { readonly position: FilePosition; readonly lost: number } | null {
  const match = /^slipway:(\d+):(-?\d+):(-?\d+)$/.exec(line);
  if (match === null) return null;
  return { position: { inode: match[1] ?? '', offset: Number(match[2]) }, lost: Number(match[3]) };
}
