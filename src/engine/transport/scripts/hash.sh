# shellcheck shell=sh
# Shared: SHA-256 of files and folders, as lower-case hex. Included by every script that compares content.

tool=sha256sum
command -v sha256sum >/dev/null 2>&1 || tool='shasum -a 256'
# What ls would say of a mode, and a name with what it links to; a mode in octal, of what a link leads to. Linux has one
# stat, GNU's or busybox's, all others BSD's.
stat='stat -c %A:%N' mode='stat -L -c %a'
[ -d /proc/self ] || { stat='stat -f %Sp:%N%SY'; mode='stat -L -f %Lp'; }

# hash_file FILE: prints a line that starts with the hash. OpenSSL knows the processor's own instructions, which coreutils
# often do not: five times as fast on a large file.
# shellcheck disable=SC2086 # $tool is a command with its options.
hash_file() {
  { command -v openssl >/dev/null 2>&1 && openssl dgst -sha256 -r; } < "$1" 2>/dev/null || $tool < "$1"
}

# fingerprint PATH: sets h to a hash and f to its form. Of a folder (`tree`) it is the hash of a list with the modes and
# names of all files, links and folders below it, the text of every link, and the hash of every file; of a file it is the
# hash of its content, and the form is its mode. A path that is a link is followed, one within a folder is not. Where there
# is neither, h is `missing`.
# shellcheck disable=SC2086 # $stat, $mode and $tool are commands with their options.
fingerprint() {
  if [ -d "$1" ]; then
    f=tree
    h=$(CDPATH='' cd -- "$1" && LC_ALL=C find . \( -type f -o -type d -o -type l \) -exec $stat {} + \
      -type f -exec $tool {} + | LC_ALL=C sort | $tool)
  elif [ -f "$1" ]; then f=$($mode "$1") h=$(hash_file "$1")
  else f=- h=missing; fi
  h=${h%% *}
}

# is_pinned PATH HASH FORM: whether a path is what was pinned. The form `-` is that of earlier versions, whose hash of a
# folder knows the names and contents of its files alone. Sets h and f as they are now.
# shellcheck disable=SC2086 # $tool is a command with its options.
is_pinned() {
  if [ "$3" != - ]; then fingerprint "$1"
  else
    f=-
    if [ -d "$1" ]; then
      h=$(CDPATH='' cd -- "$1" && find . -type f -exec $tool {} + | LC_ALL=C sort -k 2 | $tool)
    elif [ -f "$1" ]; then h=$(hash_file "$1")
    else h=missing; fi
    h=${h%% *}
  fi
  [ "$h" = "$2" ] && [ "$f" = "$3" ]
}
