// What `slipway secret` says.

export const askValue = (reference: string): string => `${reference}> `;
export const noValue = 'The value is empty. Nothing was saved.';
export const noValueHint = 'Type a value, or send it on stdin: slipway secret set REFERENCE < FILE';
export const saved = (keychain: string, reference: string): string => `Saved in ${keychain} as ${reference}`;
export const removed = (keychain: string): string => `Removed from ${keychain}`;
export const notFound = (keychain: string, reference: string): string =>
  `${keychain} has no secret named ${reference}. Nothing was removed.`;
export const notFoundHint = 'List saved secrets with: slipway secret list';
