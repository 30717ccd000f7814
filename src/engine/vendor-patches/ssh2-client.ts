/** What is used of ssh2: its client and its reader of keys. Its server and HTTP agents would double what it costs to load. */

export { default as agents } from 'ssh2/lib/agent.js';
export { default as Client } from 'ssh2/lib/client.js';
export { default as constants } from 'ssh2/lib/protocol/constants.js';
export { default as keyParser } from 'ssh2/lib/protocol/keyParser.js';
