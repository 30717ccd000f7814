# shellcheck shell=sh
# Shared: prints a line about a path that was pinned.

# print_pinned PATH KEPT HASH: prints path, kept copy, hash and bytes, separated by tabs.
print_pinned() {
  bytes=$(find "$2" -type f -exec cat {} + 2>/dev/null | wc -c | tr -d ' ')
  printf '%s\t%s\t%s\t%s\n' "$1" "$2" "$3" "$bytes"
}
