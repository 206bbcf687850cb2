// The hall today: what hangs in the lobby, for those who are not there yet.
import { byId, clock, element, noticeBands, poll, replace, show } from '/shared.js';
import { chooseLanguage, languageOf, nameIn, textsIn } from '/texts.js';

const callsShown = 6;
const nextShown = 3;
let language = languageOf();
let lobby = null;
let updatedAt = null;
let cutOff = false;

function longDate(date, locale) {
  if (!date) return '';
  return new Date(`${date}T12:00:00`).toLocaleDateString(locale, { year: 'numeric', month: 'long', day: 'numeric', weekday: 'long' });
}

/** The newest call of every number first; a number that was called again stands once. */
function newestCalls(calls) {
  const seen = new Set();
  return [...calls].reverse().filter((call) => !seen.has(call.number) && seen.add(call.number)).slice(0, callsShown);
}

function callRow(call, texts) {
  const row = element('li', call.state === 'called' ? 'call now' : 'call',
    element('span', 'call-number', call.number),
    element('span', 'call-counter', texts.toCounter(call.counter)));
  const told = texts.short[call.state] ?? texts.states[call.state];
  row.append(element('span', `chip ${call.state}`, call.times > 1 && call.state === 'called' ? texts.again(call.times) : told));
  return row;
}

function queueRow(queue, texts) {
  const row = element('li', 'queue',
    element('div', 'queue-head', element('span', 'letters', queue.letters), element('span', 'queue-name', nameIn(language, queue.name))),
    element('p', queue.waiting === 0 ? 'queue-waiting none' : 'queue-waiting', texts.waiting(queue.waiting)));
  if (queue.wait) row.append(element('p', 'queue-wait', texts.newWait(queue.wait)));
  if (queue.next.length > 0) {
    row.append(element('p', 'queue-next', element('span', 'soft', texts.next),
      ...queue.next.slice(0, nextShown).map((number) => element('span', '', number))));
  }
  return row;
}

function counterRow(counter, texts) {
  const busy = counter.number !== undefined;
  return element('li', `counter ${busy ? counter.ticketState : counter.phase}`,
    element('span', 'counter-label', texts.toCounter(counter.label)),
    element('span', 'counter-what', busy ? counter.number : texts.counterPhases[counter.phase]));
}

function render() {
  const texts = textsIn(language);
  document.documentElement.lang = language === 'zh' ? 'zh-CN' : 'en';
  byId('language').textContent = texts.other;
  byId('language').lang = language === 'zh' ? 'en' : 'zh-CN';
  byId('calls-title').textContent = texts.calls;
  byId('queues-title').textContent = texts.queues;
  byId('counters-title').textContent = texts.counters;
  byId('notice').textContent = texts.cutOff;
  show('notice', cutOff);
  document.body.classList.toggle('stale', cutOff);
  if (!lobby) return;
  const name = nameIn(language, lobby.hall);
  document.title = `${name} · ${texts.hall}`;
  byId('hall-name').textContent = name;
  byId('day').textContent = [longDate(lobby.day.date, texts.date), texts.phases[lobby.day.phase]].filter(Boolean).join(' · ');
  replace(byId('notices'), noticeBands(lobby.notices, texts, (text) => nameIn(language, text)));
  const calls = newestCalls(lobby.calls);
  replace(byId('calls'), calls.length > 0 ? calls.map((call) => callRow(call, texts)) : [element('li', 'empty soft', texts.noCalls)]);
  replace(byId('queues'), lobby.queues.map((queue) => queueRow(queue, texts)));
  replace(byId('counters'), lobby.counters.map((counter) => counterRow(counter, texts)));
  byId('updated').textContent = texts.updated(clock(updatedAt, texts.date));
}

byId('language').addEventListener('click', () => {
  language = language === 'zh' ? 'en' : 'zh';
  chooseLanguage(language);
  render();
});

render();
poll('/api/v1/lobby', {
  pace: () => 3000,
  onAnswer(data) {
    cutOff = data === null;
    if (data) [lobby, updatedAt] = [data, new Date()];
    render();
  },
  onCut() {
    cutOff = true;
    render();
  },
});
