# shellcheck shell=sh
# Shared: removes what runs and attempts left.
. ../layout/base.sh

# remove PATH…: removes directories of attempts (RUN/ATTEMPT) or of whole runs (RUN), wherever they are. A fallback folder
# that cannot be trusted is left alone.
remove() {
  in_tmp
  own=
  for p; do [ ! -e "$b/$p" ] || own=$b; done
  [ -z "$own" ] || is_own || own=
  for p; do rm -rf "$HOME/.slipway/$p" ${own:+"$own/$p"}; done
}
