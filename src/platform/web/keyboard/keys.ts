/** A key with its modifiers, in one spelling: `ctrl+enter`, `alt+p`, `f4`, `?`. */
export type Chord = string;

/** Keys that the browser or the system needs; a binding to one of them is a mistake of ours. */
const reserved = new Set<Chord>([
  'f5',
  'f6',
  'f10',
  'f11',
  'f12',
  'ctrl+n',
  'ctrl+t',
  'ctrl+w',
  'ctrl+l',
  'ctrl+e',
  'alt+d',
  'alt+e',
  'alt+f',
  'alt+arrowleft',
  'alt+arrowright',
]);

const names: Readonly<Record<string, string>> = {
  '↑': 'arrowup',
  '↓': 'arrowdown',
  '←': 'arrowleft',
  '→': 'arrowright',
  esc: 'escape',
  space: ' ',
  del: 'delete',
  up: 'arrowup',
  down: 'arrowdown',
  left: 'arrowleft',
  right: 'arrowright',
};

/**
 * Reads keys as they are written on the hints: `Ctrl Z`, `Alt 1`, `F4`, `?`, `Enter`, `↑`.
 * Throws for keys left to the browser.
 */
export function parseKeys(written: string): Chord {
  const parts = written.trim().toLowerCase().split(/\s+/);
  const key = parts.pop() ?? '';
  const modifiers = ['ctrl', 'alt', 'shift'].filter((modifier) => parts.includes(modifier));
  const chord = [...modifiers, names[key] ?? key].join('+');
  if (reserved.has(chord)) throw new Error(`${written} belongs to the browser`);
  return chord;
}

export type KeyPress = Pick<KeyboardEvent, 'key' | 'ctrlKey' | 'altKey' | 'shiftKey' | 'metaKey'>;

/** The chord of a pressed key. Shift counts only with keys that do not change with it, such as Enter or F9. */
export function chordOf(press: KeyPress): Chord {
  const key = press.key.toLowerCase();
  const parts: string[] = [];
  if (press.ctrlKey || press.metaKey) parts.push('ctrl');
  if (press.altKey) parts.push('alt');
  if (press.shiftKey && (key.length > 1 || parts.length > 0)) parts.push('shift');
  return [...parts, key].join('+');
}

/** Whether a key types a character: such keys belong to the field while one is focused. */
export function types(chord: Chord): boolean {
  return chord.length === 1;
}

/** Keys that a field uses itself although they type nothing. */
export function editsField(chord: Chord): boolean {
  return (
    types(chord) || /^(arrow|home|end|enter|tab|backspace|delete|page)/.test(chord) || /^ctrl\+[azxcvy]$/.test(chord)
  );
}
