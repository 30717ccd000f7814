import { useRunStore } from '../../../stores/run/run-store.ts';

/** Whether the open run is in production. What nobody has said is taken for production, as everywhere. */
export function useInProduction(): boolean {
  return useRunStore(({ current, views }) => {
    const environment = current === null ? undefined : views[current]?.state.environment;
    return (environment ?? 'production') === 'production';
  });
}
