# shellcheck shell=sh
# Reads what a Linux host says of itself, and what the cgroups of services hold.
#
# Called by: host-stats.ts, every few seconds. $1 is where cgroups of version 2 are mounted, the rest are units (`app.service`).
# Prints: the first line of /proc/stat, MemTotal and MemAvailable of /proc/meminfo, what df says of the root, and for each unit that has a
# cgroup lines `cgroup UNIT FILE TEXT`.
head -1 /proc/stat
grep -E '^(MemTotal|MemAvailable):' /proc/meminfo
df -Pk / | tail -1

[ $# -gt 1 ] && [ -f "$1/cgroup.controllers" ] || exit 0
root=$1
shift
for unit in "$@"; do
  # Instances of a template have a slice of their own.
  for folder in "$root"/system.slice/"$unit" "$root"/system.slice/*/"$unit" "$root"/"$unit"; do
    [ -f "$folder/cgroup.procs" ] || continue
    for file in memory.current memory.max pids.current cpu.stat io.stat; do
      [ -r "$folder/$file" ] || continue
      head -n 64 "$folder/$file" | while IFS= read -r line; do printf 'cgroup %s %s %s\n' "$unit" "$file" "$line"; done
    done
    break
  done
done
