import { type AttemptId, type AttemptSpec, quoteWord } from './transport.ts';

/**
 * The supervisor of a remote step. Nothing is installed: it is POSIX sh, sent with the step, and it does with builtins what
 * builtins can do, because every program it starts costs as much as the step's own.
 *
 * `mkdir` of the attempt's directory is the atomic start: whoever makes it starts the step, everybody else attaches.
 * The step arrives on stdin, closed by a line with the nonce; half a step is never begun. It runs in a session of its own
 * (`setsid`), writes to a file, and its exit status overwrites a line that was written before it began, so that it finds
 * room on a full disk. The shell that answers the console only follows that file, so it may die with the connection at any
 * moment. The last thing it prints is a marker with the nonce, the state and the output's true size; when fewer bytes
 * arrived (the follower is killed, not drained), the console asks for the rest by offset.
 */

/** Ends the stream of a start or an attach: `record separator, nonce, state, exit, size, reason`. */
export interface DurableEnd {
  /**
   * `ended`: exit status known. `lost`: the step is gone without one. `absent`: there is no such attempt. `sealed`: there
   * was none, and now none can be started any more. `refused`: it could not be begun there, and was not.
   */
  readonly state: 'ended' | 'lost' | 'absent' | 'sealed' | 'refused';
  readonly exit: number | null;
  /** Bytes of output there are; 0 where all of them came before the marker. */
  readonly size: number;
  readonly reason: string;
}

export function markerStart(nonce: string): Buffer {
  return Buffer.from(`\x1eslipway:${nonce}:`);
}

/** Reads what follows {@link markerStart}; null while it is incomplete. */
export function readMarker(text: string): DurableEnd | null {
  const match = /^(ended|lost|absent|sealed|refused):(\d*):(\d*):([^\n]*)\n/.exec(text);
  if (match === null) return null;
  return {
    state: match[1] as DurableEnd['state'],
    exit: match[2] === '' ? null : Number(match[2]),
    size: Number(match[3] || '0'),
    reason: match[4] ?? '',
  };
}

/** Attempt directory below the base, one path component a level. */
export function attemptPath(spec: AttemptId): string {
  return `${spec.run}/${attemptName(spec)}`;
}

/** An attempt's name within its run: no two attempts have the same, wherever they run. */
export function attemptName({ item, attempt, host }: Omit<AttemptId, 'run'>): string {
  return `${item}.${attempt}${host === null ? '' : `.${encodeURIComponent(host)}`}`;
}

// In every script: $1 the run, $2 the attempt, $3 the nonce.
const say = `m="\x1eslipway:$3:"
say() { printf '%s%s\\n' "$m" "$1"; }
boot() { n=; read -r n 2>/dev/null < /proc/sys/kernel/random/boot_id; }`;

// A home that cannot be written to (read-only, full, none at all) falls back to a private folder in /tmp, and says so.
const findBase = `umask 077
b="$HOME/.slipway"; note=
[ -d "$b/$1/work" ] || mkdir -p "$b/$1/work" 2>/dev/null
if [ ! -d "$b/$1/work" ] || [ ! -w "$b/$1" ]; then
  u=$(id -u); b="/tmp/.slipway-$u"; note="slipway: $HOME cannot be written to; this step is kept in $b"
  mkdir -p "$b/$1/work" 2>/dev/null && [ -O "$b" ] && [ ! -L "$b" ] && chmod 700 "$b" || { say 'refused:::neither the home nor /tmp has a folder that this account may write to'; exit 98; }
fi
d="$b/$1/$2"`;

// x: the exit status once there is one. A line that was not ended yet is not believed.
const followUntilEnd = `ended() { x=; read -r x 2>/dev/null < "$d/status" && case "$x" in ''|-*) x=; return 1;; esac; }
finish() {
  if ended; then say "ended:$x:$1:"; return; fi
  r="the step's process is gone and left no exit status"; boot
  o=; read -r o 2>/dev/null < "$d/boot"
  if [ -n "$n" ] && [ "$n" != "$o" ]; then r="the server was restarted while the step ran"; fi
  say "lost::$1:$r"
}
size() { z=$(wc -c < "$d/out" 2>/dev/null) || z=0; z=$((z)); }`;

