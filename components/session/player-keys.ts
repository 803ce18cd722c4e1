/** The keys of the player: what each does, on the whole screen but for where text is typed or a menu is open. */
import { useEffect } from 'preact/hooks';
import { speeds, type Clock } from '../../lib/replay/clock.ts';

export interface PlayerKeys {
  clock: Clock;
  /** Times of the events to step through, in order. */
  times: readonly number[];
  onHelp: () => void;
}

export function usePlayerKeys(keys: PlayerKeys | null): void {
  useEffect(() => {
    if (keys === null) return;
    const onKeyDown = (event: KeyboardEvent) => {
      if (event.defaultPrevented || event.ctrlKey || event.metaKey || event.altKey || isTaken(event)) return;
      const act = findAct(keys, event);
      if (act === null) return;
      event.preventDefault();
      act();
    };
    addEventListener('keydown', onKeyDown);
    return () => removeEventListener('keydown', onKeyDown);
  });
}

export function togglePlay(clock: Clock): void {
  if (clock.playing.value) clock.pause();
  else clock.play();
}

function findAct({ clock, times, onHelp }: PlayerKeys, { key, shiftKey }: KeyboardEvent): (() => void) | null {
  const now = clock.at.value;
  const stepMs = shiftKey ? 30_000 : 5000;
  const acts: Record<string, () => void> = {
    ' ': () => togglePlay(clock),
    ArrowLeft: () => clock.seek(now - stepMs),
    ArrowRight: () => clock.seek(now + stepMs),
    Home: () => clock.seek(0),
    End: () => clock.seek(Infinity),
    ',': () => clock.seek(times.findLast((time) => time < now - 1) ?? now),
    '.': () => clock.seek(times.find((time) => time > now + 1) ?? now),
    '<': () => clock.setSpeed(speeds.findLast((speed) => speed < clock.speed.value) ?? clock.speed.value),
    '>': () => clock.setSpeed(speeds.find((speed) => speed > clock.speed.value) ?? clock.speed.value),
    '?': onHelp,
  };
  return Object.hasOwn(acts, key) ? acts[key]! : null;
}

/** Fields and menus keep their keys; a focused button keeps Space. */
function isTaken({ target, key }: KeyboardEvent): boolean {
  if (!(target instanceof Element)) return false;
  if (target.closest('input, textarea, select, [role="menu"], [role="dialog"]') !== null) return true;
  return key === ' ' && target.closest('button, a, summary') !== null;
}
