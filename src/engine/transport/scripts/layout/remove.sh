# shellcheck shell=sh
# Shared: removes what runs and attempts left.
. ../layout/base.sh
. ../durable/shell-lives.sh

# remove PATH…: removes directories of attempts (RUN/ATTEMPT) or of whole runs (RUN), wherever they are, and ends the shells
# of those runs. A fallback folder that cannot be trusted is left alone.
remove() {
  in_tmp
  own=
  for p; do [ ! -e "$b/$p" ] || own=$b; done
  [ -z "$own" ] || is_own || own=
  for p; do
    for r in "$HOME/.slipway/$p" ${own:+"$own/$p"}; do
      if end_shells "$r"; then rm -rf "$r"; fi
    done
  done
}

# end_shells FOLDER: ends the shells of a run. Fails where some still run (an exit trap of their author may): those remove their
# folders behind them; everything else of the run is gone.
end_shells() {
  busy=
  set +f
  for s in "$1"/shell-*; do
    if [ -p "$s/in" ] && lives "$s"; then
      busy=1
      : > "$s/remove"
      echo end 1<> "$s/in"
    fi
  done
  [ -n "$busy" ] || return 0
  for s in "$1"/*; do [ -e "$s/remove" ] || rm -rf "$s"; done
  # They may have been faster.
  rmdir "$1"
  return 1
} 2>/dev/null
