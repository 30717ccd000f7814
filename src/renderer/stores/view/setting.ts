/** A setting this window remembers; null where nothing is kept or storage is refused. */
export function readSetting(name: string): string | null {
  try {
    return localStorage.getItem(`slipway.${name}`);
  } catch {
    return null;
  }
}

/** Remembers a setting; null forgets it. Settings are comfort: a full or refused storage is no error. */
export function writeSetting(name: string, value: string | null): void {
  try {
    if (value === null) localStorage.removeItem(`slipway.${name}`);
    else localStorage.setItem(`slipway.${name}`, value);
  } catch {
    // Nothing is lost but the comfort.
  }
}
