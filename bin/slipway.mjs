#!/usr/bin/env node
// Runs Slipway's command line from the npm package, which has the bundle and no source. bin/slipway runs it from a checkout.
import { existsSync } from 'node:fs';
import { setFlagsFromString } from 'node:v8';

const needed = 24;
const found = Number(process.versions.node.split('.')[0]);
const bundle = new URL('../out/main/cli.js', import.meta.url);

if (found < needed) {
  refuse(`it needs Node ${needed} or newer and runs on Node ${process.versions.node}. Nothing was started. Install Node ${needed}.`);
} else if (!existsSync(bundle)) {
  refuse('it is not built. Nothing was started. In a checkout, run bin/slipway instead.');
} else {
  // Room for what is young, so that a command of a third of a second does not stop to collect garbage.
  setFlagsFromString('--min-semi-space-size=16');
  await import(bundle.href);
}

function refuse(why) {
  console.error(`slipway: ${why}`);
  process.exitCode = 1;
}
