// The figures of a day, read again while somebody looks at them.
import { ask } from '/manager/ask.js';

const againAfterMs = 15000;

/** `tell()` is called when something has changed: `data` (null: none yet), `day` ("": today), `fault` (a Refused, or null). */
export function dayFigures(tell) {
  const state = { data: null, day: '', fault: null, busy: false };
  let asked = 0;

  async function read() {
    const mine = ++asked;
    state.busy = true;
    try {
      const data = await ask(`/api/v1/reports/day${state.day ? `?day=${state.day}` : ''}`);
      if (mine !== asked) return;
      Object.assign(state, { data, fault: null });
    } catch (refused) {
      if (mine !== asked) return;
      state.fault = refused;
      if (refused.code === 'unknown-day') state.data = null;
    }
    state.busy = false;
    state.at = performance.now();
    tell();
  }

  return {
    state,
    /** Somebody looks: what is older than a few seconds is read again; a day that has ended does not change. */
    look() {
      const old = state.at === undefined || performance.now() - state.at > againAfterMs;
      if (!state.busy && old && !(state.data?.ended && state.day && !state.fault)) read();
    },
    choose(day) {
      Object.assign(state, { day, data: null, fault: null });
      read();
    },
    again: read,
    forget() {
      ++asked;
      Object.assign(state, { data: null, day: '', fault: null, busy: false, at: undefined });
    },
  };
}

export const mean = (spans) => (spans.count > 0 ? spans.sumMs / spans.count : null);
export const share = (part, whole) => (whole > 0 ? part / whole : null);
