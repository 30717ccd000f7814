import { findAddresses } from './network.ts';
import { must } from './run.ts';

/** A cable between two servers. */
export interface Cable {
  /** Address of the far one, which only the near one can reach. */
  readonly ip: string;
  remove(): Promise<void>;
}

/** Lays a cable from one server's namespace to another's; `number` tells the cables of one server apart. */
export async function joinGrounds(near: string, far: string, number: number): Promise<Cable> {
  const { here, there } = await findAddresses();
  const device = `jump${number}`;
  await must('ip', [
    ...['-n', near, 'link', 'add', device, 'type', 'veth'],
    ...['peer', 'name', 'behind', 'netns', far],
  ]);
  for (const [namespace, end, address] of [
    [near, device, here],
    [far, 'behind', there],
  ] as const) {
    await must('ip', ['-n', namespace, 'addr', 'add', `${address}/30`, 'dev', end]);
    await must('ip', ['-n', namespace, 'link', 'set', end, 'up']);
  }
  return {
    ip: there,
    remove: async () => {
      await must('ip', ['-n', near, 'link', 'del', device]);
    },
  };
}
