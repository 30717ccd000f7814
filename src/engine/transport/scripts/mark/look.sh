# shellcheck shell=sh
# Shared: looks at what stands where a release's mark belongs. Other accounts may have put it there.

# begin NAME: prints as much of a file as a mark is long.
begin() { dd if="$1" bs=4000 count=1; } 2>/dev/null

# tell NAME: prints what tells this file from every other: `plain` or `odd`, `own` or `other`, the number of its owner, its own
# number, and the sum of how it begins. Only a plain file is read, and only its beginning: a link would show somebody else's file, a pipe
# would never end.
tell() (
  set -f
  kind=odd whose=other sum=
  if [ ! -L "$1" ] && [ -f "$1" ]; then
    kind=plain sum=$(begin "$1" | cksum)
    # shellcheck disable=SC3067 # Every sh that servers have knows -O: dash, bash, busybox, ksh.
    [ ! -O "$1" ] || whose=own
  fi
  # shellcheck disable=SC2012,SC2046 # Its fields are wanted, and no name of it.
  set -- $(ls -ldin "$1" 2>/dev/null)
  echo "$kind $whose ${4-} ${1-} $sum"
)

# look NAME: prints the first line of a mark, and what tell says of it.
look() {
  told=$(tell "$1")
  line=
  case $told in plain*) line=$(begin "$1" | sed 1q) ;; esac 2>/dev/null
  printf '%s\n%s\n' "$line" "$told"
}

# count NAME: prints how many folders were made for a mark.
count() {
  made=$(begin "$1" | sed -n 2p)
  case $made in '' | *[!0-9]* | ????*) echo 0 ;; *) echo "$made" ;; esac
}
