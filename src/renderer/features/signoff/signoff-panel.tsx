import { usePlanStore } from '../../stores/run/plan-store.ts';
import { SignoffList } from './signoff-list.tsx';

/** All sign-offs of the plan. */
export function SignoffPanel() {
  const signoffs = usePlanStore((store) => store.open?.plan.signoffs) ?? [];
  return (
    <div className="panel-page" data-testid="signoff-panel">
      <h2>Sign-offs</h2>
      <p className="lead">
        A sign-off is bound to this plan: when the document changes, it no longer counts. A typed name is
        accepted and stays marked as unsigned.
      </p>
      <SignoffList roles={signoffs.map((signoff) => signoff.role)} />
    </div>
  );
}
