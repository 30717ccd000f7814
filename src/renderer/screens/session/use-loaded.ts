import { useEffect, useState } from 'react';

/**
 * The result of a dynamic import; null until it has loaded. Whole screens use it instead of Suspense: React delays what appears
 * after a fallback by 300 ms, a third of the time the window may take to open.
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
