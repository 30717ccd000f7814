#!/bin/sh
# Asks the live service the four questions that matter right after a release.
set -eu
cd "$(dirname "$0")/.."

: "${HARBOR_PORT:?the port harbor listens on}"
base=http://127.0.0.1:$HARBOR_PORT
wanted=$(cat VERSION)

answers() {
  title=$1 path=$2 pattern=$3
  if curl -fsS --max-time 10 "$base$path" | grep -q -e "$pattern"; then
    echo "ok   $title"
  else
    echo "FAIL $title ($base$path)"
    exit 1
  fi
}

answers "healthy" /health '"status":"ok"'
answers "version $wanted is live" /version "^$wanted\$"
answers "berths are listed" /api/berths '"free"'
answers "metrics are published" /metrics '^http_requests_total'
