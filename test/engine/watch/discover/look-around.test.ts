import { describe, expect, it } from 'vitest';
import type { Transport } from '../../../../src/engine/transport/transport.ts';
import { lookAround } from '../../../../src/engine/watch/discover/look-around.ts';

function saying(text: string): Transport {
  return { exec: async () => ({ stdout: Buffer.from(text) }) } as unknown as Transport;
}

describe('what a host says of what could be watched', () => {
  it('is read line by line, whatever else is said', async () => {
    const said = [
      'listen 127.0.0.1:8000 chatapp',
      'listen [::]:8000 ',
      'listen 10.0.0.5:9100 node_exporter',
      'listen [fe80::1%eth0]:443 nginx',
      'listen *:70000 wrong',
      'listen nonsense',
      'unit chatapp.service',
      'log /var/log/nginx/access.log',
      'warning: something',
      'proc',
      '',
    ];
    expect(await lookAround(saying(said.join('\n')))).toEqual({
      listeners: [
        { host: '[fe80::1]', port: 443, program: 'nginx' },
        { host: 'localhost', port: 8_000, program: 'chatapp' },
        { host: '10.0.0.5', port: 9_100, program: 'node_exporter' },
      ],
      units: ['chatapp'],
      logs: ['/var/log/nginx/access.log'],
      hasFigures: true,
    });
  });

  it('is nothing where it says nothing', async () => {
    expect(await lookAround(saying(''))).toEqual({ listeners: [], units: [], logs: [], hasFigures: false });
  });
});
