#!/bin/sh
# Builds the Debian root every test server is an overlay copy of.
# usage: build-root.sh DESTINATION      (root; DESTINATION must not exist yet)
# Everything specific to chatapp is laid over it later, so this part is slow once and cached.
set -eu

destination=$1
mirror=${SLIPWAY_GROUND_MIRROR:-http://deb.debian.org/debian}
packages=systemd,systemd-sysv,dbus,openssh-server,curl,procps,iproute2,nginx-light,ca-certificates,rsync,wrk,logrotate,python3,busybox,sudo,zsh,fish,tcsh

partial=$destination.partial.$$
trap 'rm -rf "$partial"' EXIT INT TERM

debootstrap --variant=minbase --include="$packages" bookworm "$partial" "$mirror"

# Host keys belong to one server, not to the cached root: each copy makes its own.
rm -f "$partial"/etc/ssh/ssh_host_*
rm -rf "$partial"/var/cache/apt/archives/*.deb "$partial"/var/lib/apt/lists/*

# Consoles, timers and mounts a container has no use for only slow the boot down.
for unit in getty.target console-getty.service systemd-logind.service apt-daily.timer \
  apt-daily-upgrade.timer e2scrub_all.timer fstrim.timer dpkg-db-backup.timer \
  systemd-resolved.service systemd-timesyncd.service; do
  ln -sf /dev/null "$partial/etc/systemd/system/$unit"
done
rm -f "$partial"/etc/nginx/sites-enabled/default

mv "$partial" "$destination"
