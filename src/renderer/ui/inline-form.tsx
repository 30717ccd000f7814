import type { ReactNode } from 'react';

interface InlineFormProps {
  readonly className: string;
  readonly submit: () => Promise<void>;
  readonly close: () => void;
  readonly children: ReactNode;
}

/** A form within the page. Its keys stay in it; Escape closes it. */
export function InlineForm({ className, submit, close, children }: InlineFormProps) {
  return (
    <form
      className={className}
      onSubmit={(event) => {
        event.preventDefault();
        void submit();
      }}
      onKeyDown={(event) => {
        event.stopPropagation();
        if (event.key !== 'Escape') return;
        const row = event.currentTarget.closest('article')?.querySelector<HTMLElement>('[data-item]');
        close();
        row?.focus();
      }}
    >
      {children}
    </form>
  );
}

interface ReasonFieldProps {
  readonly label: string;
  readonly testId: string;
  readonly value: string;
  readonly change: (value: string) => void;
}

/** The field for a reason, which the record keeps. */
export function ReasonField({ label, testId, value, change }: ReasonFieldProps) {
  return (
    <label>
      <span>{label}</span>
      <input
        className="field"
        data-testid={testId}
        value={value}
        maxLength={500}
        // biome-ignore lint/a11y/noAutofocus: the person just asked for this field.
        autoFocus
        onChange={(event) => change(event.target.value)}
      />
    </label>
  );
}
