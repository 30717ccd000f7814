import { type AttemptId, type AttemptSpec, quoteWord } from '../transport.ts';

/**
 * The supervisor of a remote step. Nothing is installed: it is POSIX sh, sent with the step, and it does with builtins what
 * builtins can do, because every program it starts costs as much as the step's own.
 *
 * `mkdir` of the attempt's directory is the atomic start: whoever makes it starts the step, everybody else attaches.
 * The step arrives on stdin, closed by a line with the nonce; half a step is never begun. It runs in a session of its own
 * (`setsid`), writes to a file, and its exit status overwrites a line that was written before it began, so that it finds
 * room on a full disk. The shell that answers the console may die with the connection at any moment. The last
 * thing it prints is a marker with the nonce, the state and the output's true size; when fewer bytes arrived (a follower is
 * killed, not drained), the console asks for the rest by offset.
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

// In every script: $1 the run, $2 the attempt, $3 the nonce; 3 is what the console reads.
const say = `exec 3>&1
say() { printf '\x1eslipway:%s:%s\\n' "$nonce" "$1" >&3; }
boot() { n=; read -r n 2>/dev/null < /proc/sys/kernel/random/boot_id; }`;

// t: when a process began, in ticks since boot, so that its number is not taken for another's that has it later.
const born = `born() { t=; read -r l 2>/dev/null < "/proc/$1/stat" || return; set -- $l; t=\${22}; }`;

// A home that cannot be written to (read-only, full, none at all) falls back to a private folder in /tmp, and says so.
const findBase = `umask 077
b="$HOME/.slipway"; note=
[ -d "$b/$1/work" ] || mkdir -p "$b/$1/work" 2>/dev/null
if [ ! -d "$b/$1/work" ] || [ ! -w "$b/$1" ]; then
  u=$(id -u); b="/tmp/.slipway-$u"; note="slipway: $HOME cannot be written to; this step is kept in $b"
  mkdir -p "$b/$1/work" 2>/dev/null && [ -O "$b" ] && [ ! -L "$b" ] && chmod 700 "$b" || { say 'refused:::neither the home nor /tmp has a folder that this account may write to'; exit 0; }
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

const attachBody = `${born}
alive() {
  p=; q=; read -r p q 2>/dev/null < "$d/pid"; [ -n "$p" ] && kill -0 "$p" 2>/dev/null || return 1
  born "$p"; [ "$q" = "$t" ]
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
// starts), so that a cancelled step leaves its status too. It holds no descriptor of the connection, so that sshd can let
// go, and ends the pipe to the follower by ending.
const supervisor = `exec 2>/dev/null 3>&-; trap : INT TERM HUP
IFS= read -r d && IFS= read -r nonce && IFS= read -r SLIPWAY_STATE && IFS= read -r SLIPWAY_WORK || exit 0
export SLIPWAY_STATE SLIPWAY_WORK
${born}
born $$; echo "$$ $t" > "$d/pid"; printf "%s\\n" "$d" "$nonce"
"$1" "$d/script" >> "$d/out" 2>&1 < /dev/null
printf "%-3s\\n" "$?" 1<> "$d/status"`;

const detach = `if command -v bash >/dev/null 2>&1; then sh=bash; else sh=sh; fi
detach() {
  if command -v setsid >/dev/null 2>&1; then exec setsid "$@"
  elif command -v perl >/dev/null 2>&1; then exec perl -MPOSIX -e 'POSIX::setsid(); exec @ARGV' "$@"
  else trap '' HUP; exec "$@"; fi
}`;

// Reads the step, claims its directory and hands it to the supervisor; or attaches, or says why not.
const front = `IFS=' ' read -r run name nonce section || exit 0
  [ "$run" != - ] || { forget $name $nonce $section; exit 0; }
  set -- "$run" "$name"
  s=; while IFS= read -r l && [ "$l" != "$nonce" ]; do s="$s$l
"; done
  [ "$l" = "$nonce" ] || { say 'absent:::the step did not arrive whole'; exit 0; }
  ${findBase}
  if mkdir "$d" 2>/dev/null; then
    boot
    { printf '%s' "$s" > "$d/script" && printf '%s' "\${note:+$note
}" > "$d/out" && echo "$n" > "$d/boot" && echo '-  ' > "$d/status" && echo > "$d/pid"; } 2>/dev/null ||
      { rm -rf "$d"; say 'refused:::its folder could not be written to (is the disk full?)'; exit 0; }
    : > "$d/pid"
    printf '%s\\n' "$d" "$nonce" "$b/$1/state-$section" "$b/$1/work"
  elif [ -d "$d" ]; then
    at=0
    { ${attachBody}
    } >&3
  else say 'refused:::its folder could not be made (is the disk full?)'; fi`;

// Says how the step ended once the supervisor has let go of the pipe. A step that lasts is followed by attaching to it.
// Where no step was started there is nothing to say, and no next one to wait for.
const follow = `IFS= read -r d && IFS= read -r nonce || exit 9
  read -r l
  z=; if [ -s "$d/out" ]; then cat "$d/out" >&3 || size; fi
  finish "$z"`;

const forget = `forget() { u=$(id -u); for p; do rm -rf "$HOME/.slipway/$p" "/tmp/.slipway-$u/$p"; done; }`;

/**
 * Starts an attempt, or attaches when it was started before. Which one comes on stdin, see {@link startInput}: so the
 * channel can be opened, and everything but the step itself be running and waiting, before the step is known; and the
 * next step can come down the same channel once this one has ended. It ends with its input, and after anything but a step
 * that it started itself and that has ended.
 */
