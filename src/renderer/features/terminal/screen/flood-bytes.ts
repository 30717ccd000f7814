const lineFeed = 10;
const carriageReturn = 13;

/** Whether the byte ends a line. Neither value occurs inside a character of UTF-8. */
export function isLineEnd(byte: number | undefined): boolean {
  return byte === lineFeed || byte === carriageReturn;
}

/** Takes pieces from the front of the queue, `most` bytes in total; the last piece is cut. */
export function takeBytes(queue: Uint8Array[], most: number): readonly Uint8Array[] {
  const taken: Uint8Array[] = [];
  for (let room = most; room > 0; ) {
    const piece = queue.shift();
    if (piece === undefined) break;
    taken.push(piece.subarray(0, room));
    if (piece.length > room) queue.unshift(piece.subarray(room));
    room -= piece.length;
  }
  return taken;
}

/** Like {@link takeBytes}, but leaves what follows the last line end in the queue; without a line end, takes everything. */
export function takeLines(queue: Uint8Array[], most: number): readonly Uint8Array[] {
  const taken = takeBytes(queue, most);
  for (let index = taken.length - 1; index >= 0; index -= 1) {
    const piece = taken[index];
    const end = piece?.findLastIndex(isLineEnd) ?? -1;
    if (piece === undefined || end === -1) continue;
    const behind = [piece.subarray(end + 1), ...taken.slice(index + 1)];
    queue.unshift(...behind.filter((part) => part.length > 0));
    return [...taken.slice(0, index), piece.subarray(0, end + 1)];
  }
  return taken;
}

export function sizeOf(pieces: readonly Uint8Array[]): number {
  return pieces.reduce((sum, piece) => sum + piece.length, 0);
}
