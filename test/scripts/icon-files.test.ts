import { readdirSync, readFileSync } from 'node:fs';
import { expect, it } from 'vitest';
import { icnsFile, icoFile } from '../../scripts/icons/icon-files.mjs';

const folder = 'packaging/icons';
const signature = Buffer.from('89504e470d0a1a0a', 'hex');
/** Width and height of a PNG image, in pixels. */
const sizeOf = (png: Buffer): readonly number[] => {
  expect(png.subarray(0, 8)).toEqual(signature);
  return [png.readUInt32BE(16), png.readUInt32BE(20)];
};

it('the icons for Linux are images of the sizes that they are named after', () => {
  const names = readdirSync(folder).filter((name) => name.endsWith('.png'));
  expect(names).toContain('256x256.png');
  for (const name of names)
    expect(sizeOf(readFileSync(`${folder}/${name}`)).join('x')).toBe(name.replace('.png', ''));
});

it('the icon for Windows holds an image of every size up to 256 pixels', () => {
  const ico = readFileSync(`${folder}/icon.ico`);
  const images = Array.from({ length: ico.readUInt16LE(4) }, (_, index) => {
    const at = 6 + 16 * index;
    return ico.subarray(ico.readUInt32LE(at + 12)).subarray(0, ico.readUInt32LE(at + 8));
  });
  expect(images.map((png) => sizeOf(png)[0])).toEqual([16, 24, 32, 48, 64, 128, 256]);
});

it('the icon for macOS holds an image of every size up to 1024 pixels', () => {
  const icns = readFileSync(`${folder}/icon.icns`);
  expect(icns.toString('latin1', 0, 4)).toBe('icns');
  expect(icns.readUInt32BE(4)).toBe(icns.length);
  const sizes = new Set<number | undefined>();
  for (let at = 8; at < icns.length; at += icns.readUInt32BE(at + 4))
    sizes.add(sizeOf(icns.subarray(at + 8, at + icns.readUInt32BE(at + 4)))[0]);
  expect([...sizes]).toEqual([16, 32, 64, 128, 256, 512, 1024]);
});

it('an icon of a size that has no place is refused', () => {
  expect(() => icnsFile([{ size: 48, png: Buffer.alloc(1) }])).toThrow('macOS has no icon of 48 pixels');
  expect(icoFile([{ size: 256, png: signature }]).subarray(6, 8)).toEqual(Buffer.from([0, 0]));
});
