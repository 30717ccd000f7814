// harbor: a small berth-booking service. One file, no dependencies, started as a worker thread from the folder
// it was released to. It serves HTTP and a WebSocket, keeps Prometheus counters, writes a rotating log, and makes
// a little traffic of its own so that its numbers move.
import { createHash, timingSafeEqual } from 'node:crypto';
import { closeSync, existsSync, openSync, readFileSync, renameSync, statSync, writeSync } from 'node:fs';
import { Agent, createServer, request } from 'node:http';
import { dirname, join } from 'node:path';
import { fileURLToPath } from 'node:url';
import { parentPort, workerData } from 'node:worker_threads';

const folder = dirname(fileURLToPath(import.meta.url));
const version = readFileSync(join(folder, 'VERSION'), 'utf8').trim();
const config = JSON.parse(readFileSync(join(folder, 'config.json'), 'utf8'));
// The key lets faults be set: whoever started the service has it, other accounts of this machine do not.
const { port, logFile, faultKey } = workerData;

// ---- log: ISO time, level, words; renamed at a small size so that rotation can be watched happening ----
const keptLogs = 2;
let logHandle = openSync(logFile, 'a');
let logBytes = statSync(logFile).size;

function rotateLog() {
  closeSync(logHandle);
  for (let age = keptLogs; age >= 1; age -= 1) {
    const from = age === 1 ? logFile : `${logFile}.${age - 1}`;
    if (existsSync(from)) renameSync(from, `${logFile}.${age}`);
  }
  logHandle = openSync(logFile, 'a');
  logBytes = 0;
}

function log(level, words) {
  // Requests cut off by a stop still come to their end, after the log was closed.
  if (logHandle === undefined) return;
  const line = `${new Date().toISOString()} ${level.padEnd(5)} ${words}\n`;
  if (logBytes + line.length > config.logBytes) rotateLog();
  logBytes += writeSync(logHandle, line);
}

// ---- faults: what can be made to go wrong, from outside, while it runs ----
const fault = { latencyMs: 0, errorRate: 0, memoryMb: 0, unhealthy: false, ...config.fault };
const ballast = [];
// This thread shares its process with the console, so a leak is held up to here, and beyond it only shown.
const mostHeldMb = 64;
const mostShownMb = 1024;

function holdMemory() {
  ballast.length = 0;
  // Filled, not only reserved: an untouched buffer costs the system nothing and would not show.
  while (ballast.length < Math.min(fault.memoryMb, mostHeldMb)) ballast.push(Buffer.alloc(1024 * 1024, 1));
}

const number = (most) => (value) => typeof value === 'number' && value >= 0 && value <= most;
const faultShapes = {
  latencyMs: number(60_000),
  errorRate: number(1),
  memoryMb: number(mostShownMb),
  unhealthy: (value) => typeof value === 'boolean',
};

function setFault(change) {
  for (const [name, isRight] of Object.entries(faultShapes))
    if (Object.hasOwn(change, name) && !isRight(change[name]))
      throw new Error(`${name} cannot be ${JSON.stringify(change[name])}`);
  for (const name of Object.keys(faultShapes)) if (Object.hasOwn(change, name)) fault[name] = change[name];
  fault.memoryMb = Math.floor(fault.memoryMb);
  holdMemory();
  log('WARN', `fault switch: ${JSON.stringify(fault)}`);
}

// ---- metrics ----
const bounds = [0.005, 0.01, 0.025, 0.05, 0.1, 0.25, 0.5, 1, 2.5];
const buckets = bounds.map(() => 0);
const codes = new Map([
  ['200', 0],
  ['404', 0],
  ['500', 0],
  ['503', 0],
]);
const sockets = new Set();
let seconds = 0;
let count = 0;
let inFlight = 0;
let hits = 0;
let misses = 0;

function observe(code, duration) {
  codes.set(String(code), (codes.get(String(code)) ?? 0) + 1);
  bounds.forEach((bound, index) => {
    if (duration <= bound) buckets[index] += 1;
  });
  seconds += duration;
  count += 1;
}

function cpuSeconds() {
  // The thread's own time where the runtime can tell; otherwise the whole process stands for it.
  const usage = process.threadCpuUsage?.() ?? process.cpuUsage();
  return (usage.user + usage.system) / 1e6;
}

