import { attempt, attemptAsync } from '../../../shared/lib/attempt.ts';

/** Two short tones: when each begins, in s, and how high it is, in Hz. */
const tones = [
  { at: 0, hertz: 880 },
  { at: 0.18, hertz: 660 },
] as const;
const toneSeconds = 0.14;
/** Loud enough to be heard beside a conversation, of 1. */
const loudness = 0.12;

let context: AudioContext | null = null;

/** Plays the sound of an alert that begins to fire. A machine without sound stays silent. */
export function playTones(): void {
  const audio = attempt(() => {
    context ??= new AudioContext();
    return context;
  }, null);
  if (audio === null) return;
  // Browsers hold a page's sound back until somebody has pressed something in it.
  void attemptAsync(() => audio.resume(), undefined);
  for (const { at, hertz } of tones) playTone(audio, audio.currentTime + at, hertz);
}

function playTone(audio: AudioContext, at: number, hertz: number): void {
  const oscillator = audio.createOscillator();
  const gain = audio.createGain();
  oscillator.frequency.value = hertz;
  gain.gain.setValueAtTime(0, at);
  gain.gain.linearRampToValueAtTime(loudness, at + 0.02);
  gain.gain.linearRampToValueAtTime(0, at + toneSeconds);
  oscillator.connect(gain).connect(audio.destination);
  oscillator.start(at);
  oscillator.stop(at + toneSeconds);
}
