// One rating: five faces, what for, and of a bad one what happened. What was typed stays here until it has been sent.
import { problemText } from '/problems.js';
import { texts } from '/rate-texts.js';
import { byId, element, plainly, replace, show } from '/shared.js';
import { ask, newId, send } from '/send.js';
import { openShell } from '/shell.js';
import { dateText } from '/texts.js';

const token = plainly(location.pathname.split('/')[2] ?? '');
const address = `/api/v1/ratings/${encodeURIComponent(token)}`;
const draftKey = `rating-${token}`;
const isBad = (level) => level >= 4;
let offer = null;
let told = null;       // what the page ends with: { state } of the offer, or { text } of the thanks
let failed = null;     // a Refused
let sending = false;
let draft = { id: newId(), level: 0, reasons: [], comment: '', phone: '' };
try { draft = { ...draft, ...JSON.parse(sessionStorage.getItem(draftKey)) }; } catch { /* then from the beginning */ }

const shell = openShell({ texts, draw });

function keep() {
  try { sessionStorage.setItem(draftKey, JSON.stringify(draft)); } catch { /* then for as long as the page is open */ }
}

/** A changed wish is another wish: it needs a name of its own, unless it may have arrived under this one. */
function change(what) {
  Object.assign(draft, what);
  keep();
}

// --- faces -------------------------------------------------------------------------------------------------------------

const mouths = ['M14 28 Q24 42 34 28 Z', 'M15 30 Q24 38 33 30', 'M16 32 H32', 'M15 35 Q24 27 33 35', 'M14 37 Q24 24 34 37'];

function drawn(tag, attributes) {
  const made = document.createElementNS('http://www.w3.org/2000/svg', tag);
  for (const [name, value] of Object.entries(attributes)) made.setAttribute(name, value);
  return made;
}

function face(level) {
  const svg = drawn('svg', { viewBox: '0 0 48 48', fill: 'none', stroke: 'currentColor', 'stroke-width': '3', 'stroke-linecap': 'round', 'stroke-linejoin': 'round', 'aria-hidden': 'true' });
  svg.append(drawn('circle', { cx: 24, cy: 24, r: 21 }));
  for (const x of [17, 31]) svg.append(drawn('circle', { cx: x, cy: 19, r: 1.5, fill: 'currentColor' }));
  if (level === 5) svg.append(drawn('path', { d: 'M12 12 L20 15 M36 12 L28 15' }));
  svg.append(drawn('path', { d: mouths[level - 1], fill: level === 1 ? 'currentColor' : 'none' }));
  return svg;
}

/** It has arrived: no face, for nobody has to smile after a bad one. */
function tick() {
  const svg = drawn('svg', { viewBox: '0 0 48 48', fill: 'none', stroke: 'currentColor', 'stroke-width': '3', 'stroke-linecap': 'round', 'stroke-linejoin': 'round', 'aria-hidden': 'true' });
  svg.append(drawn('circle', { cx: 24, cy: 24, r: 21 }), drawn('path', { d: 'M14 25 L21 32 L34 17' }));
  return svg;
}

// --- drawing -------------------------------------------------------------------------------------------------------------

function levelChoice(level) {
  const input = element('input');
  Object.assign(input, { type: 'radio', name: 'level', value: String(level), id: `level-${level}`, checked: draft.level === level });
  input.addEventListener('change', () => {
    change({ level });
    draw();
  });
  return element('label', `level mood-${level}`, input, element('span', 'face', face(level)), element('span', '', shell.w.levels[level - 1]));
}

function reasonChoice(reason) {
  const input = element('input');
  Object.assign(input, { type: 'checkbox', name: 'reason', value: reason.code, checked: draft.reasons.includes(reason.code) });
  input.addEventListener('change', () => change({ reasons: input.checked ? [...draft.reasons, reason.code] : draft.reasons.filter((one) => one !== reason.code) }));
  return element('label', 'reason', input, shell.name(reason.name));
}

/** Built once for each language: what has the focus keeps it. */
let drawnFor = '';
function drawChoices() {
  const key = shell.language;
  if (drawnFor === key) return;
  drawnFor = key;
  byId('levels').replaceChildren(...[1, 2, 3, 4, 5].map(levelChoice));
  byId('reasons').replaceChildren(...(offer.reasons ?? []).map(reasonChoice));
  byId('comment').value = draft.comment;
  byId('phone').value = draft.phone;
}

function ending() {
  if (told) return told;
  if (failed) return null;
  if (!offer) return null;
  return offer.state === 'open' || offer.state === 'again' ? null : { state: offer.state };
}

function drawEnding(end, w) {
  byId('told-text').textContent = end.state ? w[end.state][1] : w[end.text];
  byId('told-home').textContent = w.home;
  byId('told-face').className = 'face mood-1';
  replace(byId('told-face'), end.state ? [] : [tick()]);
}

