# shellcheck shell=sh
# Shared: SHA-256 of files and folders, as lower-case hex. Included by every script that compares content.

tool=sha256sum
command -v sha256sum >/dev/null 2>&1 || tool='shasum -a 256'

# hash_file FILE: prints a line that starts with the hash. OpenSSL knows the processor's own instructions, which coreutils
# often do not: five times as fast on a large file.
# shellcheck disable=SC2086 # $tool is a command with its options.
hash_file() {
  { command -v openssl >/dev/null 2>&1 && openssl dgst -sha256 -r; } < "$1" 2>/dev/null || $tool < "$1"
}

# hashof PATH: prints the hash of a file, or of the names and contents of a folder's files; `missing` for anything else.
# shellcheck disable=SC2086 # $tool is a command with its options.
hashof() {
  if [ -d "$1" ]; then h=$(cd "$1" && find . -type f -exec $tool {} + | LC_ALL=C sort -k 2 | $tool)
  elif [ -f "$1" ]; then h=$(hash_file "$1")
  else h=missing; fi
  echo "${h%% *}"
}
