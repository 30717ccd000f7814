# shellcheck shell=sh
# Shared: takes away what is there of a restore point that is not whole.

# unpin KEEP IN: removes the run's own folder, its draft, and the folders that were made for them, unless somebody put
# something else there.
unpin() {
  made=$(cat "$1.part/made" 2>/dev/null)
  # A folder without the right to write in it is removed by no one but root.
  rm -rf "$1" "$1.part" 2>/dev/null || { chmod -R u+rwx "$1" "$1.part" 2>/dev/null; rm -rf "$1" "$1.part"; }
  unmake "$2" "${made:-0}"
}

# unmake FOLDER COUNT: removes a folder and those above it, COUNT in all, as far as they are empty.
unmake() {
  d=$1 made=$2
  while [ "$made" -gt 0 ] && rmdir "$d" 2>/dev/null; do d=${d%/*} made=$((made-1)); done
}
