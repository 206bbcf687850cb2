// A ticket taken with a phone: what for, how long it takes, where one is, whose phone; then to the ticket's own page.
import { problemText } from '/problems.js';
import { ask, isOpen, newId, send } from '/send.js';
import { byId, element, replace, show } from '/shared.js';
import { openShell } from '/shell.js';
import { texts } from '/take-texts.js';

const path = '/api/v1/remote-tickets';
const keptMs = 5 * 60 * 1000;   // a wish that was cut off is the same wish for so long
let item = new URLSearchParams(location.search).get('item') ?? '';
let offer = null;
let found = null;
let chosen = '';                // how: code, position
let busy = false;
let asked = 0;

const shell = openShell({ here: 'take', texts, draw });

const words = (id, text) => { byId(id).textContent = text; };

function drawLine(w, name) {
  const { line } = offer;
  words('line-item', name(line.item.name));
  words('line-queue', w.inQueue(name(line.queue)));
  words('line-wait', line.state !== 'open' ? w.states[line.state] : line.wait ? w.waitNow(w.minutes(line.wait)) : w.noWait);
  words('line-waiting', line.state === 'open' ? w.waiting(line.waiting) : '');
  words('other', w.otherItem);
}

function drawForm(w) {
  const { byCode, radiusM } = offer;
  if (!chosen || (chosen === 'code' && !byCode) || (chosen === 'position' && !radiusM)) chosen = byCode ? 'code' : 'position';
  show('by-code-choice', byCode);
  show('by-position-choice', radiusM > 0);
  byId('by-code').checked = chosen === 'code';
  byId('by-position').checked = chosen === 'position';
  show('code-field', chosen === 'code');
  words('how-title', w.how);
  words('by-code-label', w.byCode);
  words('by-code-what', w.byCodeWhat);
  words('by-position-label', w.byPosition);
  words('by-position-what', w.byPositionWhat(Math.round(radiusM / 100) / 10));
  words('code-label', w.code);
  words('code-hint', w.codeHint);
  words('phone-label', w.phone);
  words('phone-hint', w.phoneHint);
  words('go', w.go);
  byId('go').disabled = busy;
}

function drawFound(w, name) {
  replace(byId('found'), (found?.items ?? []).map((one) => {
    const link = element('a', 'row', element('span', 'row-name', name(one.name)));
    link.href = `/take?item=${encodeURIComponent(one.code)}`;
    link.dataset.item = one.code;
    return element('li', '', link);
  }));
  words('found-more', !found || !byId('search').value.trim() ? '' : found.items.length === 0 ? w.none : found.more ? w.more : '');
}

function draw() {
  const { w, name } = shell;
  shell.title(w.title);
  words('title', w.title);
  words('lead', w.lead);
  words('choose-title', w.chooseTitle);
  words('search-label', w.searchLabel);
  const line = offer?.line;
  const closed = offer && !offer.offered ? w.notOffered : offer && !offer.open ? w.closedNow : '';
  show('closed', closed !== '');
  words('closed', closed);
  show('choose', offer !== null && closed === '' && !line);
  show('line', offer !== null && closed === '' && !!line);
  show('form', offer !== null && closed === '' && line?.state === 'open');
  if (!offer) return;
  drawFound(w, name);
  if (line) drawLine(w, name);
  if (line) drawForm(w);
}

async function look() {
  const turn = ++asked;
  try {
    const told = await ask(`${path}?item=${encodeURIComponent(item)}`);
    if (turn !== asked) return;
    offer = told;
    shell.cut(false);
    shell.updated(new Date());
  } catch (refused) {
    if (turn !== asked) return;
    if (refused.code === 'no-line') shell.cut(true);
    else shell.say(problemText(shell.language, refused), 'alarm');
  }
  draw();
}

let pause = 0;
byId('search').addEventListener('input', () => {
  clearTimeout(pause);
  const text = byId('search').value.trim();
  if (!text) {
    found = null;
    return draw();
  }
  pause = setTimeout(async () => {
    try {
      const told = await ask(`${path}?search=${encodeURIComponent(text)}`);
      if (byId('search').value.trim() === text) found = told;
      shell.cut(false);
    } catch (refused) {
      shell.cut(refused.code === 'no-line');
    }
    draw();
  }, 250);
});

