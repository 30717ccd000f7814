# shellcheck shell=sh
# Shared: where a path leads once all links are resolved. A dot behind an answer keeps the line breaks that a name ends with.

# real_path PATH: sets r to the path without links of what is there. Fails where it cannot be told.
real_path() {
  if [ -d "$1" ]; then r=$(CDPATH='' cd -- "$1" && pwd -P && echo .) end=
  elif [ -L "$1" ]; then r=$(readlink -f "$1" && echo .) end=
  else
    case $1 in
      /*) r=${1%/*}/ ;;
      */*) r=./${1%/*} ;;
      *) r=. ;;
    esac
    r=$(CDPATH='' cd -- "$r" && pwd -P && echo .) end=/${1##*/}
  fi
  r=${r%??}
  [ -n "$r" ] || return 1
  if [ -n "$end" ]; then r=${r%/}$end; fi
}

# lies_in PATH FOLDER: whether a path is a folder or below it; both without links.
lies_in() { case $1/ in "${2%/}"/*) return 0 ;; *) return 1 ;; esac }
