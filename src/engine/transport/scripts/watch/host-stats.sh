# shellcheck shell=sh
# Reads what a Linux host says of itself.
#
# Called by: host-stats.ts, every few seconds.
# Prints: the first line of /proc/stat, MemTotal and MemAvailable of /proc/meminfo, and what df says of the root.
head -1 /proc/stat
grep -E '^(MemTotal|MemAvailable):' /proc/meminfo
df -Pk / | tail -1
