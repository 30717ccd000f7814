/** How far a frame scrolls, in px: a hard turn of a wheel. */
const stepPx = 120;
const frames = 240;

/** A page with nothing but rows of the same height, in the page all at once. */
export function barePage(rows: number): string {
  const row = (n: number): string => `<li>The owner of part ${n} has looked at it</li>`;
  return `<!doctype html><style>
    html, body { height: 100%; margin: 0; font: 13px sans-serif; }
    #rows { height: 600px; overflow: auto; }
    li { height: 46px; margin-bottom: 7px; border: 1px solid; }
  </style><ul id="rows">${Array.from({ length: rows }, (_, n) => row(n)).join('')}</ul>`;
}

/**
 * Puts `scrollThrough()` into a page: it scrolls what the selector names from its top by script, a step each frame, and resolves with
 * the mean and the 95th percentile of the time between frames and the longest task meanwhile, all in ms.
 */
export function scrollScript(selector: string): string {
  return `
    globalThis.scrollThrough = async () => {
      const place = document.querySelector(${JSON.stringify(selector)});
      place.scrollTop = 0;
      const tasks = [];
      const watch = new PerformanceObserver((list) => tasks.push(...list.getEntries().map(({ duration }) => duration)));
      const frame = () => new Promise(requestAnimationFrame);
      let last = await frame();
      last = await frame();
      watch.observe({ type: 'longtask' });
      const deltas = [];
      for (let n = 0; n < ${frames}; n += 1) {
        place.scrollTop += ${stepPx};
        const now = await frame();
        deltas.push(now - last);
        last = now;
      }
      if (place.scrollTop < ${(frames * stepPx) / 2}) throw new Error('nothing was scrolled');
      await new Promise((resolve) => setTimeout(resolve, 50));
      watch.disconnect();
      deltas.sort((a, b) => a - b);
      return {
        p95: deltas[Math.floor(deltas.length * 0.95)],
        mean: deltas.reduce((sum, each) => sum + each, 0) / deltas.length,
        longestTask: Math.max(0, ...tasks),
      };
    };
    true`;
}
