# shellcheck shell=sh
# Shared: tells what is there already of what is to be sent, and makes the folders.
. ../hash.sh
. ../free.sh

seen='stat -L -c'
looks='s %a %Y %n'
[ -d /proc/self ] || { seen='stat -L -f'; looks='s %Lp %m %N'; }

# print_known FOLDER [OWN]: reads what is to come, a line each: `d PATH` for a folder, `f PATH` for a file, `l PATH` for a
# link, with its text on the next line. Prints `free KIB` of a folder's disk, where df says it; `s MODE TIME PATH` of every
# folder and file that is there (mode in octal, last change in epoch seconds); then `h HASH PATH` of every file, and `l PATH`
# of every link that is as it is to be. Makes the folders. With OWN, everything there is the run's own: what is in the way of a
# folder is removed, and a folder that cannot be written to is made so and told as `w PATH`. Ends the script with 66 where a
# folder cannot be made.
# shellcheck disable=SC2086 # $seen and $tool are commands with their options.
print_known() {
  free=$(free_kib "$1")
  [ -z "$free" ] || echo "free $free"
  list=$(cat)
  printf '%s\n' "$list" | sed -n 's/^[df] //p' | tr '\n' '\0' | xargs -0 $seen "$looks" -- 2>/dev/null
  printf '%s\n' "$list" | while IFS= read -r line; do
    f=${line#??}
    case $f in ?*/*) make_folder "${f%/*}" "${2-}" || exit 66 ;; esac
    case $line in
      'd '*) make_folder "$f" "${2-}" || exit 66 ;;
      'f '*) if [ -f "$f" ]; then h=$($tool < "$f") && printf 'h %s %s\n' "${h%% *}" "$f"; fi ;;
      'l '*)
        IFS= read -r text
        if [ -L "$f" ] && [ "$(readlink -- "$f")" = "$text" ]; then printf 'l %s\n' "$f"; fi
        ;;
    esac
  done || exit 66
}

# make_folder FOLDER [OWN]
make_folder() {
  if [ -n "$2" ]; then
    if [ -L "$1" ] || { [ -e "$1" ] && [ ! -d "$1" ]; }; then rm -f -- "$1"; fi
    if [ -d "$1" ] && [ ! -w "$1" ]; then chmod u+w -- "$1" && printf 'w %s\n' "$1"; fi
  fi
  [ -d "$1" ] || mkdir -p -- "$1"
}
