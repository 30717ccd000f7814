# shellcheck shell=sh
# Shared: whether a step has left an exit status.
# shellcheck disable=SC2154 # Those who include this set d, the attempt's directory.

# ended: whether there is an exit status; sets x to it, or to nothing. A line that is not finished yet is not believed.
ended() {
  x=
  read -r x 2>/dev/null < "$d/status" && case "$x" in ''|-*) x=; return 1;; esac
}
