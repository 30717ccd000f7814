import { type AttemptId, type AttemptSpec, quoteWord } from './transport.ts';

/**
 * The supervisor of a remote step. Nothing is installed: it is POSIX sh, sent with the step.
 *
 * `mkdir` of the attempt's directory is the atomic start: whoever makes it starts the step, everybody else attaches.
 * The step runs in a session of its own (`setsid`), writes to a file, and its exit status appears by rename. The shell
 * that answers the console only follows that file, so it may die with the connection at any moment.
 * The last thing it prints is a marker with a nonce, the state and the output's true size; when fewer bytes arrived
 * (the follower is killed, not drained), the console asks for the rest by offset.
 */

/** Ends the stream of a start or an attach: `ESC-free record separator, nonce, state, exit, size`. */
export interface DurableEnd {
  /** `ended`: exit status known. `lost`: the step is gone without one. `absent`: there is no such attempt. */
  readonly state: 'ended' | 'lost' | 'absent';
  readonly exit: number | null;
  readonly size: number;
  readonly reason: string;
}

export function markerStart(nonce: string): Buffer {
  return Buffer.from(`\x1eslipway:${nonce}:`);
}

/** Reads what follows {@link markerStart}; null while it is incomplete. */
export function readMarker(text: string): DurableEnd | null {
  const match = /^(ended|lost|absent):(\d*):(\d*):([^\n]*)\n/.exec(text);
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

// A home that cannot be written to (read-only, none at all) falls back to a private folder in /tmp, and says so.
const findBase = `
umask 077
b="$HOME/.slipway"
if ! mkdir -p "$b/$1" 2>/dev/null || [ ! -w "$b/$1" ]; then
  b="/tmp/.slipway-$(id -u)"
  mkdir -p "$b/$1" && [ -O "$b" ] || { printf '%sabsent:::no writable folder for the step\\n' "$m"; exit 98; }
fi
d="$b/$1/$2"`;

const followUntilEnd = `
finish() {
  s=ended; r=; x=$(cat "$d/status" 2>/dev/null)
  if [ -z "$x" ]; then
    s=lost; r="the step's process is gone and left no exit status"
    n=$(cat /proc/sys/kernel/random/boot_id 2>/dev/null)
    if [ -n "$n" ] && [ "$n" != "$(cat "$d/boot" 2>/dev/null)" ]; then r="the server was restarted while the step ran"; fi
  fi
  printf '%s%s:%s:%s:%s\\n' "$m" "$s" "$x" "$(($(wc -c < "$d/out" 2>/dev/null || echo 0)))" "$r"
}`;

/** Starts the attempt, or attaches when it was started before; the step's script comes on stdin. */
export function startCommand(spec: AttemptSpec, nonce: string): string {
  const script = `m=$(printf '\\036slipway:%s:' "$4")${findBase}${followUntilEnd}
if mkdir "$d" 2>/dev/null; then
  cat > "$d/script"; : > "$d/out"
  cat /proc/sys/kernel/random/boot_id > "$d/boot" 2>/dev/null
  sh=$(command -v bash || command -v sh)
  ${launch}
  ( sleep 0.25 </dev/null >/dev/null 2>&1; : > "$d/live"; exec tail -c +1 -f "$d/out" 2>/dev/null ) &
  f=$!
  wait "$w" 2>/dev/null
  kill "$f" 2>/dev/null; wait "$f" 2>/dev/null
  if [ ! -e "$d/live" ]; then cat "$d/out"; fi
  finish
else
  cat > /dev/null
  o=0
  ${attachBody}
fi`;
  return `/bin/sh -c ${quoteWord(script)} slipway ${quoteWord(spec.run)} ${quoteWord(attemptName(spec))} ${quoteWord(spec.section)} ${nonce}`;
}

// A cancelled step must still leave its status: the supervisor outlives the signals that its step does not (a trap that
// does something is reset in what the shell starts).
// The supervisor's own shell holds no descriptor of the connection, so that sshd can let go of it.
const launch = `mkdir -p "$b/$1/work"; SLIPWAY_STATE="$b/$1/state-$3"; SLIPWAY_WORK="$b/$1/work"; export SLIPWAY_STATE SLIPWAY_WORK
  run='trap : INT TERM HUP; echo $$ > "$1/pid"; "$2" "$1/script" >"$1/out" 2>&1 </dev/null; echo $? >"$1/status.tmp"; rm -f "$1/script"; mv "$1/status.tmp" "$1/status"'
  if command -v setsid >/dev/null 2>&1; then setsid /bin/sh -c "$run" slipway "$d" "$sh" </dev/null >/dev/null 2>&1 &
  else ( trap '' HUP; exec /bin/sh -c "$run" slipway "$d" "$sh" ) </dev/null >/dev/null 2>&1 & fi
  w=$!`;

const attachBody = `alive() { p=$(cat "$d/pid" 2>/dev/null); [ -n "$p" ] && kill -0 "$p" 2>/dev/null; }
  i=0; while [ ! -s "$d/pid" ] && [ ! -e "$d/status" ] && [ $i -lt 20 ]; do sleep 0.1; i=$((i+1)); done
  n=$(cat /proc/sys/kernel/random/boot_id 2>/dev/null)
  if [ -e "$d/status" ] || [ "$n" != "$(cat "$d/boot" 2>/dev/null)" ] || ! alive; then tail -c +$((o+1)) "$d/out" 2>/dev/null
  else
    tail -c +$((o+1)) -f "$d/out" 2>/dev/null & f=$!
    while [ ! -e "$d/status" ] && alive; do sleep 0.1; done
    kill "$f" 2>/dev/null; wait "$f" 2>/dev/null
  fi
  finish`;

/** Attaches to an attempt that was started earlier and gives its output from `offset` on. */
export function attachCommand(spec: AttemptId, offset: number, nonce: string): string {
  const script = `m=$(printf '\\036slipway:%s:' "$4")
d="$HOME/.slipway/$1/$2"; [ -d "$d" ] || d="/tmp/.slipway-$(id -u)/$1/$2"${followUntilEnd}
if [ ! -d "$d" ]; then printf '%sabsent::0:the step was never started there\\n' "$m"; exit 0; fi
o=$3
${attachBody}`;
  return `/bin/sh -c ${quoteWord(script)} slipway ${quoteWord(spec.run)} ${quoteWord(attemptName(spec))} ${offset} ${nonce}`;
}

/**
 * Interrupts, after five seconds terminates, after five more kills, the step's whole process group, and makes sure that
 * an exit status stays behind. A step that ignores the interrupt (shells start background commands so) is terminated at once.
 */
export function cancelCommand(spec: AttemptId): string {
  const script = `d="$HOME/.slipway/$1"; [ -d "$d" ] || d="/tmp/.slipway-$(id -u)/$1"
p=$(cat "$d/pid" 2>/dev/null) || exit 0
over() { [ -e "$d/status" ] || ! kill -0 "$p" 2>/dev/null; }
await() { i=0; while [ $i -lt 50 ]; do over && exit 0; sleep 0.1; i=$((i+1)); done; }
deaf=$(sed -n 's/^SigIgn:.*\\(.\\)$/\\1/p' "/proc/$p/status" 2>/dev/null)
case "$deaf" in [2367abefABEF]) ;; *) kill -s INT -- "-$p" 2>/dev/null; await;; esac
kill -s TERM -- "-$p" 2>/dev/null; await
kill -s KILL -- "-$p" 2>/dev/null
i=0; while kill -0 "$p" 2>/dev/null && [ $i -lt 50 ]; do sleep 0.1; i=$((i+1)); done
# The supervisor went with its step: its status is known all the same.
[ -e "$d/status" ] || { echo 137 > "$d/status.tmp" && mv "$d/status.tmp" "$d/status"; }`;
  return `/bin/sh -c ${quoteWord(script)} slipway ${quoteWord(attemptPath(spec))}`;
}

/** Removes an attempt's directory. */
export function forgetCommand(spec: AttemptId): string {
  return `/bin/sh -c 'rm -rf "$HOME/.slipway/$1" "/tmp/.slipway-$(id -u)/$1"' slipway ${quoteWord(attemptPath(spec))}`;
}
