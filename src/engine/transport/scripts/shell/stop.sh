# shellcheck shell=sh
# Shared by cancel.sh and stop-here.sh: interrupts, after five seconds terminates, after five more kills, everything a step
# started.
#
# The shell of the section is interrupted too, so that nothing more of the step runs in it; it is killed only where it does not
# let go of the step. What steps before this one left in the background goes on. What ignores the interrupt (shells start
# background commands so) is terminated as soon as the step itself has ended.
# shellcheck disable=SC2154 # Those who include this set d, the attempt's directory.
. ../durable/ended.sh

# nap: a tenth of a second, counted in i; or a whole one where sleep knows no fractions.
nap() { sleep 0.1 2>/dev/null || { sleep 1; i=$((i+9)); }; i=$((i+1)); }

# look: sets all to the processes of the step, without its shell: those of the same session that began since it did, unless they
# come from something older (the clock has ticks of 10 ms: what was there is known by its number too).
look() {
  all=
  found=
  for f in /proc/[0-9]*/stat; do
    read -r l 2>/dev/null < "$f" || continue
    c=${l%% *}
    # shellcheck disable=SC2086 # Taken apart into its fields on purpose.
    set -- ${l##*") "}
    [ "$1" != Z ] || continue
    eval "up_$c=$2 in_$c=$4 at_$c=${20}"
    found="$found $c"
    [ "$c" != "$p" ] || sid=$4
  done
  # Without /proc only the group of the shell is known, where it leads one.
  [ -n "$sid" ] || { ! kill -0 "-$p" 2>/dev/null || all="-$p"; return 0; }
  for c in $found; do
    a=$c
    while :; do
      eval "u=\$up_$a w=\${in_$a} t=\$at_$a"
      # shellcheck disable=SC2154 # Set by eval.
      if [ "$a" = "$p" ]; then [ "$c" = "$p" ] || all="$all $c"; break; fi
      case " $sid $supervisor $jobs " in *" $a "*) break ;; esac
      if [ "$w" != "$sid" ]; then [ "$a" = "$c" ] || [ -z "$since" ] || all="$all $c"; break; fi
      if [ -n "$since" ] && [ "$t" -lt "$since" ]; then break; fi
      case " $found " in *" $u "*) a=$u ;; *) [ -z "$since" ] || all="$all $c"; break ;; esac
    done
  done
}

hit() { look; for c in $all; do kill "-$1" "$c" 2>/dev/null; done; }
left() { look; [ -n "$all" ]; }

# stop: stops the step in $d; nothing is left once it returns, and there is an exit status.
stop() {
  # One that no shell has taken never starts.
  if (set -C; : > "$d/go") 2>/dev/null; then : > "$d/never"; printf '%-3s\n' 130 1<> "$d/status"; return; fi
  # The shell says who it is as soon as it has taken the step.
  p=
  since=
  sid=
  i=0
  while read -r supervisor _ p since jobs 2>/dev/null < "$d/pid"; [ -z "$p" ] && [ $i -lt 10 ]; do nap; done
  [ -n "$p" ] || return 0
  # While its shell is there to tell the session.
  look
  # Its shell first: it takes note, and what it waits for is interrupted behind it.
  kill -INT "$p" 2>/dev/null
  hit INT
  i=0; while ! ended && [ $i -lt 50 ]; do nap; done
  ended || kill -TERM "$p" 2>/dev/null
  hit TERM
  i=0; while left && [ $i -lt 50 ]; do nap; done
  hit KILL
  i=0; while ! ended && [ $i -lt 10 ]; do nap; done
  ended || kill -KILL "$p" 2>/dev/null
  i=0; while { left || ! ended; } && [ $i -lt 50 ]; do nap; done
  # Should whoever answers for it have gone with its shell, its status is known all the same.
  ended || printf '%-3s\n' 137 1<> "$d/status"
}
