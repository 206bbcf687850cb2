// How far a case is, for whoever holds one of its papers. Number and code stay in this page: not in the address, not in the browser.
import { problemText } from '/problems.js';
import { texts } from '/progress-texts.js';
import { Refused, ask } from '/send.js';
import { byId, element, plainly, show } from '/shared.js';
import { openShell } from '/shell.js';
import { dateText } from '/texts.js';

const steps = ['applied', 'received', 'accepted', 'handling', 'decided', 'delivered'];
/** The step that a state stands at; those that ended otherwise stand at none. */
const at = { applied: 0, received: 1, correcting: 1, supplemented: 1, accepted: 2, handling: 3, withdrawing: 3, decided: 4, delivered: 5, archived: 5 };
let told = null;
let asked = null;     // what it was asked with, for asking again
let wrong = null;

const shell = openShell({ here: 'progress', texts, draw });

function stepList(view, w) {
  const present = at[view.state];
  if (present === undefined) return null;
  const dates = { applied: view.appliedOn, received: view.receivedOn, accepted: view.acceptedOn, decided: view.decidedOn, delivered: view.deliveredOn };
  const ended = present === steps.length - 1;
  return element('ol', 'steps', ...steps.map((step, index) => {
    const row = element('li', index < present || ended ? 'done' : '', element('span', '', w.steps[step]));
    if (index === present && !ended) row.setAttribute('aria-current', 'step');
    if (dates[step] && index <= present) row.append(element('span', 'soft', dateText(dates[step], w.date, false)));
    return row;
  }));
}

function missingPart(view, { w, name }) {
  if (!view.missing) return null;
  const rows = view.missing.map((paper) => element('li', 'row', element('div', 'row-body', element('span', 'row-name', name(paper.name)),
    element('span', 'soft', w.reasons[paper.reason] ?? ''))));
  const part = element('section', 'stack', element('h2', '', w.missing), element('ul', 'rows', ...rows));
  if (view.bringBy) part.append(element('p', 'band warn', w.bringBy(dateText(view.bringBy, w.date))));
  return part;
}

function departmentsPart(view, { w, name }) {
  if (view.tasks.length === 0) return null;
  const look = { waiting: 'chip', working: 'chip info', done: 'chip good' };
  return element('section', 'stack', element('h2', '', w.departments), element('ul', 'rows', ...view.tasks.map((task) => element('li', 'row',
    element('div', 'row-body', element('span', 'row-name', name(task.department)), element('span', look[task.state], w.taskStates[task.state]))))));
}

function viewOf(view) {
  const { w, name } = shell;
  const what = view.items.map((item) => name(item)).join(shell.language === 'zh' ? '、' : ', ');
  const head = element('div', 'card', element('p', 'soft', `${w.caseNumber} ${view.number}`), element('p', '', what),
    element('h2', '', w.states[view.state] ?? view.state));
  if (view.due) head.append(element('p', view.daysLeft < 0 ? 'band alarm' : 'lead', w.due(dateText(view.due, w.date), view.daysLeft) + (view.dueProvisional ? w.provisional : '')));
  if (view.paused) head.append(element('p', 'band', w.paused));
  if (view.silent) head.append(element('p', 'band', w.silent));
  if (view.verdict) head.append(element('p', view.verdict === 'granted' ? 'band good' : 'band', w[view.verdict]));
  if (view.state === 'decided') head.append(element('p', '', w.fetch(view.handOverBy ? dateText(view.handOverBy, w.date, false) : '')));
  if (view.rating) {
    const rate = element('a', 'button', w.rate);
    rate.href = `/rate/${encodeURIComponent(view.rating)}`;
    rate.id = 'rate';
    head.append(element('p', 'buttons', rate));
  }
  const again = element('button', 'button', w.refresh);
  const another = element('button', 'button plain', w.another);
  again.type = another.type = 'button';
  again.addEventListener('click', look);
  another.addEventListener('click', () => {
    [told, asked] = [null, null];
    byId('ask').reset();
    draw();
    byId('number').focus();
  });
  return [head, missingPart(view, shell), stepList(view, w), departmentsPart(view, shell), element('p', 'buttons', again, another)].filter(Boolean);
}

function fault(id, text) {
  byId(`${id}-error`).textContent = text;
  if (text) byId(id).setAttribute('aria-invalid', 'true');
  else byId(id).removeAttribute('aria-invalid');
}

function draw() {
  const { w } = shell;
  shell.title(w.title);
  for (const id of ['title', 'lead']) byId(id).textContent = w[id];
  for (const id of ['number', 'code']) {
    byId(`${id}-label`).textContent = w[id];
    byId(`${id}-hint`).textContent = w[`${id}Hint`];
  }
  byId('look').textContent = w.look;
  shell.say(wrong ? (wrong.code === 'unknown-case' ? w.wrong : problemText(shell.language, wrong)) : '', 'alarm');
  show('ask', told === null);
  show('lead', told === null);
  show('told', told !== null);
  byId('told').replaceChildren(...(told ? viewOf(told) : []));
}

async function look() {
  byId('look').disabled = true;
  try {
    told = await ask('/api/v1/progress', { body: asked });
    wrong = null;
    shell.cut(false);
    shell.updated(new Date());
  } catch (refused) {
    if (!(refused instanceof Refused)) throw refused;
    if (refused.status === 0 && told) shell.cut(true);
    else wrong = refused;
  }
  byId('look').disabled = false;
  draw();
}

byId('ask').addEventListener('submit', (event) => {
  event.preventDefault();
  const { w } = shell;
  // What a paper's own code holds is "NUMBER CODE": it may come whole into the first field.
  const [number, besides] = byId('number').value.trim().split(/\s+/);
  if (besides) [byId('number').value, byId('code').value] = [number, besides];
  const code = byId('code').value.trim();
  fault('number', number ? '' : w.numberMissing);
  fault('code', code ? '' : w.codeMissing);
  if (!number || !code) return (number ? byId('code') : byId('number')).focus();
  asked = { number, code };
  look();
});

// A paper's link may bring the number, behind the # where no server hears of it.
byId('number').value = plainly(location.hash.slice(1)).slice(0, 64);
