interface Props {
  readonly label: string;
  readonly options: readonly {
    readonly value: string;
    readonly label: string;
    readonly className?: string;
  }[];
  readonly value: string | null;
  readonly testId: string;
  onChange(value: string): void;
}

/** Answers with more letters than this stand below each other. */
const mostInARow = 64;

/** A few answers side by side, of which one holds. Keys that are letters do nothing here: it is no list to type into. */
export function Segmented({ label, options, value, testId, onChange }: Props) {
  const length = options.reduce((sum, option) => sum + option.label.length, 0);
  return (
    <fieldset className={`segmented${length > mostInARow ? ' stacked' : ''}`}>
      <legend className="visually-hidden">{label}</legend>
      {options.map((option) => (
        <button
          key={option.value}
          type="button"
          className={option.className ?? ''}
          aria-pressed={option.value === value}
          data-testid={`${testId}-${option.value}`}
          onClick={() => onChange(option.value)}
        >
          {option.label}
        </button>
      ))}
    </fieldset>
  );
}
