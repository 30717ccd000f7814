import { views } from './words.ts';

export type ReviewView = 'questions' | 'sections';

interface Props {
  readonly view: ReviewView;
  /** How many kinds of questions are open. */
  readonly open: number;
  onChange(view: ReviewView): void;
}

/** Switches between the open questions and the whole document with every decision. */
export function ReviewViews({ view, open, onChange }: Props) {
  const tabs = [
    ['questions', open === 0 ? views.decided : views.toDecide],
    ['sections', views.sections],
  ] as const;
  return (
    <div className="review-views" role="tablist" aria-label={views.label}>
      {tabs.map(([name, label]) => (
        <button
          key={name}
          type="button"
          role="tab"
          aria-selected={view === name}
          data-testid={`review-${name}`}
          onClick={() => onChange(name)}
        >
          {label}
        </button>
      ))}
    </div>
  );
}
