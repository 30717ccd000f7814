import type { Stats } from 'node:fs';
import { writeAttributes } from './attributes.ts';
import type { Handles } from './handles.ts';
import { type PacketReader, response, status, writeField, writePacket } from './wire.ts';

/** Answers one request; what it throws becomes a status. `id` is the request's own. */
export type Answer = (packet: PacketReader, id: number, place: Place) => Promise<Buffer>;

/** Where a request is answered: the home it may touch and the handles of its channel. */
export interface Place {
  readonly home: string;
  readonly handles: Handles;
}

export const ok = (id: number) => writePacket(response.status, [id, status.ok, '', '']);

export const endOfFile = (id: number) =>
  writePacket(response.status, [id, status.endOfFile, 'End of file', '']);

export const onePath = (id: number, path: string) =>
  writePacket(response.name, [id, 1, path, path], writeField(0));

export const attributes = (id: number, stats: Stats) =>
  writePacket(response.attributes, [id], writeAttributes(stats));
