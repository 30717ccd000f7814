# shellcheck shell=sh
# Shared by start.sh and attach.sh: reads how a step stands and tells the console.
#
# They set: nonce, and d, the attempt's directory:
#   script  what is run
#   by      "PID TICKS" of the start script that made it, and hands it to a shell
#   go      made by whoever takes it: its shell, or who sees to it that none does
#   out     its output
#   boot    the boot id of the server it was started on
#   pid     once its shell has it: "PID TICKS" of its supervisor, the shell's PID, when the step began (ticks since the boot), and
#           the jobs that the shell had
#   status  "-  " until there is an exit status
#   never   present where it was sealed before it was ever started
# The console reads descriptor 3. An attach says `here` first. What ends a stream is `record separator, slipway:NONCE:STATE:EXIT:SIZE:REASON`.
. ../durable/ended.sh
exec 3>&1
# shellcheck disable=SC2154 # Set by those who include this.
say() { printf '\036slipway:%s:%s\n' "$nonce" "$1" >&3; }

# boot: sets n to the server's boot id; empty where there is none.
boot() { n=; read -r n 2>/dev/null < /proc/sys/kernel/random/boot_id; }

# size: sets z to the bytes of output there are.
size() { z=$(wc -c < "$d/out" 2>/dev/null) || z=0; z=$((z)); }

# room: whether a file can still be written beside the step's output.
room() {
  if (echo "$nonce" > "$d/room") 2>/dev/null; then rm -f "$d/room"; return 0; fi
  rm -f "$d/room"
  return 1
}

# finish SIZE: ends the stream of a step that has ended or is gone.
finish() {
  r=
  # What a full disk cut off is missing in the output, and looks like a failure of the command's own.
  if ended; then
    [ "$x" = 0 ] || room || r='the disk is full'
    say "ended:$x:$1:$r"
    return
  fi
  r="the step's process is gone and left no exit status"
  boot
  o=
  read -r o 2>/dev/null < "$d/boot"
  if [ -n "$n" ] && [ "$n" != "$o" ]; then r="the server was restarted while the step ran"; fi
  say "lost::$1:$r"
}
