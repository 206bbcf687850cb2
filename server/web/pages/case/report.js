// "Could not get it done": told from outside, without signing in, sent again under the same id while the line is cut.
import { problemText } from '/problems.js';
import { texts } from '/report-texts.js';
import { ask, isOpen, newId, send } from '/send.js';
import { byId, element, replace, show } from '/shared.js';
import { openShell } from '/shell.js';

const ticket = new URLSearchParams(location.search).get('ticket') ?? '';
let classes = null;
let id = newId();
let done = '';
let sending = false;
let said = ['', ''];

const shell = openShell({ here: 'report', texts, draw });

function say(text, kind = '') {
  said = [text, kind];
  shell.say(text, kind);
}

function classField({ w, name }) {
  const chosen = document.querySelector('[name="class"]:checked')?.value;
  return [element('legend', '', w.kind), ...(classes ?? []).map((one) => {
    const input = element('input');
    Object.assign(input, { type: 'radio', name: 'class', value: one.code, checked: one.code === chosen });
    return element('label', 'choice', input, element('span', '', name(one.name), element('small', '', w.days(one.days))));
  })];
}

function draw() {
  const { w } = shell;
  shell.title(w.title);
  for (const part of ['title', 'lead']) byId(part).textContent = w[part];
  for (const field of ['text', 'phone', 'number']) {
    byId(`${field}-label`).textContent = w[field];
    byId(`${field}-hint`).textContent = w[`${field}Hint`];
  }
  byId('send').textContent = sending ? w.sending : w.send;
  byId('send').disabled = sending;
  replace(byId('classes'), classes ? classField(shell) : [element('legend', '', w.kind), element('p', 'soft', w.loading)]);
  show('tell', !done);
  show('done', Boolean(done));
  byId('done-title').textContent = w.doneTitle;
  byId('done-number').textContent = done;
  byId('done-text').textContent = w.doneText;
  byId('another').textContent = w.another;
  shell.say(...said);
}

function fault(field, text) {
  byId(`${field}-error`).textContent = text;
  const input = byId(field);
  if (!input) return;
  if (text) input.setAttribute('aria-invalid', 'true');
  else input.removeAttribute('aria-invalid');
}

/** The first field that is not right has the focus; null: everything is. */
function filledIn() {
  const { w } = shell;
  const klass = document.querySelector('[name="class"]:checked')?.value;
  const text = byId('text').value.trim();
  const phone = byId('phone').value.trim();
  const digits = phone.replace(/\D/g, '').length;
  const isPhone = /^[0-9+\- ]+$/.test(phone) && digits >= 7 && digits <= 15;
  fault('class', klass ? '' : w.kindMissing);
  fault('text', text ? '' : w.textMissing);
  fault('phone', isPhone ? '' : w.phoneMissing);
  if (!klass) document.querySelector('[name="class"]')?.focus();
  else if (!text) byId('text').focus();
  else if (!isPhone) byId('phone').focus();
  else return { class: klass, text, phone, ...(byId('number').value.trim() && { case: byId('number').value.trim() }), ...(ticket && { ticket }) };
  return null;
}

byId('tell').addEventListener('submit', async (event) => {
  event.preventDefault();
  const body = filledIn();
  if (!body || sending) return;
  sending = true;
  say('');
  draw();
  try {
    const told = await send('/api/v1/unresolved', body, { id, onCut: () => say(shell.w.sendingAgain) });
    done = told.id;
    byId('tell').reset();
    say('');
  } catch (refused) {
    say(problemText(shell.language, refused), 'alarm');
    // An answer is an answer; only what nobody answered goes again under its name.
    if (!isOpen(refused)) id = newId();
  }
  sending = false;
  draw();
  if (done) byId('done').focus();
});

// What is written anew is another thing to tell.
byId('tell').addEventListener('input', () => { if (!sending) id = newId(); });
byId('another').addEventListener('click', () => {
  done = '';
  id = newId();
  draw();
  byId('text').focus();
});

async function learn() {
  try {
    classes = (await ask('/api/v1/unresolved')).classes;
    shell.cut(false);
  } catch (refused) {
    if (refused.status === 0) shell.cut(true);
    else say(problemText(shell.language, refused), 'alarm');
    setTimeout(learn, 4000);
  }
  draw();
}
learn();
