import { Monitor, Moon, Sun } from 'lucide-react';
import { type ThemeChoice, useThemeStore } from '../../stores/view/theme-store.ts';

const next: Readonly<Record<ThemeChoice, ThemeChoice>> = { system: 'dark', dark: 'light', light: 'system' };
const icons = { system: Monitor, dark: Moon, light: Sun } as const;

/** Goes round: as the system, dark, light. */
export function ThemeToggle() {
  const choice = useThemeStore((store) => store.choice);
  const choose = useThemeStore((store) => store.choose);
  const Icon = icons[choice];
  const words = choice === 'system' ? 'as the system' : choice;
  return (
    <button
      type="button"
      className="icon-btn"
      data-testid="theme-toggle"
      aria-label={`Colours: ${words}. Change to ${next[choice]}.`}
      title={`Colours: ${words}`}
      onClick={() => choose(next[choice])}
    >
      <Icon size={13} />
    </button>
  );
}
