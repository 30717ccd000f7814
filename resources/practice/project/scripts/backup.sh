#!/bin/sh
# Keeps the release that is live on the server, before it is replaced.
set -eu
cd "$(dirname "$0")/.."

: "${SLIPWAY_SSH_CONFIG:?set it to the ssh_config file that knows harbor-1}"
next=$(cat VERSION)

ssh -F "$SLIPWAY_SSH_CONFIG" harbor-1 sh -s -- "$next" <<'REMOTE'
set -eu
cd ~/harbor
live=$(cat current/VERSION)
# Once the new release is live, a second backup would overwrite the only way back.
if [ "$live" = "$1" ]; then
  echo "harbor $live is already live: the backup is left as it is"
  exit 0
fi
rm -rf backup/partial
cp -r current backup/partial
rm -rf backup/current
mv backup/partial backup/current
echo "kept harbor $live in ~/harbor/backup/current"
REMOTE
