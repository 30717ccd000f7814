// The two containers in which systems want icons. Both hold PNG files as they are.

/**
 * A Windows icon of PNG images. Each is `{ size, png }`, size in pixels, at most 256.
 * @param {readonly { size: number, png: Buffer }[]} images
 */
export function icoFile(images) {
  const head = Buffer.alloc(6 + 16 * images.length);
  head.writeUInt16LE(1, 2);
  head.writeUInt16LE(images.length, 4);
  let offset = head.length;
  for (const [index, { size, png }] of images.entries()) {
    const at = 6 + 16 * index;
    // A byte for each side: 256 is written as 0.
    head.writeUInt8(size % 256, at);
    head.writeUInt8(size % 256, at + 1);
    head.writeUInt16LE(1, at + 4);
    head.writeUInt16LE(32, at + 6);
    head.writeUInt32LE(png.length, at + 8);
    head.writeUInt32LE(offset, at + 12);
    offset += png.length;
  }
  return Buffer.concat([head, ...images.map(({ png }) => png)]);
}

/** How macOS names an image of so many pixels; those for double resolution have names of their own. */
const icnsTypes = {
  16: ['icp4'],
  32: ['icp5', 'ic11'],
  64: ['icp6', 'ic12'],
  128: ['ic07'],
  256: ['ic08', 'ic13'],
  512: ['ic09', 'ic14'],
  1024: ['ic10'],
};

/**
 * A macOS icon of PNG images. Throws for a size that macOS has no name for.
 * @param {readonly { size: number, png: Buffer }[]} images
 */
export function icnsFile(images) {
  const blocks = images.flatMap(({ size, png }) => {
    const types = icnsTypes[size];
    if (types === undefined) throw new Error(`macOS has no icon of ${size} pixels.`);
    return types.map((type) => block(type, png));
  });
  return block('icns', Buffer.concat(blocks));
}

function block(type, bytes) {
  const head = Buffer.alloc(8);
  head.write(type, 'latin1');
  head.writeUInt32BE(8 + bytes.length, 4);
  return Buffer.concat([head, bytes]);
}
