// A bell made here, and a screen that stays lit: for whoever asked for it with a tap, since browsers allow neither without.
let audio = null;
let lock = null;
let wanted = false;

/** The tap: true if it will ring from now on. It is heard once, so that it is known how loud. */
export async function ring() {
  const Audio = globalThis.AudioContext ?? globalThis.webkitAudioContext;
  if (!Audio) return false;
  audio ??= new Audio();
  try { await audio.resume(); } catch { return false; }
  strike(audio.currentTime + 0.05, 1);
  return audio.state === 'running';
}

/** Not any more. */
export function hush() {
  audio?.close();
  audio = null;
  stayAwake(false);
}

/** Three times, as a door bell: a call. Nothing for whoever has not asked for it. */
export function ringsNow() {
  if (!audio) return;
  audio.resume?.();
  strike(audio.currentTime + 0.05, 3);
}

/** Two falling notes, each a sine that dies away. */
function strike(from, times) {
  for (let i = 0; i < times; ++i) {
    for (const [at, hertz] of [[0, 988], [0.35, 784]]) {
      const begins = from + i * 1.1 + at;
      const note = audio.createOscillator();
      const loud = audio.createGain();
      note.frequency.value = hertz;
      loud.gain.setValueAtTime(0.0001, begins);
      loud.gain.exponentialRampToValueAtTime(0.6, begins + 0.02);
      loud.gain.exponentialRampToValueAtTime(0.0001, begins + 0.6);
      note.connect(loud).connect(audio.destination);
      note.start(begins);
      note.stop(begins + 0.65);
    }
  }
}

/** Close to the call the screen stays lit, for those who asked to be rung. A hidden page loses it and takes it again when it is seen. */
export async function stayAwake(now) {
  wanted = now && audio !== null;
  if (!wanted) {
    lock?.release();
    lock = null;
  } else if (!lock && !document.hidden) {
    try {
      const mine = await navigator.wakeLock?.request('screen');
      mine?.addEventListener('release', () => { if (lock === mine) lock = null; });
      lock = mine ?? null;
    } catch { /* the battery is low, or the browser does not want to */ }
  }
}

document.addEventListener('visibilitychange', () => { if (!document.hidden && wanted) stayAwake(true); });
