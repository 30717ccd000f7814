# shellcheck shell=sh
# Shared: tells about a path that was pinned.
. ../restore-point/real-path.sh

# print_pinned PATH KEPT HASH FORM: prints path, kept copy, hash, form, bytes, the path without links, `link` where it is one
# (else nothing), and of every link below it that may lead out of it: its name, its text, and where it leads (nothing where
# that cannot be told). Each ends with a zero byte, and an empty name ends the links.
print_pinned() {
  bytes=$(find -H "$1" -type f -exec cat {} + 2>/dev/null | wc -c | tr -d ' ')
  real_path "$1"
  if [ -L "$1" ]; then link='link'; else link=; fi
  printf '%s\0' "$1" "$2" "$3" "$4" "$bytes" "$r" "$link"
  if [ -d "$1" ]; then (CDPATH='' cd -- "$1" && find . -type l -exec sh -c "$outward" sh {} +); fi
  printf '\0'
}

# A link whose text stays below its own folder cannot lead out. A dot behind a text keeps its last line breaks.
# shellcheck disable=SC2016 # It is expanded by the shell that find starts.
outward='for l; do
t=$(readlink "$l" && echo .); t=${t%??}
case $t in
/*|*..*) r=$(readlink -f "$l" && echo .); r=${r%??}; printf "%s\0" "${l#./}" "$t" "$r" ;;
esac
done'
