/** A setting this window remembers; null where nothing is stored or storage is denied. */
export function readSetting(name: string): string | null {
  try {
    return localStorage.getItem(`slipway.${name}`);
  } catch {
    return null;
  }
}

/** Stores a setting; null removes it. Settings are a convenience: a full or denied storage is not an error. */
export function writeSetting(name: string, value: string | null): void {
  try {
    if (value === null) localStorage.removeItem(`slipway.${name}`);
    else localStorage.setItem(`slipway.${name}`, value);
  } catch {
    // The setting is lost, nothing else.
  }
}
