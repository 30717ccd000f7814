# shellcheck shell=sh
# Shared: how much room is left on a disk.

# free_kib FOLDER: prints the KiB that this account may still write where a folder is, or nothing where df does not say. The
# figure is the one in front of the percentage: names in front of it and behind it may have blanks.
free_kib() {
  df -Pk "$1" 2>/dev/null | awk 'NR > 1 { for (i = NF; i > 1; i--) if ($i ~ /^[0-9]+%$/) { print $(i - 1); exit } }'
}