export const startCommand = `${say}
${followUntilEnd}
${detach}
${forget}
while { ${front}
} | detach /bin/sh -c '${supervisor}' slipway "$sh" | { ${follow}
}; do :; done`;

/** What a start reads in place of a step to remove directories, and to end: see {@link forgetCommand}. */
export function forgetInput(paths: readonly string[]): string {
  return `- ${paths.join(' ')}\n`;
}

/** What a start reads on stdin: the attempt, the step's script, and the line that says that it is whole. */
export function startInput(spec: AttemptSpec, nonce: string, script: string): string {
  const head = [spec.run, attemptName(spec), nonce, spec.section].join(' ');
  return `${head}\n${script}${script.endsWith('\n') ? '' : '\n'}${nonce}\n`;
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
  const seconds = sealAfterMs === null ? '' : String(Math.ceil(sealAfterMs / 1_000) + 1);
  const words = [spec.run, attemptName(spec), nonce, String(offset), seconds];
  return `set -- ${words.map((word) => (word === '' ? "''" : quoteWord(word))).join(' ')}
nonce=$3; ${say}
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
}

/**
 * Interrupts, after five seconds terminates, after five more kills, everything the step started, and makes sure that an exit
 * status stays behind. What ignores the interrupt (shells start background commands so) is terminated as soon as the step
 * itself has ended.
 */
export function cancelCommand(spec: AttemptId): string {
  return `set -- ${quoteWord(attemptPath(spec))}
d="$HOME/.slipway/$1"; [ -d "$d" ] || d="/tmp/.slipway-$(id -u)/$1"
p=; read -r p _ 2>/dev/null < "$d/pid"; [ -n "$p" ] || exit 0
below() { for c in $(cat "/proc/$1/task/$1/children" 2>/dev/null); do echo "$c"; below "$c"; done; }
# Without a group of its own (no setsid there) only what descends from it is meant, parents first: none may go on.
if kill -0 "-$p" 2>/dev/null; then all="-$p"; else all=$(below "$p"); fi
hit() { for c in $all; do kill "-$1" "$c" 2>/dev/null; done; }
left() { for c in $all; do kill -0 "$c" 2>/dev/null && return 0; done; return 1; }
nap() { sleep 0.1 2>/dev/null || { sleep 1; i=$((i+9)); }; i=$((i+1)); }
ended() { x=; read -r x 2>/dev/null < "$d/status" && case "$x" in ''|-*) return 1;; esac; }
hit INT
i=0; while ! ended && left && [ $i -lt 50 ]; do nap; done
hit TERM
i=0; while left && [ $i -lt 50 ]; do nap; done
hit KILL; kill -KILL "$p" 2>/dev/null
i=0; while left && [ $i -lt 50 ]; do nap; done
# Should the supervisor have gone with its step: its status is known all the same.
ended || printf '%-3s\\n' 137 1<> "$d/status"`;
}

/** Removes directories of attempts or whole runs, given as paths below the base. */
export function forgetCommand(paths: readonly string[]): string {
  return `${forget}; forget ${paths.map(quoteWord).join(' ')}`;
}
