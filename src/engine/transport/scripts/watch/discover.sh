# shellcheck shell=sh
# Looks for what could be watched on a host, and changes nothing.
#
# Called by: look-around.ts, when a person asks for it.
# Prints: `listen ADDRESS PROGRAM` for each socket that takes connections (PROGRAM empty where it is somebody else's),
# `unit NAME` for services that run, `log FILE` for log files that can be read here, `proc` where the host tells of itself.
if command -v ss >/dev/null 2>&1; then
  ss -Hltnp 2>/dev/null | head -200 | while read -r _state _receive _send address _peer more; do
    program=${more#*\"}
    case $more in
    *\"*) program=${program%%\"*} ;;
    *) program= ;;
    esac
    printf 'listen %s %s\n' "$address" "$program"
  done
else
  # Ports in hexadecimal digits, state 0A: it listens.
  for table in /proc/net/tcp /proc/net/tcp6; do
    [ -r "$table" ] && awk '$4 == "0A" { sub(/.*:/, "", $2); print $2 }' "$table"
  done | sort -u | head -200 | while read -r port; do
    printf 'listen *:%d \n' "0x$port"
  done
fi
if command -v systemctl >/dev/null 2>&1; then
  systemctl list-units --type=service --state=running --no-legend --plain 2>/dev/null | head -200 | while read -r unit _rest; do
    printf 'unit %s\n' "$unit"
  done
fi
for file in /var/log/nginx/*.log /var/log/apache2/*.log /var/log/httpd/*_log /var/log/caddy/*.log /var/log/haproxy.log; do
  [ -f "$file" ] && [ -r "$file" ] && printf 'log %s\n' "$file"
done
[ -r /proc/stat ] && [ -r /proc/meminfo ] && echo proc
exit 0
