import { attempt } from '../../../shared/lib/attempt.ts';

/** A setting this window remembers; null where nothing is stored or storage is denied. */
export function readSetting(name: string): string | null {
  return attempt(() => localStorage.getItem(`slipway.${name}`), null);
}

/** Stores a setting; null removes it. Settings are a convenience: a full or denied storage is not an error. */
export function writeSetting(name: string, value: string | null): void {
  attempt(() => {
    if (value === null) localStorage.removeItem(`slipway.${name}`);
    else localStorage.setItem(`slipway.${name}`, value);
  }, undefined);
}
