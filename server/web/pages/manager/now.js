// The page "Now", and the same for a wall: what stands in the views, and how long it has stood so.
import { openCounterAct, openQueueAct } from '/manager/acts.js';
import { alarmsOf, counterState, limits, longestWait, queueLevel } from '/manager/alarms.js';
import { explainButton, lasting, setClass, setText, sync, timeAt, timeOfDay } from '/manager/parts.js';
import { byId, element } from '/manager/shared.js';
import { nameOf, w } from '/manager/words.js';

const perMinute = 60000;
const minutes = (ms) => Math.round(ms / perMinute);
let seen = null;   // what was drawn last: the explanations tell of it

// --- the five figures -----------------------------------------------------------------------------------------------------

function figuresOf({ hall, now }) {
  const { totals } = hall;
  const longest = longestWait(hall);
  const states = hall.counters.map(counterState);
  const count = (...which) => states.filter((state) => which.includes(state)).length;
  const level = hall.queues.some((queue) => queueLevel(queue, now) === 'bad') ? 'bad' : hall.queues.some((queue) => queueLevel(queue, now) === 'warn') ? 'warn' : '';
  const where = longest && (longest.queue ? w().whereLongest(longest.queue.letters, nameOf(longest.queue.name)) : w().toCounterOrClerk);
  return [
    { key: 'waiting', value: totals.waiting, note: hall.pools ? w().personal(hall.pools.waiting) : '', since: 'now', from: w().told.fromTickets(totals.issued) },
    { key: 'longest', value: longest ? lasting(now - longest.at) : '–', note: where || w().nobody, level, since: 'now', from: w().told.fromWaiting(totals.waiting) },
    { key: 'served', value: totals.served, note: w().ofIssued(totals.issued), since: 'day', from: w().told.fromTickets(totals.issued) },
    {
      key: 'atCounters', value: totals.serving, since: 'now', from: w().told.fromCounters(hall.counters.length),
      note: [w().called(totals.called), w().aside(totals.held, totals.missed)].filter(Boolean).join(' · '),
    },
    {
      key: 'counters', value: count('serving', 'called', 'open'), note: w().pausedClosed(count('paused'), count('closed')), since: 'now',
      from: w().told.fromCounters(hall.counters.length),
    },
  ];
}

function makeFigure({ key }) {
  const label = element('h2', 'figure-label');
  const value = element('p', 'figure-value');
  const note = element('p', 'figure-note');
  const lines = () => {
    const figure = figuresOf(seen).find((one) => one.key === key);
    const since = figure.since === 'day' ? w().sinceDay(timeOfDay(seen.hall.openedAt)) : w().sinceNow(timeAt(seen.now, seen.at));
    return [[w().what, w().told[key]], [w().since, since], [w().from, figure.from]];
  };
  const head = element('div', 'figure-head', label, explainButton(() => w().figures[key], lines, (title) => w().whatIs(title)));
  return { root: element('article', 'figure', head, value, note), label, value, note };
}

function fillFigure(parts, figure) {
  setClass(parts.root, `figure ${figure.level ?? ''}`.trim());
  parts.root.id = parts.root.id || `figure-${figure.key}`;
  setText(parts.label, w().figures[figure.key]);
  setText(parts.value, figure.value);
  setText(parts.note, figure.note);
}

// --- alarms ---------------------------------------------------------------------------------------------------------------

const queueTitle = (queue) => `${queue.letters} ${nameOf(queue.name)}`;

/** To the minute: a sentence that changes every second cannot be read out. */
function sentence(alarm) {
  const say = w().alarm[alarm.kind];
  const whole = (ms) => w().minutes(Math.max(1, Math.floor(ms / perMinute)));
  const { queue, counter } = alarm;
  switch (alarm.kind) {
    case 'over': return say(queueTitle(queue), minutes(queue.maximumWaitMs), whole(alarm.waits));
    case 'soon': return say(queueTitle(queue), minutes(queue.maximumWaitMs), w().minutes(Math.ceil(alarm.left / perMinute)));
    case 'unserved': return say(queueTitle(queue), queue.waiting);
    case 'stopped': return say(queueTitle(queue), nameOf(queue.notice));
    case 'full': return say(queueTitle(queue));
    case 'paused': return say(w().counter(counter.label), whole(alarm.lasts), w().pauseReasons[counter.pauseReason]);
    case 'leftover': return say(alarm.count);
    case 'foreseen': return say(queueTitle(queue), alarm.count, timeOfDay(alarm.due), alarm.percent);
    case 'willBreak': return say(queueTitle(queue), timeOfDay(alarm.at), alarm.count, alarm.percent);
    case 'advice': return say(alarm.advice.counters, alarm.idle.map((one) => one.label), alarm.advice.breaches, alarm.advice.left);
    case 'gone': return say(alarm.device);
    case 'printer': return say(alarm.device, w().printers[alarm.state] ?? alarm.state);
    case 'emergency': return say(nameOf(alarm.notice.text));
    default: return say(w().counter(counter.label), counter.number, whole(alarm.lasts));
  }
}

