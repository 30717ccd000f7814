#!/bin/sh
# Tests what can be told from the sources alone, with nothing but standard tools.
set -u
cd "$(dirname "$0")/.." || exit

passed=0
total=0

expect() {
  title=$1
  shift
  total=$((total + 1))
  if "$@" > /dev/null 2>&1; then
    passed=$((passed + 1))
    echo "ok   $title"
  else
    echo "FAIL $title"
  fi
}

has() { grep -q -e "$1" "$2"; }
lacks() { ! grep -q -e "$1" "$2"; }

expect "the version has three numbers" has '^[0-9]*\.[0-9]*\.[0-9]*$' VERSION
expect "the changelog knows this version" has "## $(cat VERSION)" CHANGELOG.md
expect "health is answered" has 'GET /health' src/harbor.mjs
expect "the version is answered" has 'GET /version' src/harbor.mjs
expect "metrics are answered" has 'GET /metrics' src/harbor.mjs
expect "requests are counted by code" has 'http_requests_total' src/harbor.mjs
expect "durations are kept in buckets" has 'http_request_duration_seconds' src/harbor.mjs
expect "the service listens on loopback only" has "server.listen(port, '127.0.0.1'" src/harbor.mjs
expect "request bodies are bounded" has 'body.length > ' src/harbor.mjs
expect "the log rotates" has 'rotateLog()' src/harbor.mjs
expect "no debugger statement is left" lacks '^ *debugger' src/harbor.mjs
expect "the configuration carries no fault" has '"fault": {}' src/config.json

echo "$passed/$total passed"
[ "$passed" -eq "$total" ]
