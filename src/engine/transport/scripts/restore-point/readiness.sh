# shellcheck shell=sh
# Probes cheaply whether a rollback would find what it needs. Changes nothing.
#
# Called by: readiness-check.ts, again and again while a release runs.
# Arguments: $1 the folder that is copied to, $2 the KiB that must be free there; then in any order
#   `kept COPY HASH FORM`, `program NAME`, `unit NAME`.
# Prints: a sentence about everything that is missing, a line each.
. ../hash.sh
. ../free.sh
. ../restore-point/show.sh

folder=$1 need=$2
shift 2
while [ $# -gt 0 ]; do
  case $1 in
    kept)
      is_pinned "$2" "$3" "$4" || echo "the kept copy $(show "$2") is missing or changed"
      shift 2
      ;;
    program) command -v "$2" >/dev/null 2>&1 || echo "the command $2 is not there" ;;
    unit)
      systemctl cat "$2" >/dev/null 2>&1 || [ "$(systemctl is-active "$2" 2>/dev/null)" = active ] ||
        echo "the unit $2 is not known"
      ;;
  esac
  shift 2
done
free=$(free_kib "$folder")
if [ -n "$free" ] && [ "$free" -lt "$need" ]; then echo "too little space left in $(show "$folder")"; fi
