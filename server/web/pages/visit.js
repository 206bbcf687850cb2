// One visitor's ticket: the number, how many are ahead, and where to go.
import { byId, clock, element, noticeBands, poll, replace, show } from '/shared.js';
import { chooseLanguage, languageOf, nameIn, textsIn } from '/texts.js';

const token = location.pathname.split('/')[2] ?? '';
let visit = null;
let unknown = false;
let cutOff = false;
let updatedAt = null;
let chosen = null;
let calledBefore = 0;

const language = () => chosen ?? languageOf(visit?.language);

function nowOf(texts) {
  if (visit.state === 'waiting') {
    const lines = [element('p', 'ahead', texts.ahead(visit.ahead ?? 0))];
    if (visit.wait) lines.push(element('p', 'wait', texts.wait(visit.wait)));
    return lines;
  }
  if (visit.counterLabel === undefined) return [];
  return [element('p', 'soft', texts.goTo), element('p', 'where', texts.toCounter(visit.counterLabel))];
}

function adviceOf(texts) {
  if (visit.state === 'waiting') return texts.aheadAdvice;
  if (visit.state === 'called') return texts.calledAdvice(visit.calls);
  return texts.advice[visit.state] ?? '';
}

function render() {
  const texts = textsIn(language());
  document.documentElement.lang = language() === 'zh' ? 'zh-CN' : 'en';
  byId('language').textContent = texts.other;
  byId('language').lang = language() === 'zh' ? 'en' : 'zh-CN';
  byId('notice').textContent = texts.cutOff;
  show('notice', cutOff);
  show('ticket', visit !== null && !unknown);
  show('nothing', unknown);
  byId('nothing-title').textContent = texts.unknownTitle;
  byId('nothing-text').textContent = texts.unknownText;
  byId('hall-link').textContent = texts.hallLink;
  document.body.classList.toggle('stale', cutOff);
  document.body.classList.toggle('called', visit?.state === 'called' && !cutOff);
  if (unknown) document.title = texts.unknownTitle;
  if (!visit || unknown) return;
  replace(byId('notices'), noticeBands(visit.notices, texts, (text) => nameIn(language(), text)));
  const state = texts.states[visit.state];
  document.title = visit.state === 'called' ? `▶ ${visit.number} ${texts.toCounter(visit.counterLabel)}` : `${visit.number} · ${state}`;
  byId('hall-name').textContent = nameIn(language(), visit.hall);
  byId('queue').textContent = nameIn(language(), visit.queue);
  byId('number').textContent = visit.number;
  byId('state').textContent = state;
  byId('state').className = `state chip ${visit.state}`;
  replace(byId('now'), nowOf(texts));
  byId('advice').textContent = adviceOf(texts);
  byId('updated').textContent = texts.updated(clock(updatedAt, texts.date));
}

/** A new call shakes the phone once; browsers that cannot, do not. */
function alarm() {
  const calls = visit.state === 'called' ? visit.calls : 0;
  if (calls > calledBefore) navigator.vibrate?.([400, 200, 400]);
  calledBefore = calls;
}

byId('language').addEventListener('click', () => {
  chosen = language() === 'zh' ? 'en' : 'zh';
  chooseLanguage(chosen);
  render();
});

render();
poll(`/api/v1/visits/${encodeURIComponent(token)}`, {
  // Close to the call every second counts; a visit that has ended needs no hurry.
  pace: (data) => (data === null ? 15000 : data.state === 'waiting' ? ((data.ahead ?? 9) < 4 ? 2000 : 5000) : data.state === 'called' ? 2000 : 10000),
  onAnswer(data, status) {
    unknown = status === 404 || status === 400;
    cutOff = data === null && !unknown;
    if (data) {
      [visit, updatedAt] = [data, new Date()];
      alarm();
    }
    render();
  },
  onCut() {
    cutOff = true;
    render();
  },
});
