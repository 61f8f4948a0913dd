import { type Chord, chordOf, editsField, type KeyPress, parseKeys } from './keys.ts';

export interface KeyBinding {
  /** As written on the hint: `Alt 1`, `F4`, `?`. */
  keys: string;
  /** What it does, for the list of all keys. */
  label: string;
  /** Heading in that list. */
  group?: string;
  run: () => void;
  /** Also inside of input fields. By default only for keys that a field does not use itself. */
  inFields?: boolean;
  /** Skipped, so that an older binding or the browser gets the key, while this says no. */
  when?: () => boolean;
}

interface Entry {
  chord: Chord;
  binding: KeyBinding;
}

/** Keys of the screen. The newest binding of a key wins, so that an overlay can take `Esc` while it is open. */
export function createKeymap() {
  let entries: readonly Entry[] = [];
  const listeners = new Set<() => void>();
  function change(next: readonly Entry[]): void {
    entries = next;
    for (const listener of listeners) listener();
  }
  return {
    /** Adds bindings; returns the function that removes them. Throws for keys left to the browser. */
    bind(bindings: readonly KeyBinding[]): () => void {
      const added = bindings.map((binding) => ({ chord: parseKeys(binding.keys), binding }));
      change([...entries, ...added]);
      return () => change(entries.filter((entry) => !added.includes(entry)));
    },
    /** The binding that a press would run, or undefined. */
    find(press: KeyPress, inField: boolean): KeyBinding | undefined {
      const chord = chordOf(press);
      return entries.findLast(
        ({ chord: bound, binding }) =>
          bound === chord && (!inField || (binding.inFields ?? !editsField(chord))) && (binding.when?.() ?? true),
      )?.binding;
    },
    /** All bindings in force, each key once, for the `?` overlay. */
    list(): readonly KeyBinding[] {
      const seen = new Map<Chord, KeyBinding>();
      for (const { chord, binding } of entries) seen.set(chord, binding);
      return [...seen.values()];
    },
    snapshot: (): readonly Entry[] => entries,
    subscribe(listener: () => void): () => void {
      listeners.add(listener);
      return () => listeners.delete(listener);
    },
  };
}