const marks = { bad: '!', warn: '▲', note: 'i', calm: '✓' };

/** Without alarms the list says so: an empty place could also be a broken one. */
function fillAlarms(list, alarms, phase) {
  const calm = phase === 'closed' ? 'closedHall' : 'calm';
  const lines = alarms.length > 0 ? alarms : [{ level: 'calm', kind: calm, about: '' }];
  sync(list, lines, (alarm) => `${alarm.kind} ${alarm.about}`, () => {
    const mark = element('span', 'mark');
    const level = element('span', 'hidden');
    const text = element('span', 'alarm-text');
    mark.setAttribute('aria-hidden', 'true');
    return { root: element('li', '', mark, level, text), mark, level, text };
  }, (parts, alarm) => {
    setClass(parts.root, `alarm ${alarm.level}`);
    setText(parts.mark, marks[alarm.level]);
    setText(parts.level, alarm.level === 'calm' ? '' : `${w().level[alarm.level]}: `);
    setText(parts.text, alarm.level === 'calm' ? w()[alarm.kind] : sentence(alarm));
  });
}

// --- queues ---------------------------------------------------------------------------------------------------------------

/** Those in trouble first, else as the hall file has them. While somebody points at the list or has the focus in it, nothing moves away. */
function byTrouble(queues, now, list) {
  if (list?.matches(':hover, :focus-within') && list.childElementCount === queues.length) {
    const place = new Map([...list.children].map((row, i) => [row.dataset.key, i]));
    return [...queues].sort((a, b) => (place.get(a.code) ?? 0) - (place.get(b.code) ?? 0));
  }
  const rank = (queue) => (queue.due ? Date.parse(queue.due) - now : Infinity);
  return [...queues].sort((a, b) => Math.min(rank(a), 1e15) - Math.min(rank(b), 1e15));
}

/** What somebody who comes now will wait, in whole minutes; nothing where nothing is foreseen. */
export function forecastText({ wait }) {
  if (!wait) return '';
  const [from, to] = [Math.floor(wait.p10 / 60), Math.ceil(wait.p90 / 60)];
  return to === 0 ? w().atOnce : w().about(from, to);
}

/** How often forecasts were right, for those who decide whether to believe them. */
function fillRight(place, forecast) {
  const told = [['today', forecast?.today], ['thirtyDays', forecast?.thirtyDays]].filter(([, intervals]) => intervals?.told > 0);
  setText(place.firstElementChild, told.map(([key, { right, told: all }]) => w().rightly[key](Math.round((100 * right) / all), all)).join(' · '));
  place.hidden = told.length === 0;
}

function makeQueue() {
  const letters = element('span', 'letters');
  const name = element('span', 'queue-name');
  const note = element('span', 'queue-note');
  const waiting = element('td', 'number big');
  const wait = element('span', 'wait');
  const promised = element('span', 'soft');
  const forecast = element('td', 'forecast');
  const fill = element('span', 'fill');
  const gauge = element('span', 'gauge', fill);
  const served = element('td', 'number');
  gauge.setAttribute('aria-hidden', 'true');
  const head = element('th', '', element('span', 'queue-cell', letters, element('span', 'queue-words', name, note)));
  head.scope = 'row';
  const more = element('button', 'more', '⋯');
  more.type = 'button';
  const times = element('td', 'wait-cell', element('span', 'wait-line', wait, promised), gauge);
  const parts = { root: element('tr', '', head, waiting, times, forecast, served, element('td', '', more)), letters, name, note, waiting, wait, promised, forecast, fill, served, more };
  more.addEventListener('click', () => openQueueAct(parts.queue));
  return parts;
}