const attachBody = `alive() {
  p=; read -r p 2>/dev/null < "$d/pid"; [ -n "$p" ] && kill -0 "$p" 2>/dev/null || return 1
  # The number may belong to somebody else by now.
  [ ! -r "/proc/$p/cmdline" ] || case "$(tr '\\0' ' ' < "/proc/$p/cmdline")" in *"$d"*) ;; *) return 1;; esac
}
if [ -e "$d/never" ]; then say 'sealed:::it was never started there'; exit 0; fi
i=0; while [ ! -s "$d/pid" ] && ! ended && [ $i -lt 20 ]; do sleep 0.1 2>/dev/null || sleep 1; i=$((i+1)); done
boot; q=; read -r q 2>/dev/null < "$d/boot"
if ended || [ "$n" != "$q" ] || ! alive; then tail -c +$((at+1)) "$d/out" 2>/dev/null
else
  tail -c +$((at+1)) -f "$d/out" 2>/dev/null & f=$!
  while ! ended && alive; do sleep 0.1 2>/dev/null || sleep 1; done
  kill "$f" 2>/dev/null; wait "$f" 2>/dev/null
fi
size; finish "$z"`;

// The supervisor outlives the signals that its step does not (a trap that does something is reset in what the shell
// starts), so that a cancelled step leaves its status too. It holds no descriptor of the connection, so that sshd can let go.
const supervisor =
  'trap : INT TERM HUP; echo $$ > "$1/pid"; "$2" "$1/script" >> "$1/out" 2>&1 < /dev/null; printf "%-3s\\n" "$?" 1<> "$1/status"';

const launch = `SLIPWAY_STATE="$b/$1/state-$4"; SLIPWAY_WORK="$b/$1/work"; export SLIPWAY_STATE SLIPWAY_WORK
  if command -v bash >/dev/null 2>&1; then sh=bash; else sh=sh; fi
  run='${supervisor}'
  if command -v setsid >/dev/null 2>&1; then set -- setsid /bin/sh -c "$run" slipway "$d" "$sh"
  elif command -v perl >/dev/null 2>&1; then set -- perl -MPOSIX -e 'POSIX::setsid(); exec @ARGV' /bin/sh -c "$run" slipway "$d" "$sh"
  else set -- /bin/sh -c "trap '' HUP; $run" slipway "$d" "$sh"; fi
  "$@" </dev/null >/dev/null 2>&1 &
  w=$!`;

/**
 * Starts the attempt, or attaches when it was started before. Its script comes on stdin, see {@link startInput}. `forget`
 * are attempts of the same run whose outcomes are recorded: their directories go while the step runs.
 */
export function startCommand(spec: AttemptSpec, nonce: string, forget: readonly string[] = []): string {
  const leftovers = forget.map((name) => ` "$b/"${quoteWord(name)}`).join('');
  const script = `${say}
s=; while IFS= read -r l && [ "$l" != "$3" ]; do s="$s$l
"; done
[ "$l" = "$3" ] || { say 'absent:::the step did not arrive whole'; exit 0; }
${findBase}
${followUntilEnd}
if mkdir "$d" 2>/dev/null; then
  boot
  { printf '%s' "$s" > "$d/script" && printf '%s' "\${note:+$note
}" > "$d/out" && echo "$n" > "$d/boot" && echo '-  ' > "$d/status" && [ -s "$d/status" ] && echo > "$d/pid"; } 2>/dev/null ||
    { rm -rf "$d"; say 'refused:::its folder could not be written to (is the disk full?)'; exit 98; }
  : > "$d/pid"
  ${launch}
  ${leftovers === '' ? '' : `rm -rf${leftovers} </dev/null >/dev/null 2>&1 &`}
  ( sleep 0.25 </dev/null >/dev/null 2>&1; : > "$d/live"; exec tail -c +1 -f "$d/out" 2>/dev/null ) &
  f=$!
  wait "$w" 2>/dev/null
  kill "$f" 2>/dev/null; wait "$f" 2>/dev/null
  z=; if [ -e "$d/live" ]; then size; elif [ -s "$d/out" ]; then cat "$d/out" || size; fi
  finish "$z"
elif [ -d "$d" ]; then
  at=0
  ${attachBody}
else say 'refused:::its folder could not be made (is the disk full?)'; fi`;
  const words = [spec.run, attemptName(spec), nonce, spec.section].map(quoteWord);
  return `/bin/sh -c ${quoteWord(script)} slipway ${words.join(' ')}`;
}

