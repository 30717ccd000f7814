#!/bin/sh
# Makes dist/, the folder that is released: the service, its version and its configuration.
set -eu
cd "$(dirname "$0")/.."

version=$(cat VERSION)
rm -rf dist
mkdir -p dist
{
  printf '// harbor %s\n' "$version"
  cat src/harbor.mjs
} > dist/harbor.mjs
cp src/config.json dist/config.json
cp VERSION dist/VERSION

echo "built harbor $version: $(wc -c < dist/harbor.mjs | tr -d ' ') bytes"
