import { describe, expect, it, vi } from 'vitest';
import { createKeymap } from './keymap.ts';
import { chordOf, type KeyPress, parseKeys } from './keys.ts';

const press = (key: string, more: Partial<KeyPress> = {}): KeyPress => ({
  key,
  ctrlKey: false,
  altKey: false,
  shiftKey: false,
  metaKey: false,
  ...more,
});

describe('keys', () => {
  it.each([
    ['Ctrl Z', press('z', { ctrlKey: true })],
    ['Ctrl Enter', press('Enter', { ctrlKey: true })],
    ['Alt 1', press('1', { altKey: true })],
    ['Alt P', press('p', { altKey: true })],
    ['F4', press('F4')],
    ['?', press('?', { shiftKey: true })],
    ['J', press('J', { shiftKey: true })],
    ['↑', press('ArrowUp')],
    ['Esc', press('Escape')],
    ['Shift F9', press('F9', { shiftKey: true })],
  ])('%s is read as it is pressed', (written, pressed) => expect(parseKeys(written)).toBe(chordOf(pressed)));

  it.each([
    'F5',
    'F6',
    'F10',
    'F11',
    'F12',
    'Ctrl N',
    'Ctrl T',
    'Ctrl W',
    'Ctrl L',
    'Ctrl E',
    'Alt D',
    'Alt ←',
    'Alt →',
  ])('%s is left to the browser', (written) => expect(() => parseKeys(written)).toThrow(/browser/));
});

describe('keymap', () => {
  const binding = (keys: string, more = {}) => ({ keys, label: keys, run: vi.fn(), ...more });

  it('the newest binding wins, and leaves again', () => {
    const keymap = createKeymap();
    const below = binding('Esc');
    const above = binding('Esc');
    keymap.bind([below]);
    const release = keymap.bind([above]);
    expect(keymap.find(press('Escape'), false)).toBe(above);
    release();
    expect(keymap.find(press('Escape'), false)).toBe(below);
  });

  it('single letters and field keys stay with the field', () => {
    const keymap = createKeymap();
    keymap.bind(['J', '?', 'Enter', 'Ctrl Z', '↓', 'Alt 1', 'F4', 'Ctrl Enter', 'Esc'].map((keys) => binding(keys)));
    const works = (key: string, more = {}) => keymap.find(press(key, more), true)?.keys;
    expect([works('j'), works('?'), works('Enter'), works('z', { ctrlKey: true }), works('ArrowDown')]).toEqual(
      Array.from({ length: 5 }),
    );
    expect(works('1', { altKey: true })).toBe('Alt 1');
    expect(works('F4')).toBe('F4');
    expect(works('Enter', { ctrlKey: true })).toBe('Ctrl Enter');
    expect(works('Escape')).toBe('Esc');
  });

  it('a binding may ask for fields, or step aside', () => {
    const keymap = createKeymap();
    let open = true;
    keymap.bind([binding('↓', { inFields: true, when: () => open })]);
    expect(keymap.find(press('ArrowDown'), true)).toBeDefined();
    open = false;
    expect(keymap.find(press('ArrowDown'), true)).toBeUndefined();
  });

  it('lists each key once, with the binding in force', () => {
    const keymap = createKeymap();
    const above = binding('S', { label: 'above' });
    keymap.bind([binding('S'), binding('G'), above]);
    expect(keymap.list().map((one) => one.label)).toEqual(['above', 'G']);
  });
});
