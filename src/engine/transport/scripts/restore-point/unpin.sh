# shellcheck shell=sh
# Shared: takes away what is there of a restore point that is not whole.

# unpin KEEP IN: removes the run's own folder, its draft, and the folders that were made for them, unless somebody put
# something else there.
unpin() {
  made=0
  # Where others can write to the folder, they may have put theirs there.
  # shellcheck disable=SC3067 # Every sh that servers have knows -O: dash, bash, busybox, ksh.
  if [ ! -L "$1.part" ] && [ -O "$1.part" ] && [ -f "$1.part/made" ]; then read -r made < "$1.part/made"; fi
  case $made in '' | *[!0-9]* | ????*) made=0 ;; esac
  for own in "$1" "$1.part"; do
    if [ -L "$own" ] || [ ! -O "$own" ]; then continue; fi
    # A folder without the right to write in it is removed by no one but root.
    rm -rf "$own" 2>/dev/null || { chmod -R u+rwx "$own" 2>/dev/null; rm -rf "$own"; }
  done
  unmake "$2" "$made"
}

# unmake FOLDER COUNT: removes a folder and those above it, COUNT in all, as far as they are empty.
unmake() {
  d=$1 made=$2
  while [ "$made" -gt 0 ] && rmdir "$d" 2>/dev/null; do d=${d%/*} made=$((made-1)); done
}
