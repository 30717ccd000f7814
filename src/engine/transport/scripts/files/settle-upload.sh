# shellcheck shell=sh
# Checks every file of an upload where it lies and gives it its name; nothing is renamed unless all of them are whole. Then
# makes links, and sets the modes of what is there.
#
# Called by: upload.ts.
# Arguments: $1 the folder that relative paths count from, $2 what a name ends with until then, $3 `own` where what is in
#   the way of a name is removed, or nothing: then a link in its way is written through, and a folder is an error.
# Input: a line each, with one blank between: `f HASH MODE PATH` for an upload, `m MODE PATH` for a mode to be set, `l PATH` for
#   a link with its text on the next line. A mode is octal; with a `~` in front it is less what the umask takes.
# Ends with: 0; or, with the reason on the error output, 65 where a file is not whole, 66 where a name could not be given or a
#   mode set, 97 where the folder cannot be entered.
. ../hash.sh

# split LINE: sets h, m and f. Not by read, which would drop blanks at the end of a name.
split() {
  f=${1#??}
  case $1 in 'f '*) h=${f%% *} f=${f#* } ;; esac
  case $1 in 'l '*) ;; *) m=${f%% *} f=${f#* } ;; esac
  case ${m-} in '~'*) m=$(printf '%o' "$((0${m#?} & ~0$(umask)))") ;; esac
}

# clear_way: sets to to where the name is to lie, or fails.
clear_way() {
  to=$f
  if [ -n "$own" ]; then
    if [ -L "$f" ]; then rm -f -- "$f"; elif [ -d "$f" ]; then rm -rf -- "$f"; fi
  else
    if [ -L "$f" ]; then to=$(readlink -f -- "$f") || return 1; fi
    if [ -d "$to" ]; then echo "$f is a folder" >&2; return 1; fi
  fi
}

cd -- "$1" || exit 97
part=$2 own=${3-}
list=$(cat)
printf '%s\n' "$list" | while IFS= read -r line; do
  case $line in 'l '*) IFS= read -r text; continue ;; 'f '*) ;; *) continue ;; esac
  split "$line"
  # shellcheck disable=SC2086 # $tool is a command with its options.
  is=$($tool < "$f$part") && [ "${is%% *}" = "$h" ] || { echo "$f" >&2; exit 65; }
done || exit 65
printf '%s\n' "$list" | while IFS= read -r line; do
  [ -n "$line" ] || continue
  split "$line"
  case $line in
    'f '*) clear_way && chmod -- "$m" "$f$part" && mv -f -- "$f$part" "$to" || exit 66 ;;
    'm '*) chmod -- "$m" "$f" || exit 66 ;;
    'l '*)
      IFS= read -r text
      rm -f -- "$f$part" && ln -s -- "$text" "$f$part" && clear_way && mv -f -- "$f$part" "$f" || exit 66
      ;;
  esac
done || exit 66
