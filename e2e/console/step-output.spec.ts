import { expect, test } from './console-test.ts';

/** What a hostile program prints: its own title, the clipboard, questions a terminal answers, a link that is a command. */
const hostile = [
  '\x1b]0;OWNED\x07',
  '\x1b]52;c;T1dORUQ=\x07',
  '\x1b[c\x1b[>c\x1b[6n\x1b[5n\x1bP$qm\x1b\\\x1b]10;?\x07\x1b]4;1;?\x07',
  '\x1b]8;;javascript:alert(1)\x07click me\x1b]8;;\x07',
  '\x1b[?1003h',
  'the last line\r\n',
].join('');

test('the output of a step changes nothing but its own text', async ({
  app: { page, open, host },
  context,
}) => {
  await context.grantPermissions(['clipboard-read', 'clipboard-write']);
  const key = await open('failed');
  await page.evaluate(() => navigator.clipboard.writeText('mine'));
  const title = await page.title();
  const dialogs: string[] = [];
  page.on('dialog', (dialog) => {
    dialogs.push(dialog.message());
    void dialog.dismiss();
  });
  const sent: number[] = [];
  page.on('websocket', (socket) => {
    // Frames of keystrokes have type 2 in their fifth byte.
    socket.on('framesent', ({ payload }) => {
      if (typeof payload !== 'string' && payload[4] === 2) sent.push(payload.length);
    });
  });
  const world = host.world(key);
  for (const { id } of world.work) world.outputs.set(id, hostile);
  await page.reload();
  const output = page.getByTestId('output-terminal');
  await expect(output).toContainText('the last line');
  const link = await output.getByText('click me').boundingBox();
  if (link === null) throw new Error('the link is not drawn');
  await page.mouse.move(link.x + 20, link.y + 8);
  await page.mouse.click(link.x + 20, link.y + 8);
  await output.locator('.xterm-screen').click();
  await page.keyboard.type('typed');
  await expect(page.getByTestId('status-chip')).toBeVisible();
  expect(await page.title()).toBe(title);
  expect(await page.evaluate(() => navigator.clipboard.readText())).toBe('mine');
  expect(dialogs).toEqual([]);
  expect(sent).toEqual([]);
});
