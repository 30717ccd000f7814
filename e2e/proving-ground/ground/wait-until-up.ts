import { connect } from 'node:net';
import { eventually } from './eventually.ts';
import type { Machine } from './machine.ts';

const bootLimitMs = 60_000;
const sshPort = 22;
const answerLimitMs = 500;

/** Waits until a server has booted to the end, its SSH server greets and its service is healthy. */
export async function waitUntilUp(machine: Machine, ip: string): Promise<void> {
  await eventually('SSH greets', () => greets(ip), bootLimitMs);
  const healthy = 'systemctl is-system-running --wait >/dev/null; curl -fsS http://localhost:8000/health';
  await eventually(
    'the service is healthy',
    async () => (await machine.exec(healthy)).code === 0,
    bootLimitMs,
  );
}

/** Reboots a server in order and waits until it is up again. */
export async function restart(machine: Machine, ip: string): Promise<void> {
  const before = machine.leader();
  // Its own answer may get lost in the reboot it starts.
  await machine.exec('systemctl reboot');
  const rebooted = () => {
    const now = machine.leader();
    return now !== undefined && now !== before;
  };
  await eventually('the server has rebooted', rebooted, bootLimitMs);
  await waitUntilUp(machine, ip);
}

/** Whether an SSH server answers there now. */
export function greets(ip: string): Promise<boolean> {
  return new Promise((resolve) => {
    const socket = connect(sshPort, ip);
    const answer = (value: boolean) => {
      socket.destroy();
      resolve(value);
    };
    socket.setTimeout(answerLimitMs, () => answer(false));
    socket.once('data', (data) => answer(data.toString('latin1').startsWith('SSH-')));
    socket.once('error', () => answer(false));
  });
}
