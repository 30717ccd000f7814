export type ReviewView = 'questions' | 'sections';

interface Props {
  readonly view: ReviewView;
  /** How many kinds of questions are still open. */
  readonly open: number;
  onChange(view: ReviewView): void;
}

/** What has to be decided, or the whole document with every decision. */
export function ReviewViews({ view, open, onChange }: Props) {
  const tabs = [
    ['questions', open === 0 ? 'Decided' : 'To decide'],
    ['sections', 'Section by section'],
  ] as const;
  return (
    <div className="review-views" role="tablist" aria-label="What the review shows">
      {tabs.map(([name, words]) => (
        <button
          key={name}
          type="button"
          role="tab"
          aria-selected={view === name}
          data-testid={`review-${name}`}
          onClick={() => onChange(name)}
        >
          {words}
        </button>
      ))}
    </div>
  );
}