function fillQueue(parts, { queue, kiosk, now, level }) {
  const waits = queue.longestSince ? now - Date.parse(queue.longestSince) : null;
  const maximum = queue.maximumWaitMs ?? 0;
  setClass(parts.root, `queue-row ${level}${queue.waiting === 0 ? ' empty' : ''}`);
  setText(parts.letters, queue.letters);
  setText(parts.name, nameOf(queue.name));
  parts.name.title = nameOf(queue.name);
  const shut = !queue.accepting ? w().stopped : kiosk?.state === 'full' ? w().full : kiosk?.state === 'closed' ? w().notTaking : '';
  setText(parts.note, [shut, shut ? nameOf(queue.notice ?? kiosk?.notice) : ''].filter(Boolean).join(': '));
  setText(parts.waiting, queue.waiting);
  setText(parts.wait, waits === null ? '–' : lasting(waits));
  setText(parts.promised, maximum ? ` / ${w().minutes(minutes(maximum))}` : '');
  setText(parts.forecast, forecastText(queue));
  parts.fill.style.setProperty('width', `${maximum && waits !== null ? Math.min(100, Math.max(0, (100 * waits) / maximum)).toFixed(1) : 0}%`);
  setText(parts.served, kiosk ? kiosk.openCounters : '–');
  parts.queue = queue;
  const name = w().actsOf(`${queue.letters} ${nameOf(queue.name)}`);
  if (parts.more.title !== name) {
    parts.more.title = name;
    parts.more.setAttribute('aria-label', name);
  }
}

// --- counters -------------------------------------------------------------------------------------------------------------

function makeCounter() {
  const label = element('span', 'tile-label');
  const state = element('span', 'tile-state');
  const what = element('span', 'tile-number');
  const time = element('span', 'tile-time');
  const more = element('span', 'tile-more');
  const tile = element('button', 'tile', element('span', 'tile-head', label, state), element('span', 'tile-main', what, time), more);
  tile.type = 'button';
  const parts = { root: element('li', '', tile), tile, label, state, what, time, more };
  tile.addEventListener('click', () => openCounterAct(parts.counter, counterFacts(parts.counter), seen.profiles ?? []));
  return parts;
}

/** What is known of a counter, for whoever is about to act on it. */
function counterFacts(counter) {
  const state = counterState(counter);
  return [
    [w().state, [w().counterStates[state], counter.number, state === 'paused' ? w().pauseReasons[counter.pauseReason] : ''].filter(Boolean).join(' · ')],
    ...(counter.since ? [[w().since, timeOfDay(counter.since)]] : []),
    [w().clerk, counter.clerk ? clerkName(counter.clerk) : w().nobodySignedIn],
    [w().servedToday, String(counter.servedToday ?? 0)],
  ];
}

let clerkName = (staff) => staff;

/** Names of people come from elsewhere: views have pseudonyms only. */
export function nameClerksBy(names) { clerkName = names; }

function fillCounter(parts, { counter, now, late }) {
  const state = counterState(counter);
  parts.counter = counter;
  setClass(parts.root, state);
  setClass(parts.tile, `tile ${state}${late ? ' late' : ''}`);
  setText(parts.label, counter.label);
  parts.label.setAttribute('aria-label', w().counter(counter.label));
  setText(parts.state, w().counterStates[state] ?? state);
  setText(parts.what, counter.number ?? (state === 'paused' ? w().pauseReasons[counter.pauseReason] ?? '' : ''));
  setText(parts.time, counter.since && state !== 'closed' ? lasting(now - Date.parse(counter.since)) : '');
  setText(parts.more, state === 'closed' && !counter.servedToday ? '' : w().served(counter.servedToday ?? 0));
}

function isLate(counter, now) {
  const lasts = counter.since ? now - Date.parse(counter.since) : 0;
  const state = counterState(counter);
  return (state === 'paused' && lasts > limits.pausedMs) || (state === 'called' && lasts > limits.calledMs) || (state === 'serving' && lasts > limits.servingMs);
}

// --- both faces -----------------------------------------------------------------------------------------------------------

