// The line to the hall: one WebSocket, views as they change. It notices when it is cut, says so, and takes up again by itself.
import { tokenOf } from '/manager/ask.js';

const lookEveryMs = 3000;       // a browser shows no page the server's pings: the page looks itself whether somebody answers
const answerWithinMs = 3000;
const pausesMs = [300, 700, 1500, 3000, 5000];

/**
 * `onView(topic, data, at)`, `onState(state)` with "connecting", "live" or "cut", `onEnd(code)` when the token opens nothing any more.
 * Returns an object with `now()`, the hall's clock in milliseconds, and `close()`.
 */
export function openLine(topics, { onView, onState, onEnd }) {
  let socket = null;
  let ended = false;
  let tries = 0;
  let timer = 0;
  let missed = 0;
  let state = '';
  const clock = { at: Date.now(), seen: performance.now(), speed: 1 };

  function tell(next) {
    if (next !== state) onState((state = next));
  }

  function setClock(at) {
    clock.at = Date.parse(at);
    clock.seen = performance.now();
  }

  function take(text) {
    const frame = JSON.parse(text);
    if (frame.welcome) {
      clock.speed = frame.speed ?? 1;
      setClock(frame.at);
      tries = 0;
      missed = 0;
      tell('live');
    } else if (frame.view) {
      setClock(frame.at);
      onView(frame.view, frame.data, frame.at);
    } else if (frame.refused) {
      if (frame.refused.status === 401 || frame.refused.status === 403) finish(frame.refused.code);
    }
  }

  function connect() {
    clearTimeout(timer);
    if (ended) return;
    const mine = new WebSocket(`${location.origin.replace(/^http/, 'ws')}/ws`, 'hall.v1');
    socket = mine;
    mine.onopen = () => mine.send(JSON.stringify({ hello: 'hall.v1', auth: { kind: 'token', token: tokenOf() }, topics, client: 'manager-page/1' }));
    mine.onmessage = (event) => mine === socket && take(event.data);
    mine.onclose = (event) => {
      if (mine !== socket || ended) return;
      if (event.code === 1008 && event.reason === 'unauthenticated') return finish(event.reason);
      again();
    };
  }

  /** The line is gone: a new one after a while, longer each time, never all pages of an office at once. */
  function again() {
    const old = socket;
    socket = null;
    old?.close();
    tell(state === '' ? 'connecting' : 'cut');
    clearTimeout(timer);
    timer = setTimeout(connect, pausesMs[Math.min(tries++, pausesMs.length - 1)] * (0.7 + Math.random() * 0.6));
  }

  async function look() {
    if (state !== 'live') return;
    try {
      const answer = await fetch('/healthz', { cache: 'no-store', credentials: 'omit', signal: AbortSignal.timeout(answerWithinMs) });
      missed = answer.ok ? 0 : missed + 1;
    } catch {
      ++missed;
    }
    if (missed >= 2 && state === 'live') again();
  }

  function finish(code) {
    close();
    onEnd(code);
  }

  function close() {
    ended = true;
    clearTimeout(timer);
    clearInterval(looking);
    removeEventListener('offline', offline);
    removeEventListener('online', online);
    socket?.close();
  }

  const offline = () => state === 'live' && again();
  const online = () => state !== 'live' && ((tries = 0), connect());
  const looking = setInterval(look, lookEveryMs);
  addEventListener('offline', offline);
  addEventListener('online', online);
  connect();
  return { now: () => clock.at + (performance.now() - clock.seen) * clock.speed, close };
}
