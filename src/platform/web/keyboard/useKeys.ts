import { useEffect, useRef, useSyncExternalStore } from 'react';
import { createKeymap, type KeyBinding } from './keymap.ts';

/** The keys of this tab. */
export const keymap = createKeymap();

/** The focused element, if it takes text. */
export function focusedField(): HTMLInputElement | HTMLTextAreaElement | HTMLSelectElement | HTMLElement | undefined {
  const focused = document.activeElement;
  if (focused instanceof HTMLTextAreaElement || focused instanceof HTMLSelectElement) return focused;
  if (focused instanceof HTMLInputElement && !['checkbox', 'radio', 'button', 'submit'].includes(focused.type)) {
    return focused;
  }
  return focused instanceof HTMLElement && focused.isContentEditable ? focused : undefined;
}

/** Listens to the keyboard of the page; returns the function that ends it. Called once by the shell. */
export function startKeyboard(): () => void {
  function onKeyDown(event: KeyboardEvent): void {
    if (event.defaultPrevented || event.isComposing) return;
    const focused = document.activeElement;
    // Enter and Space press the focused button or link, whatever else they may do on the desk.
    const presses = event.key === 'Enter' || event.key === ' ';
    if (presses && !event.ctrlKey && focused instanceof HTMLElement && focused.matches('button, a[href], summary'))
      return;
    const binding = keymap.find(event, focusedField() !== undefined);
    if (!binding) return;
    event.preventDefault();
    binding.run();
  }
  window.addEventListener('keydown', onKeyDown);
  return () => window.removeEventListener('keydown', onKeyDown);
}

/**
 * Binds keys while the component is on screen. `run` and `when` may change at every drawing; the set of keys and
 * labels decides when the list is registered anew.
 */
export function useKeys(bindings: readonly KeyBinding[]): void {
  const newest = useRef(bindings);
  useEffect(() => {
    newest.current = bindings;
  });
  const shape = JSON.stringify(bindings.map(({ keys, label, group, inFields }) => [keys, label, group, inFields]));
  // biome-ignore lint/correctness/useExhaustiveDependencies: the shape stands for the bindings
  useEffect(
    () =>
      keymap.bind(
        newest.current.map((binding, index) => ({
          ...binding,
          run: () => newest.current[index]?.run(),
          when: () => newest.current[index]?.when?.() ?? true,
        })),
      ),
    [shape],
  );
}

/** All keys in force, for the overlay. */
export function useAllKeys(): readonly KeyBinding[] {
  useSyncExternalStore(keymap.subscribe, keymap.snapshot);
  return keymap.list();
}
