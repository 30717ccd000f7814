// npm run icons: draws packaging/icons from the window's own icon, in the browser of the end-to-end tests.
import { mkdirSync, readFileSync, writeFileSync } from 'node:fs';
import { join } from 'node:path';
import { chromium } from '@playwright/test';
import config from '../playwright.config.ts';
import { ensureBrowser } from './ensure-browser.mjs';
import { icnsFile, icoFile } from './icons/icon-files.mjs';
import { root } from './toolchain.mjs';

const folder = join(root, 'packaging', 'icons');
const svg = readFileSync(join(root, 'src', 'renderer', 'public', 'icon.svg'), 'utf8');
const sizes = [16, 24, 32, 48, 64, 128, 256, 512, 1024];
/** macOS draws icons smaller than their place; 824 of 1024 pixels is Apple's measure. */
const macPart = 824 / 1024;

await ensureBrowser();
const browser = await chromium.launch(config.projects[0].use.launchOptions);
try {
  const page = await browser.newPage();
  mkdirSync(folder, { recursive: true });
  const plain = await drawAll(page, sizes, 1);
  for (const { size, png } of plain.filter((each) => each.size !== 24 && each.size <= 512))
    writeFileSync(join(folder, `${size}x${size}.png`), png);
  writeFileSync(join(folder, 'icon.ico'), icoFile(plain.filter(({ size }) => size <= 256)));
  const mac = await drawAll(
    page,
    sizes.filter((size) => size !== 24 && size !== 48),
    macPart,
  );
  writeFileSync(join(folder, 'icon.icns'), icnsFile(mac));
  console.log(`Drew the icons in ${folder}.`);
} finally {
  await browser.close();
}

async function drawAll(page, all, part) {
  const images = [];
  for (const size of all) images.push({ size, png: await draw(page, size, part) });
  return images;
}

/** One image of so many pixels, of which the icon takes a part in the middle. Nothing is behind it. */
async function draw(page, size, part) {
  const inner = size * part;
  await page.setViewportSize({ width: size, height: size });
  await page.setContent(
    `<style>html,body{margin:0;background:transparent}svg{display:block;width:${inner}px;height:${inner}px;margin:${(size - inner) / 2}px}</style>${svg}`,
  );
  return page.screenshot({ omitBackground: true, clip: { x: 0, y: 0, width: size, height: size } });
}
