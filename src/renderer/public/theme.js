// Runs before the first paint, so that a chosen theme, size or density never flashes another one. Without a choice the system decides.
try {
  const { dataset, style } = document.documentElement;
  const chosen = localStorage.getItem('slipway.theme');
  if (chosen === 'dark' || chosen === 'light') dataset.theme = chosen;
  if (localStorage.getItem('slipway.density') === 'compact') dataset.density = 'compact';
  const zoom = localStorage.getItem('slipway.zoom');
  // The steps of the window, from 70 to 300 percent.
  if (zoom !== null && /^(?:[7-9]0|1\d\d|2[05]0|300)$/.test(zoom)) {
    style.fontSize = `${zoom}%`;
    style.setProperty('--zoom', `${Number(zoom) / 100}`);
  }
} catch (error) {
  // Storage may be denied; the system's scheme is right then.
  console.debug(error);
}
