// Something that is read over HTTP while somebody looks at it, and again when it may have changed.
import { ask } from '/manager/ask.js';

/** `path()` may change: then what was read is forgotten. `tell()` is called when something came. */
export function reading(path, againAfterMs, tell) {
  const state = { data: null, fault: null };
  let asked = 0;
  let busy = false;
  let at = -Infinity;
  let from = null;
  let changed = false;             // while it was being read: what comes may be from before

  async function read() {
    const mine = ++asked;
    if (from !== path()) state.data = null;
    from = path();
    busy = true;
    changed = false;
    let data = null;
    let fault = null;
    try {
      data = await ask(from);
    } catch (refused) {
      fault = refused;
    }
    if (mine !== asked) return;
    busy = false;
    at = changed ? -Infinity : performance.now();
    state.fault = fault;
    if (data || fault.status === 404) state.data = data;
    tell();
  }

  return {
    state,
    look() {
      if (from !== path() || (!busy && performance.now() - at > (state.fault ? Math.min(againAfterMs, 5000) : againAfterMs))) read();
    },
    again: read,
    /** Something has happened: the next look reads again. */
    stale() {
      at = -Infinity;
      changed = true;
    },
    forget() {
      ++asked;
      [busy, at, from] = [false, -Infinity, null];
      Object.assign(state, { data: null, fault: null });
    },
  };
}