function choose(code) {
  item = code;
  history.replaceState(null, '', code ? `/take?item=${encodeURIComponent(code)}` : '/take');
  shell.say('');
  return look();
}

byId('found').addEventListener('click', async (event) => {
  const link = event.target.closest('a[data-item]');
  if (!link) return;
  event.preventDefault();
  await choose(link.dataset.item);
  byId('main').focus();
});
byId('other').addEventListener('click', async () => {
  await choose('');
  byId('search').focus();
});
for (const how of document.querySelectorAll('[name="how"]')) {
  how.addEventListener('change', () => {
    chosen = how.value;
    shell.say('');
    draw();
  });
}

function wrong(field, text) {
  words(`${field}-error`, text);
  byId(field).toggleAttribute('aria-invalid', text !== '');
  if (text) byId(field).setAttribute('aria-invalid', 'true');
}

/** Asked for when the ticket is, and not before. Rounded to some ten metres: nearer is nobody's business. */
const position = () => new Promise((resolve, reject) => {
  if (!navigator.geolocation) return reject(new Error('none'));
  navigator.geolocation.getCurrentPosition(({ coords }) => resolve({
    latitudeE6: Math.round(coords.latitude * 1e4) * 100, longitudeE6: Math.round(coords.longitude * 1e4) * 100,
  }), reject, { timeout: 15000, maximumAge: 0 });
});

const kept = {
  read() { try { return JSON.parse(sessionStorage.getItem('take')); } catch { return null; } },
  write(wish) { try { sessionStorage.setItem('take', JSON.stringify(wish)); } catch { /* then a page that is closed forgets it */ } },
  forget() { try { sessionStorage.removeItem('take'); } catch { /* nothing was kept */ } },
};

/** The wish that was cut off is sent again under its name, with all that stood in it; anything else is a new one. */
async function wishOf(phone, code) {
  const before = kept.read();
  const same = before && Date.now() - before.at < keptMs && before.body.item === item && before.body.phone === phone &&
    (chosen === 'code' ? before.body.code === code : before.body.position !== undefined);
  if (same) return before;
  const body = { item, phone, language: shell.language };
  if (chosen === 'code') body.code = code;
  else {
    shell.say(shell.w.locating);
    body.position = await position();
  }
  return { id: newId(), at: Date.now(), body };
}

const endOf = ({ code, detail }, w) => {
  if (code === 'too-far') return w.tooFar;
  if (code === 'phone-limit') return w.phoneLimit[detail] ?? w.phoneLimit.live;
  return '';
};

async function take(phone, code) {
  const { w } = shell;
  let wish;
  try {
    wish = await wishOf(phone, code);
  } catch {
    return shell.say(w.positionRefused, 'alarm');
  }
  kept.write(wish);
  shell.say(w.sending);
  try {
    const { token } = await send(path, wish.body, { id: wish.id, onCut: () => shell.say(shell.w.sendingAgain) });
    kept.forget();
    location.assign(`/t/${encodeURIComponent(token)}`);
  } catch (refused) {
    if (!isOpen(refused)) kept.forget();
    if (refused.code === 'lobby-code-wrong') {
      shell.say('');
      wrong('code', shell.w.codeWrong);
      byId('code').focus();
    } else {
      shell.say(endOf(refused, shell.w) || problemText(shell.language, refused), 'alarm');
    }
  }
}

byId('form').addEventListener('submit', async (event) => {
  event.preventDefault();
  if (busy) return;
  const { w } = shell;
  const phone = byId('phone').value.trim();
  const code = byId('code').value.replace(/\s/g, '');
  const digits = phone.replace(/\D/g, '').length;
  wrong('code', chosen === 'code' && !/^\d{6}$/.test(code) ? w.codeMissing : '');
  wrong('phone', digits < 7 || digits > 15 ? w.phoneMissing : '');
  const first = document.querySelector('#form [aria-invalid="true"]');
  if (first) return first.focus();
  busy = true;
  draw();
  await take(phone, code);
  busy = false;
  draw();
});

look();
setInterval(() => { if (!document.hidden && !busy) look(); }, 30000);
