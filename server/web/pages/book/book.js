// Booking: what, which day, from when, and a number that tells people apart. Nothing else is asked.
import { texts } from '/book-texts.js';
import { Times, clockOf } from '/book-times.js';
import { problemText } from '/problems.js';
import { ask, newId, send } from '/send.js';
import { byId, element, replace, show } from '/shared.js';
import { openShell } from '/shell.js';
import { dateText } from '/texts.js';

const item = new URLSearchParams(location.search).get('item');
const typingMs = 250;
const keptAtMost = 20;
const lostOffers = ['slot-full', 'slot-not-offered'];

let bookable = null;
let offers = null;
let slot = null;
let sending = false;
let failed = null;
let wish = { id: newId(), of: '' };
const times = new Times(byId('times'), (chosen) => { slot = chosen; drawWho(); });

const shell = openShell({ here: 'book', texts, draw });

// --- bookings made on this device ----------------------------------------------------------------------------------------

function kept() {
  try { return JSON.parse(localStorage.getItem('bookings')) ?? []; } catch { return []; }
}

function keep(booking) {
  const all = [{ token: booking.token, from: booking.from, item: booking.item.name }, ...kept().filter((one) => one.token !== booking.token)].slice(0, keptAtMost);
  try { localStorage.setItem('bookings', JSON.stringify(all)); } catch { /* then the link alone leads there */ }
}

/** Those of today and later; the pages of others still open by their link. */
function drawMine() {
  const { w, name, site } = shell;
  const today = site?.today ?? '';
  const mine = kept().filter(({ from }) => from.slice(0, 10) >= today);
  show('mine-part', mine.length > 0);
  byId('mine-title').textContent = w.mine;
  replace(byId('mine'), mine.map((one) => {
    const link = element('a', 'row', element('span', 'row-name', name(one.item), element('small', 'soft', `${dateText(one.from.slice(0, 10), w.date, false)} ${clockOf(one.from)}`)));
    link.href = `/b/${one.token}`;
    return element('li', '', link);
  }));
}

// --- what ---------------------------------------------------------------------------------------------------------------------

let typing = 0;

async function search(text) {
  try {
    bookable = await ask(`/api/v1/bookings/offers${text ? `?search=${encodeURIComponent(text)}` : ''}`);
    shell.cut(false);
  } catch (refused) {
    if (refused.status === 0) shell.cut(true);
    else shell.say(problemText(shell.language, refused), 'alarm');
  }
  drawChoose();
}

function drawChoose() {
  const { w, name } = shell;
  byId('words-label').textContent = w.words;
  byId('words-hint').textContent = w.wordsHint;
  if (!bookable) return;
  const text = byId('words').value.trim();
  const isShort = bookable.queues.length === 0;
  show('search', !isShort);
  replace(byId('queues'), bookable.queues.map((queue) => {
    const button = element('button', 'button', name(queue.name));
    button.type = 'button';
    button.dataset.name = queue.name.zh;
    return element('li', '', button);
  }));
  byId('found-count').textContent = isShort ? w.noQueues : text ? w.found(bookable.items.length, bookable.more) : '';
  const queues = new Map(bookable.queues.map((queue) => [queue.code, queue.name]));
  replace(byId('found'), bookable.items.map((one) => {
    const link = element('a', 'row', element('span', 'row-name', name(one.name), element('small', 'soft', name(queues.get(one.queue)))));
    link.href = `/book?item=${encodeURIComponent(one.code)}`;
    return element('li', '', link);
  }));
}

byId('words').addEventListener('input', () => {
  clearTimeout(typing);
  typing = setTimeout(() => search(byId('words').value.trim()), typingMs);
});
byId('search').addEventListener('submit', (event) => {
  event.preventDefault();
  clearTimeout(typing);
  search(byId('words').value.trim());
});
byId('queues').addEventListener('click', ({ target }) => {
  const button = target.closest('button');
  if (!button) return;
  byId('words').value = button.dataset.name;
  search(button.dataset.name);
});