function memoryBytes() {
  // A worker shares its process with the console, so resident size is counted from this thread's own memory.
  const { heapTotal, external } = process.memoryUsage();
  return heapTotal + external + Math.max(0, fault.memoryMb - ballast.length) * 1024 * 1024;
}

function metric(name, type, lines) {
  return [`# TYPE ${name} ${type}`, ...lines.map(([suffix, value]) => `${name}${suffix} ${value}`)];
}

function metricsText() {
  return [
    ...metric(
      'http_requests_total',
      'counter',
      [...codes].map(([code, value]) => [`{code="${code}"}`, value]),
    ),
    ...metric('http_request_duration_seconds', 'histogram', [
      ...bounds.map((bound, index) => [`_bucket{le="${bound}"}`, buckets[index]]),
      ['_bucket{le="+Inf"}', count],
      ['_sum', seconds],
      ['_count', count],
    ]),
    ...metric('process_resident_memory_bytes', 'gauge', [['', memoryBytes()]]),
    ...metric('process_cpu_seconds_total', 'counter', [['', cpuSeconds()]]),
    ...metric('harbor_websocket_connections', 'gauge', [['', sockets.size]]),
    ...metric('harbor_db_connections', 'gauge', [['', Math.min(config.databasePool, 2 + inFlight)]]),
    ...metric('harbor_db_connections_max', 'gauge', [['', config.databasePool]]),
    ...metric('harbor_cache_hits_total', 'counter', [['', hits]]),
    ...metric('harbor_cache_misses_total', 'counter', [['', misses]]),
    ...metric('harbor_build_info', 'gauge', [[`{version="${version}"}`, 1]]),
    '',
  ].join('\n');
}

// ---- HTTP ----
const wait = (milliseconds) => new Promise((resolve) => setTimeout(resolve, milliseconds));
const json = (code, body) => ({ code, type: 'application/json', body: `${JSON.stringify(body)}\n` });
const text = (code, body, type = 'text/plain; charset=utf-8') => ({ code, type, body });

async function readJson(message) {
  let body = '';
  for await (const chunk of message) {
    body += chunk;
    if (body.length > 4096) throw new Error('too long');
  }
  const value = JSON.parse(body);
  if (typeof value !== 'object' || value === null) throw new Error('not an object');
  return value;
}

async function berths() {
  const cached = Math.random() < 0.92;
  if (cached) hits += 1;
  else misses += 1;
  await wait(cached ? 2 + Math.random() * 6 : 15 + Math.random() * 25);
  if (Math.random() < fault.errorRate) return json(500, { error: 'berth table unavailable' });
  return json(200, { free: 7, taken: 35 });
}

// Every web page of a browser on this machine can send a form here: it says where it comes from, and cannot send JSON.
function mayChange({ headers }) {
  const names = [`127.0.0.1:${port}`, `localhost:${port}`];
  const origins = names.map((name) => `http://${name}`);
  const isOwn =
    names.includes(headers.host) && (headers.origin === undefined || origins.includes(headers.origin));
  return isOwn && (headers['content-type'] ?? '').split(';')[0].trim() === 'application/json';
}

// Hashes have one length: how long the right key is, and how much of it was right, cannot be told from the time.
function hasKey({ headers }) {
  const digest = (value) => createHash('sha256').update(String(value)).digest();
  const given = headers['x-harbor-key'];
  return (
    typeof faultKey === 'string' && given !== undefined && timingSafeEqual(digest(given), digest(faultKey))
  );
}

async function changeFault(message) {
  if (!mayChange(message))
    return json(403, { error: 'only JSON, and only from this machine by its own address' });
  if (!hasKey(message))
    return json(403, { error: 'only with the key of this practice server, in the header x-harbor-key' });
  try {
    setFault(await readJson(message));
    return json(200, fault);
  } catch (error) {
    return json(400, { error: error.message });
  }
}

async function answer(message) {
  const route = `${message.method} ${(message.url ?? '/').split('?')[0]}`;
  if (route === 'GET /metrics') return text(200, metricsText(), 'text/plain; version=0.0.4; charset=utf-8');
  if (route === 'POST /fault') return changeFault(message);
  if (fault.latencyMs > 0) await wait(fault.latencyMs);
  if (route === 'GET /health')
    return json(fault.unhealthy ? 503 : 200, { status: fault.unhealthy ? 'failing' : 'ok', version });
  if (route === 'GET /version') return text(200, `${version}\n`);
  if (route === 'GET /api/berths') return berths();
  if (route === 'GET /') return text(200, `harbor ${version}\n`);
  return json(404, { error: 'no such page' });
}