function draw() {
  const { w, name } = shell;
  const end = ending();
  const isOpen = offer !== null && end === null;
  const heading = end ? (end.state ? w[end.state][0] : w.thanks) : w.title[offer?.online ? 'online' : 'visit'];
  shell.title(heading);
  byId('title').textContent = heading;
  const services = (offer?.services ?? []).map(name).join(shell.language === 'zh' ? '、' : ', ');
  byId('what').textContent = offer ? w.ended(dateText(offer.endedOn, w.date, false), services) : failed ? '' : w.loading;
  show('form', isOpen);
  show('told', end !== null);
  if (end) drawEnding(end, w);
  if (!isOpen) return;
  if (offer.state === 'again') byId('what').textContent = w.again;
  drawChoices();
  byId('question').textContent = w.question;
  show('more', draft.level > 0);
  const bad = isBad(draft.level);
  byId('reasons-title').textContent = bad ? w.bad : w.good;
  show('words', bad && offer.state === 'open');
  for (const [part, hint] of [['comment', 'commentHint'], ['phone', 'phoneHint']]) {
    byId(`${part}-title`).textContent = `${w[part]}（${w.optional}）`;
    if (shell.language === 'en') byId(`${part}-title`).textContent = `${w[part]} (${w.optional})`;
    byId(`${part}-hint`).textContent = w[hint];
  }
  byId('send').textContent = sending ? w.sending : w.send;
  byId('send').disabled = sending;
  byId('promise').textContent = w.promise(dateText(offer.until, w.date, false));
}

// --- sending ---------------------------------------------------------------------------------------------------------------

const isPhone = (text) => text === '' || (/^[0-9+\-() ]{5,24}$/.test(text) && text.replace(/\D/g, '').length >= 5);

/** What is wrong is said beside its field, and the first of it gets the focus. */
function isComplete() {
  const { w } = shell;
  const phoneGood = !isBad(draft.level) || isPhone(draft.phone.trim());
  byId('level-error').textContent = draft.level === 0 ? w.choose : '';
  byId('phone-error').textContent = phoneGood ? '' : w.phoneWrong;
  byId('phone').setAttribute('aria-invalid', String(!phoneGood));
  if (draft.level === 0) byId('level-1').focus();
  else if (!phoneGood) byId('phone').focus();
  return draft.level !== 0 && phoneGood;
}

/** 1 PC, 2 mobile, 3 QR code: of the address that a code shows ("#qr"), else of what the device points with. */
function channel() {
  if (location.hash === '#qr') return 3;
  return matchMedia('(pointer: coarse)').matches || innerWidth < 700 ? 2 : 1;
}

function bodyOf() {
  const known = new Set((offer.reasons ?? []).map((one) => one.code));
  const body = { level: draft.level, reasons: draft.reasons.filter((one) => known.has(one)), channel: draft.channel };
  if (!isBad(draft.level) || offer.state !== 'open') return body;
  if (draft.comment.trim()) body.comment = draft.comment.trim();
  if (draft.phone.trim()) body.phone = draft.phone.trim();
  return body;
}

function over(end) {
  told = end;
  try { sessionStorage.removeItem(draftKey); } catch { /* it was never there */ }
  shell.say('');
  draw();
  byId('told').focus();
}

async function submit() {
  if (sending || !isComplete()) return;
  const { w } = shell;
  sending = true;
  draft.channel ??= channel();
  const body = bodyOf();
  // What was sent and perhaps arrived keeps its name; anything else is a new wish.
  const text = JSON.stringify(body);
  if (draft.sent !== undefined && draft.sent !== text) draft.id = newId();
  draft.sent = text;
  keep();
  shell.say(w.sending);
  draw();
  try {
    const result = await send(address, body, { id: draft.id, onCut: () => shell.say(shell.w.sendingAgain, 'alarm') });
    over({ text: result.again ? 'againText' : result.followedUp ? 'badText' : 'thanksText' });
  } catch (refused) {
    if (refused.code === 'already-rated') over({ state: 'rated' });
    else if (refused.code === 'rating-too-late' || refused.status === 404) over({ state: 'too-late' });
    else shell.say(problemText(shell.language, refused), 'alarm');
  } finally {
    sending = false;
    draw();
  }
}

byId('form').addEventListener('submit', (event) => {
  event.preventDefault();
  submit();
});
for (const part of ['comment', 'phone']) byId(part).addEventListener('input', (event) => change({ [part]: event.target.value }));

async function learn() {
  try {
    offer = await ask(address);
    failed = null;
    shell.cut(false);
    shell.say('');
  } catch (refused) {
    failed = refused;
    if (refused.status === 404 || refused.status === 400) told = { state: 'unknown' };
    else {
      shell.say(problemText(shell.language, refused), 'alarm');
      setTimeout(learn, 3000);
    }
  }
  draw();
}
learn();
