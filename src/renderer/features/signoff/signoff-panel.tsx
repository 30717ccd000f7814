import { usePlanStore } from '../../stores/run/plan-store.ts';
import { SignoffList } from './signoff-list.tsx';
import * as words from './words.ts';

/** All sign-offs of the plan. */
export function SignoffPanel() {
  const signoffs = usePlanStore((store) => store.open?.plan.signoffs) ?? [];
  return (
    <div className="panel-page" data-testid="signoff-panel">
      <h2>{words.title}</h2>
      <p className="lead">{words.lead}</p>
      <SignoffList roles={signoffs.map((signoff) => signoff.role)} />
    </div>
  );
}
