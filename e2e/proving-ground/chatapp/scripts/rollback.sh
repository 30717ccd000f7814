#!/bin/sh
# Puts the kept release back and starts it. Works on web-1 itself, and over SSH from anywhere else. Safe to repeat.
set -eu

restore='set -eu
test -x /app/backup/chatapp-cli
systemctl stop chatapp
cp /app/backup/chatapp-cli /app/
cp -r /app/backup/proto /app/
systemctl start chatapp
curl -fsS --retry 20 --retry-connrefused --retry-delay 1 --max-time 30 http://localhost:8000/health'

if [ -d /app/backup ]; then
  exec sh -c "$restore"
fi
: "${SLIPWAY_SSH_CONFIG:?set it to the ssh_config file that knows web-1}"
exec ssh -F "$SLIPWAY_SSH_CONFIG" web-1 "$restore"