// --- when ---------------------------------------------------------------------------------------------------------------------

async function readOffers() {
  try {
    offers = await ask(`/api/v1/bookings/offers?item=${encodeURIComponent(item)}`);
    failed = null;
    shell.cut(false);
  } catch (refused) {
    if (refused.status === 0) shell.cut(true);
    else failed = refused;
    if (refused.status === 0) setTimeout(readOffers, 3000);
  }
  draw();
}

const isFull = () => offers.days.length > 0 && !offers.days.some((day) => day.slots.some(({ free }) => free > 0));

function drawWho() {
  const { w } = shell;
  show('who', slot !== null);
  if (!slot) return;
  byId('phone-label').textContent = w.phone;
  byId('phone-hint').textContent = w.phoneHint;
  byId('summary').textContent = w.summary(dateText(slot.from.slice(0, 10), w.date, false), clockOf(slot.from), clockOf(slot.until));
  byId('confirm').textContent = sending ? w.sending : w.confirm;
  byId('confirm').disabled = sending;
}

function drawBook() {
  const { w, name } = shell;
  byId('other-item').textContent = w.otherItem;
  byId('guide-link').textContent = w.guideLink;
  byId('guide-link').href = `/guide?item=${encodeURIComponent(item)}`;
  if (failed) shell.say(problemText(shell.language, failed), 'alarm');
  show('book', offers !== null);
  if (!offers) return;
  byId('item').textContent = name(offers.item.name);
  byId('queue').textContent = name(offers.queue.name);
  show('guide-link', shell.offers('guide'));
  const none = offers.reason ? w.reasons[offers.reason] : isFull() ? w.allFull : '';
  byId('none').textContent = none;
  show('none', none !== '');
  times.show(isFull() ? [] : offers.days, w);
  show('times', offers.days.length > 0 && !isFull());
  replace(byId('rules'), offers.terms && !offers.reason ? w.rules(offers.terms).map((rule) => element('li', '', rule)) : []);
}

/** A wish has one name as long as it is the same wish: pressed again after a cut it is made once. */
function idOf(body) {
  const of = JSON.stringify(body);
  if (of !== wish.of) wish = { id: newId(), of };
  return wish.id;
}

function isNumber(text) {
  const digits = text.replace(/[\s().+-]/g, '');
  return /^\d{7,17}$/.test(digits);
}

async function confirm(event) {
  event.preventDefault();
  if (!slot || sending) return;
  const { w } = shell;
  const phone = byId('phone').value.trim();
  const right = isNumber(phone);
  byId('phone-error').textContent = right ? '' : w.phoneWrong;
  byId('phone').setAttribute('aria-invalid', String(!right));
  if (!right) return byId('phone').focus();
  sending = true;
  shell.say('');
  drawWho();
  const body = { item, from: slot.from, phone, language: shell.language };
  try {
    const { booking } = await send('/api/v1/bookings', body, { id: idOf(body), onCut: () => shell.say(shell.w.sendingAgain) });
    keep(booking);
    wish = { id: newId(), of: '' };  // the page may come back as it was: the same again is another wish by then
    location.assign(`/b/${booking.token}`);
  } catch (refused) {
    shell.say(problemText(shell.language, refused), 'alarm');
    document.querySelector('.status').scrollIntoView({ block: 'nearest' });
    if (lostOffers.includes(refused.code)) await readOffers();
  } finally {
    sending = false;
    drawWho();
  }
}

byId('book').addEventListener('submit', confirm);

// --- the page -------------------------------------------------------------------------------------------------------------------

function draw() {
  const { w } = shell;
  shell.title(w.title);
  byId('title').textContent = w.title;
  byId('lead').textContent = w.lead;
  show('choose', item === null);
  if (item === null) {
    drawMine();
    drawChoose();
  } else {
    drawBook();
    drawWho();
  }
}

if (item === null) search('');
else readOffers();