/** `views`: hall, kiosk (may be missing), at (of the newest view), now (the hall's clock). */
export function renderNow(views) {
  seen = views;
  const { hall, kiosk, now, gone, printers } = views;
  const capacity = new Map((kiosk?.queues ?? []).map((queue) => [queue.code, queue]));
  const states = hall.counters.map(counterState);
  const count = (...which) => states.filter((state) => which.includes(state)).length;
  sync(byId('figures'), figuresOf(views), (figure) => figure.key, makeFigure, fillFigure);
  fillAlarms(byId('alarms'), alarmsOf(hall, kiosk, now, gone, printers), hall.day.phase);
  const right = byId('forecast-right');
  if (right.childElementCount === 0) {
    const lines = () => [[w().what, w().told.rightly], [w().since, w().sinceNow(timeOfDay(seen.hall.forecast?.at))], [w().from, w().told.fromTold]];
    right.append(element('span', ''), explainButton(() => w().rightlyTitle, lines, (title) => w().whatIs(title)));
  }
  fillRight(right, hall.forecast);
  const rows = byTrouble(hall.queues, now, byId('queues')).map((queue) => ({ queue, kiosk: capacity.get(queue.code), now, level: queueLevel(queue, now) }));
  byId('queues-table').classList.toggle('foreseen', hall.queues.some((queue) => queue.wait));
  sync(byId('queues'), rows, (row) => row.queue.code, makeQueue, fillQueue);
  sync(byId('counters'), hall.counters.map((counter) => ({ counter, now, late: isLate(counter, now) })), (row) => row.counter.id, makeCounter, fillCounter);
  setText(byId('counters-sum'), w().countersSum(count('serving', 'called'), count('open'), count('paused'), count('closed')));
}

/** The same, for eyes that are far away: fewer words, no buttons, everything that waits. */
export function renderWall(views) {
  seen = views;
  const { hall, kiosk, now, gone, printers } = views;
  setText(byId('wall-name'), nameOf(hall.name));
  const figures = figuresOf(views).filter((figure) => figure.key !== 'atCounters');
  sync(byId('wall-figures'), figures, (figure) => figure.key, () => {
    const label = element('p', 'wall-label');
    const value = element('p', 'wall-value');
    const note = element('p', 'wall-note');
    return { root: element('article', '', label, value, note), label, value, note };
  }, (parts, figure) => {
    setClass(parts.root, `wall-figure ${figure.level ?? ''}`.trim());
    setText(parts.label, w().figures[figure.key]);
    setText(parts.value, figure.value);
    setText(parts.note, figure.note);
  });
  const rows = byTrouble(hall.queues, now).map((queue) => ({ queue, level: queueLevel(queue, now) }));
  sync(byId('wall-queues'), rows, (row) => row.queue.code, () => {
    const letters = element('span', 'letters');
    const name = element('span', 'wall-queue-name');
    const waiting = element('span', 'wall-queue-waiting');
    const wait = element('span', 'wall-queue-wait');
    return { root: element('li', '', letters, name, waiting, wait), letters, name, waiting, wait };
  }, (parts, { queue, level }) => {
    setClass(parts.root, `wall-queue ${level}${queue.waiting === 0 ? ' empty' : ''}`);
    setText(parts.letters, queue.letters);
    setText(parts.name, nameOf(queue.name));
    setText(parts.waiting, queue.waiting);
    setText(parts.wait, queue.longestSince ? lasting(now - Date.parse(queue.longestSince)) : queue.accepting ? '' : w().stopped);
  });
  setClass(byId('wall-counters'), hall.counters.length > 24 ? 'wall-counters many' : 'wall-counters');
  sync(byId('wall-counters'), hall.counters, (counter) => counter.id, () => {
    const label = element('span', 'wall-counter-label');
    const what = element('span', 'wall-counter-what');
    return { root: element('li', '', label, what), label, what };
  }, (parts, counter) => {
    const state = counterState(counter);
    setClass(parts.root, `wall-counter ${state}${isLate(counter, now) ? ' late' : ''}`);
    setText(parts.label, counter.label);
    setText(parts.what, counter.number ?? w().counterStates[state]);
  });
  fillAlarms(byId('wall-alarms'), alarmsOf(hall, kiosk, now, gone, printers).filter((alarm) => alarm.level !== 'note').slice(0, 4), hall.day.phase);
}
