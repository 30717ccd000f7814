// Runs before the first paint, so that a chosen theme never flashes the other one. Without a choice the system decides.
try {
  const chosen = localStorage.getItem('slipway.theme');
  if (chosen === 'dark' || chosen === 'light') document.documentElement.dataset.theme = chosen;
} catch (error) {
  // Storage may be denied; the system's scheme is right then.
  console.debug(error);
}
