import { useEffect, useState } from 'react';

/**
 * What a dynamic import gives, once it is here; null until then. For whole screens in place of a suspended component:
 * React holds what appears behind a fallback back for 300 ms, which is a third of the time the window may take to open.
 */
export function useLoaded<T>(load: () => Promise<T>): T | null {
  const [loaded, setLoaded] = useState<{ readonly value: T } | null>(null);
  useEffect(() => {
    let gone = false;
    void load().then((value) => {
      if (!gone) setLoaded({ value });
    });
    return () => {
      gone = true;
    };
  }, [load]);
  return loaded?.value ?? null;
}
