import { useSyncExternalStore } from 'react';

export type ThemeChoice = 'dark' | 'light' | 'auto';
export type Theme = 'dark' | 'light';

const key = 'harmoni.theme';
const listeners = new Set<() => void>();
const prefersLight = globalThis.matchMedia?.('(prefers-color-scheme: light)');
let fallback: ThemeChoice = 'dark';

/** What the person chose on this computer; dark (or the entry's own default) unless chosen. */
export function themeChoice(): ThemeChoice {
  const stored = localStorage.getItem(key);
  return stored === 'dark' || stored === 'light' || stored === 'auto' ? stored : fallback;
}

/** The theme drawn now. */
export function theme(): Theme {
  const choice = themeChoice();
  if (choice !== 'auto') return choice;
  return prefersLight?.matches ? 'light' : 'dark';
}

function apply(): void {
  document.documentElement.dataset.theme = theme();
  for (const listener of listeners) listener();
}

/** Draws the stored theme and follows the device in `auto`. The unit view starts light, for sunlight. */
export function startTheme(whenUnchosen: ThemeChoice = 'dark'): void {
  fallback = whenUnchosen;
  apply();
  prefersLight?.addEventListener('change', apply);
}

export function setTheme(choice: ThemeChoice): void {
  localStorage.setItem(key, choice);
  apply();
}

function subscribe(listener: () => void): () => void {
  listeners.add(listener);
  return () => listeners.delete(listener);
}

/** The theme drawn, for what CSS cannot reach (map, canvas). */
export function useTheme(): Theme {
  return useSyncExternalStore(subscribe, theme);
}

export function useThemeChoice(): ThemeChoice {
  return useSyncExternalStore(subscribe, themeChoice);
}

/** The value of a token in the theme drawn, e.g. `token('--p1')`. */
export function token(name: `--${string}`): string {
  return getComputedStyle(document.documentElement).getPropertyValue(name).trim();
}
