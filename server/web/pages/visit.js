// One visitor's ticket: the number, how many are ahead, and where to go.
import { byId, element, noticeBands, poll, replace, show } from '/shared.js';
import { openShell } from '/shell.js';
import { texts } from '/visit-texts.js';

const token = location.pathname.split('/')[2] ?? '';
let visit = null;
let unknown = false;
let calledBefore = 0;

const shell = openShell({ texts, draw });

function nowOf(w) {
  if (visit.state === 'waiting') {
    const lines = [element('p', 'ahead', w.ahead(visit.ahead ?? 0))];
    if (visit.wait) lines.push(element('p', 'wait', w.wait(visit.wait)));
    return lines;
  }
  if (visit.counterLabel === undefined) return [];
  return [element('p', 'soft', w.goTo), element('p', 'where', w.toCounter(visit.counterLabel))];
}

function adviceOf(w) {
  if (visit.state === 'waiting') return w.aheadAdvice;
  if (visit.state === 'called') return w.calledAdvice(visit.calls);
  return w.advice[visit.state] ?? '';
}

function draw() {
  const { w, name } = shell;
  show('ticket', visit !== null && !unknown);
  show('nothing', unknown);
  byId('nothing-title').textContent = w.unknownTitle;
  byId('nothing-text').textContent = w.unknownText;
  byId('hall-link').textContent = w.hallLink;
  document.body.classList.toggle('called', visit?.state === 'called' && !document.body.classList.contains('stale'));
  if (unknown) shell.title(w.unknownTitle);
  if (!visit || unknown) return;
  replace(byId('notices'), noticeBands(visit.notices, w, name));
  const state = w.states[visit.state];
  shell.title(visit.state === 'called' ? `▶ ${visit.number} ${w.toCounter(visit.counterLabel)}` : `${visit.number} · ${state}`);
  byId('queue').textContent = name(visit.queue);
  byId('number').textContent = visit.number;
  byId('state').textContent = state;
  byId('state').className = `state chip ${visit.state}`;
  replace(byId('now'), nowOf(w));
  byId('advice').textContent = adviceOf(w);
}

/** A new call shakes the phone once; browsers that cannot, do not. */
function alarm() {
  const calls = visit.state === 'called' ? visit.calls : 0;
  if (calls > calledBefore) navigator.vibrate?.([400, 200, 400]);
  calledBefore = calls;
}

poll(`/api/v1/visits/${encodeURIComponent(token)}`, {
  // Close to the call every second counts; a visit that has ended needs no hurry.
  pace: (data) => (data === null ? 15000 : data.state === 'waiting' ? ((data.ahead ?? 9) < 4 ? 2000 : 5000) : data.state === 'called' ? 2000 : 10000),
  onAnswer(data, status) {
    unknown = status === 404 || status === 400;
    shell.cut(data === null && !unknown);
    if (data) {
      visit = data;
      shell.fallback(visit.language);
      shell.updated(new Date());
      alarm();
    }
    draw();
  },
  onCut() {
    shell.cut(true);
    draw();
  },
});
