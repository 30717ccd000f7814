import { Monitor, Moon, Sun } from 'lucide-react';
import { type ThemeChoice, useThemeStore } from '../../stores/view/theme-store.ts';
import * as words from './words.ts';

const next: Readonly<Record<ThemeChoice, ThemeChoice>> = { system: 'dark', dark: 'light', light: 'system' };
const icons = { system: Monitor, dark: Moon, light: Sun } as const;

/** Switches the theme: system, dark, light, and system again. */
export function ThemeToggle() {
  const choice = useThemeStore((store) => store.choice);
  const choose = useThemeStore((store) => store.choose);
  const Icon = icons[choice];
  return (
    <button
      type="button"
      className="icon-btn"
      data-testid="theme-toggle"
      aria-label={words.switchTheme(choice, next[choice])}
      title={words.theme(choice)}
      onClick={() => choose(next[choice])}
    >
      <Icon size={13} />
    </button>
  );
}