const server = createServer(async (message, response) => {
  const started = performance.now();
  inFlight += 1;
  const { code, type, body } = await answer(message);
  inFlight -= 1;
  const duration = (performance.now() - started) / 1000;
  response.writeHead(code, {
    'content-type': type,
    'content-length': Buffer.byteLength(body),
    'x-harbor-version': version,
  });
  response.end(body);
  if (message.url === '/metrics') return;
  observe(code, duration);
  log(
    code >= 500 ? 'ERROR' : 'INFO',
    `${message.method} ${message.url} ${code} ${(duration * 1000).toFixed(1)}ms`,
  );
});

// ---- WebSocket: accepts, counts, answers pings and closes; nothing else is needed here ----
const websocketKeySuffix = '258EAFA5-E914-47DA-95CA-C5AB0DC85B11';

function answerFrame(socket, frame) {
  if (frame.length < 6) return;
  const opcode = frame[0] & 0x0f;
  const length = frame[1] & 0x7f;
  if (length > 125 || frame.length < 6 + length) return;
  const mask = frame.subarray(2, 6);
  const payload = Buffer.from(frame.subarray(6, 6 + length).map((byte, index) => byte ^ mask[index % 4]));
  if (opcode === 0x8) socket.end(Buffer.concat([Buffer.from([0x88, length]), payload]));
  if (opcode === 0x9) socket.write(Buffer.concat([Buffer.from([0x8a, length]), payload]));
  if (opcode === 0x1) socket.write(Buffer.concat([Buffer.from([0x81, length]), payload]));
}

server.on('upgrade', (message, socket) => {
  const key = message.headers['sec-websocket-key'];
  if (message.url !== '/ws' || typeof key !== 'string') return socket.end('HTTP/1.1 400 Bad Request\r\n\r\n');
  const accept = createHash('sha1')
    .update(key + websocketKeySuffix)
    .digest('base64');
  socket.write(
    `HTTP/1.1 101 Switching Protocols\r\nUpgrade: websocket\r\nConnection: Upgrade\r\nSec-WebSocket-Accept: ${accept}\r\n\r\n`,
  );
  sockets.add(socket);
  socket.on('data', (frame) => answerFrame(socket, frame));
  socket.on('error', () => socket.destroy());
  socket.on('close', () => sockets.delete(socket));
});

// ---- its own traffic: a real client of the real handler, slow enough to cost nothing ----
const agent = new Agent({ keepAlive: true, maxSockets: 8 });
const visitors = [];
let nextVisit;

function visit() {
  const path = Math.random() < 0.97 ? '/api/berths' : '/api/closed';
  request({ host: '127.0.0.1', port, path, agent }, (response) => response.resume())
    .on('error', () => {})
    .end();
  nextVisit = setTimeout(visit, 15 + Math.random() * 35);
}

function openVisitorSocket() {
  const headers = {
    connection: 'Upgrade',
    upgrade: 'websocket',
    'sec-websocket-key': 'aGFyYm9yLXZpc2l0b3IhIQ==',
    'sec-websocket-version': '13',
  };
  request({ host: '127.0.0.1', port, path: '/ws', headers })
    .on('upgrade', (_response, socket) => visitors.push(socket.on('error', () => {}).resume()))
    .on('error', () => {})
    .end();
}

// ---- life ----
function stop() {
  log('INFO', `harbor ${version} stopping`);
  clearTimeout(nextVisit);
  agent.destroy();
  for (const socket of [...visitors, ...sockets]) socket.destroy();
  server.close(() => {
    log('INFO', `harbor ${version} stopped`);
    closeSync(logHandle);
    logHandle = undefined;
    parentPort.close();
  });
  server.closeAllConnections();
}

parentPort.on('message', (word) => {
  if (word === 'stop') stop();
});
server.on('error', (error) => {
  log('ERROR', `cannot listen on 127.0.0.1:${port}: ${error.code}`);
  throw error;
});
server.listen(port, '127.0.0.1', () => {
  holdMemory();
  log('INFO', `harbor ${version} listening on 127.0.0.1:${port}`);
  parentPort.postMessage({ listening: port, version });
  if (!config.quiet) {
    visit();
    for (let index = 0; index < 3; index += 1) openVisitorSocket();
  }
});
