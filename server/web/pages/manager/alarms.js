// What needs the manager now, out of the views alone. Pure: (views, the hall's clock) to a list, worst first.

const minute = 60000;
/** How long is too long, where the hall file does not say it. */
export const limits = { soonMs: 3 * minute, pausedMs: 15 * minute, calledMs: 3 * minute, servingMs: 45 * minute };

const worst = ['bad', 'warn', 'note'];

/** One alarm: `level`, `kind` (which sentence), what stands in it, and `about` (a key: the queue's or the counter's). */
export function alarmsOf(hall, kiosk, now, gone = [], printers = []) {
  const alarms = [];
  const add = (level, kind, about, more, rank) => alarms.push({ level, kind, about, ...more, rank });
  const capacity = new Map((kiosk?.queues ?? []).map((queue) => [queue.code, queue]));
  for (const queue of hall.queues) {
    const waits = queue.longestSince ? now - Date.parse(queue.longestSince) : 0;
    const left = queue.due ? Date.parse(queue.due) - now : Infinity;
    const seen = capacity.get(queue.code);
    if (left <= 0) add('bad', 'over', queue.code, { queue, waits }, waits);
    else if (left <= limits.soonMs) add('warn', 'soon', queue.code, { queue, left }, -left);
    if (queue.waiting > 0 && seen?.openCounters === 0) add('bad', 'unserved', queue.code, { queue }, queue.waiting);
    if (hall.day.phase === 'open' && !queue.accepting) add('note', 'stopped', queue.code, { queue }, 1);
    else if (hall.day.phase === 'open' && seen?.state === 'full') add('note', 'full', queue.code, { queue }, 0);
  }
  // What will go wrong, while there is time: by queue, the earliest first; what is wrong already stands above.
  const foreseen = new Map();
  const alarmed = new Map((hall.forecast?.alarms ?? []).map((alarm) => [alarm.queue, alarm]));
  for (const [code, { at, percent, tickets }] of alarmed) {
    const queue = hall.queues.find((one) => one.code === code);
    if (queue) add('warn', 'willBreak', code, { queue, at, percent, count: tickets }, now - Date.parse(at));
  }
  for (const breach of hall.forecast?.breaches ?? []) {
    if (Date.parse(breach.due) <= now || alarmed.has(breach.queue)) continue;
    const known = foreseen.get(breach.queue);
    if (known) ++known.count;
    else foreseen.set(breach.queue, { count: 1, due: breach.due, percent: breach.percent });
  }
  for (const [code, found] of foreseen) {
    const queue = hall.queues.find((one) => one.code === code);
    if (queue) add('warn', 'foreseen', code, { queue, ...found }, now - Date.parse(found.due));
  }
  // Each of them alone would do. Those that can be done now, by opening a counter that is closed; if none can, one says how many are missing.
  const advised = (hall.forecast?.advice ?? []).map((advice) => ({ advice, idle: hall.counters.filter((counter) => counter.profile === advice.profile && counter.phase !== 'open') }));
  const possible = advised.filter(({ advice, idle }) => idle.length >= advice.counters);
  for (const one of possible.length > 0 ? possible : advised.slice(0, 1)) add('warn', 'advice', one.advice.profile, one, -Infinity);
  for (const notice of hall.notices ?? []) if (notice.kind === 'emergency') add('bad', 'emergency', notice.notice, { notice }, Infinity);
  for (const { device, state } of printers) add('warn', 'printer', device, { device, state }, 0);
  for (const device of gone) add('warn', 'gone', device, { device }, -1);
  for (const counter of hall.counters) {
    const lasts = counter.since ? now - Date.parse(counter.since) : 0;
    const with_ = { counter, lasts };
    if (counter.ticketState === 'called' && lasts > limits.calledMs) add('warn', 'called', counter.id, with_, lasts);
    else if (counter.ticketState === 'serving' && lasts > limits.servingMs) add('note', 'long', counter.id, with_, lasts);
    else if (hall.day.phase !== 'closed' && !counter.number && counter.phase === 'paused' && lasts > limits.pausedMs) add('warn', 'paused', counter.id, with_, lasts);
  }
  const left = hall.totals.waiting + hall.totals.called + hall.totals.serving + hall.totals.held;
  if (hall.day.phase === 'closed' && left > 0) add('warn', 'leftover', 'hall', { count: left }, left);
  return alarms.sort((a, b) => worst.indexOf(a.level) - worst.indexOf(b.level) || b.rank - a.rank);
}

/** How a queue stands: "bad", "warn" or "calm". */
export function queueLevel(queue, now) {
  if (!queue.due) return 'calm';
  const left = Date.parse(queue.due) - now;
  return left <= 0 ? 'bad' : left <= limits.soonMs ? 'warn' : 'calm';
}

/** serving, called, open (free), paused or closed. */
export const counterState = (counter) => (counter.number ? counter.ticketState : counter.phase);

/** The earliest of those who wait, with where: in a queue, or (queue null) for one counter or clerk. */
export function longestWait(hall) {
  let found = null;
  const look = (since, queue) => {
    const at = since ? Date.parse(since) : NaN;
    if (at < (found?.at ?? Infinity)) found = { at, queue };
  };
  for (const queue of hall.queues) look(queue.longestSince, queue);
  look(hall.pools?.longestSince, null);
  return found;
}
