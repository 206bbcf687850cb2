// Follows what the hall shows a visitor: on a WebSocket while there is one, by asking while there is none (proxies, cut lines), and back.
// A phone that slept asks at once when it wakes; until the answer is there, `onDoubt` has said that what stands on the page is old.
//
//   import { follow } from this file:
//   const following = follow({
//     topics: ['lobby'], client: 'hall-page/1',          // whoever has a ticket's link adds ticket: TOKEN and watches ['visit']
//     address: '/api/v1/lobby',                          // what is asked while there is no line; the answer is told as `data` of onAnswer
//     pace: (data) => 3000,                              // milliseconds to the next question; data is null where there was none
//     onView(topic, data) {},                            // a newer view came on the line
//     onAnswer(data, status) {},                         // asked and answered; data is null unless it was 200
//     onDoubt(since) {},                                 // Date: what is shown was true then, and may not be now; null: it is true now
//   });
//   following.now();                                     // asks at once
//   following.end();
import { Conversation } from '/conversation.js';

const phone = { backOffCapMs: 15000, silenceMs: 45000 };
const lineWithinMs = 2500;       // from the start; then it is asked, too
const answerWithinMs = 5000;
const beatMs = 1000;
const sleptMs = 4000;            // between two beats: nothing ran meanwhile
const quietMs = 25000;           // on a line, where something comes every 20 s

export function follow({ ticket, topics, client, address, pace, onView, onAnswer, onDoubt }) {
  const settings = { ...phone, authKind: ticket ? 'ticket' : 'open', token: ticket ?? '', topics, client };
  let talk = null;
  let socket = null;
  let tickTimer = 0;
  let askTimer = 0;
  let asking = null;             // the question under way
  let failures = 0;
  let framesSeen = 0;
  let trueAt = new Date();       // the page came filled
  let doubted = false;
  let beatAt = Date.now();
  let ended = false;

  const clock = () => performance.now();

  function doubt() {
    doubted = true;
    onDoubt(trueAt);
  }

  function truth(at = new Date()) {
    trueAt = at;
    if (!doubted || document.hidden) return;
    doubted = false;
    onDoubt(null);
  }

  // --- the line
  function act(acts) {
    for (const one of acts) {
      if (one.connect) connect();
      else if (one.close) drop();
      else if (one.send) socket?.send(JSON.stringify(one.send));
      else if (one.line) lineIs(one.line);
      else if (one.view) onView(one.view.view, one.view.data);
      else if (one.refused) now();
    }
    clearTimeout(tickTimer);
    const next = talk.nextTick();
    if (next !== Infinity) tickTimer = setTimeout(() => act(talk.tick(clock())), Math.max(next - clock(), 0) + 1);
  }

  function connect() {
    drop();
    let mine = null;
    try { mine = new WebSocket(`${location.origin.replace(/^http/, 'ws')}/ws`, 'hall.v1'); } catch { return queueMicrotask(() => act(talk.closed(clock()))); }
    socket = mine;
    mine.onopen = () => mine === socket && act(talk.opened(clock()));
    mine.onclose = () => mine === socket && (socket = null, act(talk.closed(clock())));
    mine.onmessage = ({ data }) => {
      if (mine !== socket) return;
      ++framesSeen;
      const acts = talk.received(data, clock());
      act(acts);
      if (talk.line === 'live') truth();
    };
  }

  function drop() {
    const old = socket;
    socket = null;
    old?.close();
  }

  function lineIs(line) {
    clearTimeout(askTimer);
    if (line === 'cutOff') later(300);
    else if (line !== 'live') later(lineWithinMs);
  }

  function renew() {
    drop();
    talk = new Conversation({ ...settings, jitterSeed: Math.random() * 2 ** 32 });
    act(talk.start(clock()));
  }

  // --- asking
  function later(ms) {
    clearTimeout(askTimer);
    if (!ended) askTimer = setTimeout(ask, ms);
  }

  async function ask() {
    clearTimeout(askTimer);
    if (asking || ended) return;
    asking = {};
    const before = framesSeen;
    let data = null;
    try {
      const answer = await fetch(address, { cache: 'no-store', credentials: 'omit', signal: AbortSignal.timeout(answerWithinMs) });
      if (answer.status === 429 || answer.status >= 500) throw new Error(String(answer.status));
      data = answer.ok ? await answer.json() : null;
      failures = 0;
      // What came on the line meanwhile is newer.
      if (!ended && (framesSeen === before || talk.line !== 'live')) onAnswer(data, answer.status);
      truth();
    } catch {
      // An old connection that died in silence; the new line has told the truth already.
      const told = framesSeen !== before && talk.line === 'live';
      failures = told ? 0 : failures + 1;
      if (!told) doubt();
    }
    asking = null;
    if (talk.line === 'live' && failures === 0) return;
    const wait = failures > 0 ? Math.min(500 * 2 ** failures, document.hidden ? 30000 : 5000) : pace(data) * (document.hidden ? 2 : 1);
    later(wait * (0.9 + Math.random() * 0.2));
  }

  function now() {
    later(0);
  }

  // --- sleep
  function woke() {
    if (ended) return;
    beatAt = Date.now();
    const heard = talk.line === 'live' && Date.now() - trueAt.getTime() < sleptMs;
    if (heard) truth(trueAt);
    else (doubt(), renew());
    failures = 0;
    now();
  }

  function beat() {
    const slept = Date.now() - beatAt > beatMs + sleptMs;
    beatAt = Date.now();
    if (slept) woke();
    else if (talk.line === 'live' && Date.now() - trueAt.getTime() > quietMs && !doubted) (doubt(), now());
  }

  // What is seen first after waking is the page as it was left: it is left in doubt.
  const seen = () => (document.hidden ? doubt() : woke());
  const shown = ({ persisted }) => persisted && woke();
  addEventListener('online', woke);
  addEventListener('offline', doubt);
  addEventListener('pageshow', shown);
  document.addEventListener('visibilitychange', seen);
  document.addEventListener('resume', woke);
  document.addEventListener('freeze', doubt);
  const beats = setInterval(beat, beatMs);
  renew();

  return {
    now,
    end() {
      ended = true;
      clearInterval(beats);
      clearTimeout(askTimer);
      clearTimeout(tickTimer);
      drop();
      removeEventListener('online', woke);
      removeEventListener('offline', doubt);
      removeEventListener('pageshow', shown);
      document.removeEventListener('visibilitychange', seen);
      document.removeEventListener('resume', woke);
      document.removeEventListener('freeze', doubt);
    },
  };
}
