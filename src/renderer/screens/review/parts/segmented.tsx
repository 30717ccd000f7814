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

/** A few answers side by side, of which one holds. Keys that are letters do nothing here: it is no list to type into. */
export function Segmented({ label, options, value, testId, onChange }: Props) {
  return (
    <fieldset className="segmented">
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