/** What a start reads on stdin: the script, and the line that says that it is whole. */
export function startInput(script: string, nonce: string): string {
  return `${script}${script.endsWith('\n') ? '' : '\n'}${nonce}\n`;
}

/**
 * Attaches to an attempt that was started earlier and gives its output from `offset` on. With `sealAfterMs` (how long ago
 * its intent was recorded) an attempt that is not there is sealed: a start that is still on its way will find it taken.
 * Only a server that has run since then, and keeps attempts in a home, can tell that there was none.
 */
export function attachCommand(
  spec: AttemptId,
  offset: number,
  nonce: string,
  sealAfterMs: number | null = null,
): string {
  const script = `${say}
d="$HOME/.slipway/$1/$2"; [ -d "$d" ] || d="/tmp/.slipway-$(id -u)/$1/$2"
${followUntilEnd}
if [ ! -d "$d" ]; then
  up=; IFS='. ' read -r up _ 2>/dev/null < /proc/uptime
  if [ -z "$5" ]; then say 'absent::0:the step is not there'
  elif [ -z "$up" ] || [ "$up" -le "$5" ]; then say 'lost::0:the server was restarted since, and nothing is left of the step'
  elif d="$HOME/.slipway/$1/$2"; umask 077; mkdir -p "$HOME/.slipway/$1" 2>/dev/null && mkdir "$d" 2>/dev/null && : > "$d/never"; then say 'sealed::0:it was never started there'
  else say 'lost::0:nothing is left of the step'; fi
  exit 0
fi
at=$4
${attachBody}`;
  const seconds = sealAfterMs === null ? '' : String(Math.ceil(sealAfterMs / 1_000) + 1);
  const words = [spec.run, attemptName(spec), nonce, String(offset), seconds];
  return `/bin/sh -c ${quoteWord(script)} slipway ${words.map((word) => (word === '' ? "''" : quoteWord(word))).join(' ')}`;
}

/**
 * Interrupts, after five seconds terminates, after five more kills, everything the step started, and makes sure that an exit
 * status stays behind. A step that ignores the interrupt (shells start background commands so) is terminated at once.
 */
export function cancelCommand(spec: AttemptId): string {
  const script = `d="$HOME/.slipway/$1"; [ -d "$d" ] || d="/tmp/.slipway-$(id -u)/$1"
p=; read -r p 2>/dev/null < "$d/pid"; [ -n "$p" ] || exit 0
over() { x=; read -r x 2>/dev/null < "$d/status" && case "$x" in ''|-*) ;; *) return 0;; esac; ! kill -0 "$p" 2>/dev/null; }
linger() { i=0; while [ $i -lt 50 ]; do over && exit 0; sleep 0.1 2>/dev/null || { sleep 1; i=$((i+9)); }; i=$((i+1)); done; }
below() { for c in $(cat "/proc/$1/task/$1/children" 2>/dev/null); do echo "$c"; below "$c"; done; }
# Without a group of its own (no setsid there) only what descends from it is meant, parents first: none may go on.
hit() { kill -s "$1" -- "-$p" 2>/dev/null || for c in $(below "$p"); do kill -s "$1" "$c" 2>/dev/null; done; }
deaf=; while read -r k v; do [ "$k" != SigIgn: ] || deaf=\${v#"\${v%?}"}; done 2>/dev/null < "/proc/$p/status"
case "$deaf" in [2367abef]) ;; *) hit INT; linger;; esac
hit TERM; linger
hit KILL; kill -s KILL "$p" 2>/dev/null
i=0; while kill -0 "$p" 2>/dev/null && [ $i -lt 50 ]; do sleep 0.1 2>/dev/null || sleep 1; i=$((i+1)); done
# The supervisor went with its step: its status is known all the same.
over && [ -n "$x" ] && [ "$x" != - ] || printf '%-3s\\n' 137 1<> "$d/status"`;
  return `/bin/sh -c ${quoteWord(script)} slipway ${quoteWord(attemptPath(spec))}`;
}

/** Removes directories of attempts, given as {@link attemptPath}s. */
export function forgetCommand(paths: readonly string[]): string {
  return `/bin/sh -c 'u=$(id -u); for p in "$@"; do rm -rf "$HOME/.slipway/$p" "/tmp/.slipway-$u/$p"; done' slipway ${paths.map(quoteWord).join(' ')}`;
}
