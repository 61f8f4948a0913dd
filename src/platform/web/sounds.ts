import { useSyncExternalStore } from 'react';

/** `ring`: a call waits · `new`: an incident waits for a unit · `alarm`: late or panic. */
export type Sound = 'ring' | 'new' | 'alarm';

const key = 'harmoni.sounds';
const listeners = new Set<() => void>();
let context: AudioContext | undefined;

/** Frequency (Hz) and start (s) of each short tone. Made here, so that no sound file is loaded. */
const tones: Record<Sound, readonly (readonly [number, number])[]> = {
  ring: [
    [880, 0],
    [660, 0.18],
  ],
  new: [[740, 0]],
  alarm: [
    [980, 0],
    [980, 0.2],
    [980, 0.4],
  ],
};

export function soundsOn(): boolean {
  return localStorage.getItem(key) !== 'off';
}

export function setSounds(on: boolean): void {
  localStorage.setItem(key, on ? 'on' : 'off');
  for (const listener of listeners) listener();
}

export function useSoundsOn(): boolean {
  return useSyncExternalStore((listener) => {
    listeners.add(listener);
    return () => listeners.delete(listener);
  }, soundsOn);
}

/** Plays a short tone unless muted. Browsers stay silent until the person has pressed something once. */
export function play(sound: Sound): void {
  if (!soundsOn() || navigator.userActivation?.hasBeenActive === false) return;
  context ??= new AudioContext();
  const begin = context.currentTime;
  for (const [frequency, start] of tones[sound]) {
    const oscillator = context.createOscillator();
    const gain = context.createGain();
    oscillator.frequency.value = frequency;
    gain.gain.setValueAtTime(0.16, begin + start);
    gain.gain.exponentialRampToValueAtTime(0.001, begin + start + 0.15);
    oscillator.connect(gain).connect(context.destination);
    oscillator.start(begin + start);
    oscillator.stop(begin + start + 0.16);
  }
}
