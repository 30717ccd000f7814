#!/bin/sh
# Keeps what is live on web-1 in /app/backup, before it is replaced.
set -eu

: "${SLIPWAY_SSH_CONFIG:?set it to the ssh_config file that knows web-1}"

ssh -F "$SLIPWAY_SSH_CONFIG" web-1 sh -s <<'REMOTE'
set -eu
rm -rf /app/backup/partial
mkdir -p /app/backup/partial
cp -p /app/chatapp-cli /app/backup/partial/
cp -rp /app/proto /app/backup/partial/
mv -f /app/backup/partial/chatapp-cli /app/backup/chatapp-cli
rm -rf /app/backup/proto
mv /app/backup/partial/proto /app/backup/proto
rmdir /app/backup/partial
echo "kept $(/app/backup/chatapp-cli --version) in /app/backup"
REMOTE
