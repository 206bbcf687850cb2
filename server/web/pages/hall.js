// The first page: is the hall open, how long does one wait, where do the other pages lead.
import { texts } from '/hall-texts.js';
import { byId, element, noticeBands, replace, show } from '/shared.js';
import { follow } from '/follow.js';
import { openShell } from '/shell.js';
import { dateText, minuteText } from '/texts.js';

const callsShown = 6;
const doors = [['guide', '/guide'], ['book', '/book'], ['take', '/take'], ['progress', '/progress']];
let lobby = null;

const shell = openShell({ here: 'today', texts, draw });

/** "Today 09:00 to 17:00", or when it opens next; nothing of hours for a hall that is opened and closed by hand. */
function hoursOf({ w, site }) {
  if (!site) return '';
  const byClock = site.closesAt !== 1440 || site.opensAt !== 0;
  const open = lobby !== null && lobby.day.phase !== 'closed';
  if (byClock && (open || site.opensToday)) return w.hours(minuteText(site.opensAt), minuteText(site.closesAt));
  if (open || site.opensToday || !site.nextDay) return '';
  return `${w.restDay} · ${w.nextDay(dateText(site.nextDay, w.date, false), byClock ? minuteText(site.opensAt) : '')}`;
}

/** The newest call of every number first; a number that was called again stands once. */
function newestCalls(calls) {
  const seen = new Set();
  return [...calls].reverse().filter((call) => !seen.has(call.number) && seen.add(call.number)).slice(0, callsShown);
}

function callRow(call, w) {
  const isCalled = call.state === 'called';
  const told = isCalled && call.times > 1 ? w.again(call.times) : w.short[call.state] ?? w.states[call.state];
  return element('li', isCalled ? 'call now' : 'call', element('span', 'call-number', call.number), element('span', 'call-counter', w.toCounter(call.counter)),
    element('span', `chip ${call.state}`, told));
}

function queueRow(queue, { w, name, site }) {
  const own = site?.queues.find((one) => one.code === queue.code);
  const named = element('span', 'row-name', name(queue.name));
  if (own && own.closesAt - own.opensAt < 1440) named.append(element('small', 'soft', w.ownHours(minuteText(own.opensAt), minuteText(own.closesAt))));
  const figures = element('span', 'row-figures');
  if (queue.wait) figures.append(element('strong', '', queue.wait.to === 0 ? w.nobody : w.minutes(queue.wait)));
  figures.append(element('span', 'soft', w.waiting(queue.waiting)));
  return element('li', 'row', element('span', 'letters', queue.letters), element('div', 'row-body', named, figures));
}

function counterBox(counter, w) {
  const busy = counter.number !== undefined;
  return element('li', `counter ${busy ? counter.ticketState : counter.phase}`, element('span', 'counter-label', w.toCounter(counter.label)),
    element('span', 'counter-what', busy ? counter.number : w.counterPhases[counter.phase]));
}

function door([page, path], w) {
  const [title, what] = w.doors[page];
  const link = element('a', 'door', element('strong', '', title), element('span', 'soft', what));
  link.href = path;
  return element('li', '', link);
}

function draw() {
  const { w, name } = shell;
  shell.title(name(shell.site?.hall ?? lobby?.hall));
  byId('title').textContent = w.title;
  byId('queues-title').textContent = w.queues;
  byId('calls-title').textContent = w.calls;
  byId('counters-title').textContent = w.counters;
  byId('hours').textContent = hoursOf(shell);
  const offered = doors.filter(([page]) => shell.offers(page));
  show('ways', offered.length > 0);
  replace(byId('ways'), offered.map((one) => door(one, w)));
  show('queues-part', (lobby?.queues.length ?? 0) > 0);
  if (!lobby) return;
  const today = dateText(shell.site?.today ?? lobby.day.date, w.date);
  byId('day').textContent = [today, w.phases[lobby.day.phase]].filter(Boolean).join(' · ');
  replace(byId('notices'), noticeBands(lobby.notices, w, name));
  replace(byId('queues'), lobby.queues.map((queue) => queueRow(queue, shell)));
  const calls = newestCalls(lobby.calls);
  replace(byId('calls'), calls.length > 0 ? calls.map((call) => callRow(call, w)) : [element('li', 'empty', w.noCalls)]);
  const working = lobby.counters.filter((counter) => counter.number !== undefined || counter.phase !== 'closed');
  const resting = lobby.counters.length - working.length;
  show('counters-part', lobby.counters.length > 0);
  replace(byId('counters'), working.map((counter) => counterBox(counter, w)));
  byId('resting').textContent = resting > 0 ? w.resting(resting) : '';
}

function take(data) {
  lobby = data;
  shell.updated(new Date());
  draw();
}

follow({
  topics: ['lobby'],
  client: 'hall-page/1',
  address: '/api/v1/lobby',
  pace: () => 3000,
  onView: (topic, data) => take(data),
  onAnswer: (data) => data && take(data),
  onDoubt: (since) => shell.cut(since !== null),
});
