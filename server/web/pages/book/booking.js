// One booking: when and where, the code to check in with, and what can still be changed.
import { texts } from '/book-texts.js';
import { Times, clockOf, dayOf } from '/book-times.js';
import { problemText } from '/problems.js';
import { ask, newId, send } from '/send.js';
import { byId, element, poll, replace, show } from '/shared.js';
import { openShell } from '/shell.js';
import { dateText } from '/texts.js';

const token = location.pathname.split('/')[2] ?? '';
const address = `/api/v1/bookings/${encodeURIComponent(token)}`;
const ended = ['cancelled', 'missed', 'released'];

let booking = null;
let unknown = false;
let part = null;       // 'move', 'cancel' or none
let offers = null;
let slot = null;
let sending = false;
let wish = { id: newId(), of: '' };
const times = new Times(byId('times'), (chosen) => { slot = chosen; drawMoveButton(); });

const shell = openShell({ texts, draw });

const nowMs = () => Date.now();
const isOpen = () => nowMs() >= Date.parse(booking.opensAt) && nowMs() <= Date.parse(booking.closesAt);
const momentText = (time, w) => `${dateText(dayOf(time), w.date, false)} ${clockOf(time)}`;

function nowText(w) {
  switch (booking.state) {
    case 'booked': return isOpen() ? [w.openNow, 'good'] : ['', ''];
    case 'arrived': return [booking.number ? w.arrivedText(booking.number) : w.arrivedBefore, 'good'];
    case 'missed': return [w.missedText, 'warn'];
    case 'cancelled': return [booking.byHall ? w.byHallText : w.cancelledText, booking.byHall ? 'alarm' : ''];
    default: return [w.releasedText, ''];
  }
}

function facts({ w, name }) {
  const rows = [[w.queue, name(booking.queue.name)], [w.place, name(booking.hall)]];
  if (booking.state === 'booked') {
    rows.push([w.checkIn, w.checkInText(clockOf(booking.opensAt), clockOf(booking.closesAt))], [w.late, w.lateText(clockOf(booking.closesAt))],
      [w.change, booking.changeable ? w.changeText(momentText(booking.changeUntil, w)) : w.changeOver]);
  }
  return rows.flatMap(([term, text]) => [element('dt', '', term), element('dd', '', text)]);
}

function link(id, text, href, visible) {
  const one = byId(id);
  one.textContent = text;
  one.href = href;
  show(id, visible);
}

function drawMoveButton() {
  byId('move-do').textContent = sending ? shell.w.sending : shell.w.moveDo;
  byId('move-do').disabled = sending || slot === null;
}

function drawParts({ w }) {
  show('move-part', part === 'move');
  show('cancel-part', part === 'cancel');
  byId('move-title').textContent = w.moveTitle;
  byId('move-leave').textContent = w.leave;
  byId('cancel-title').textContent = w.cancelTitle;
  byId('cancel-text').textContent = w.cancelText;
  byId('cancel-do').textContent = sending ? w.sending : w.cancelDo;
  byId('cancel-do').disabled = sending;
  byId('cancel-leave').textContent = w.keepIt;
  drawMoveButton();
  if (part !== 'move' || !offers) return;
  const free = offers.days.some((day) => day.slots.some((one) => one.free > 0 && one.from !== booking.from));
  byId('move-none').textContent = offers.reason ? w.reasons[offers.reason] : w.allFull;
  show('move-none', !free);
  show('times', free);
  times.show(free ? offers.days : [], w, booking.from);
}

function draw() {
  const { w, name } = shell;
  shell.title(w.ofBooking);
  show('booking', booking !== null && !unknown);
  show('nothing', unknown);
  byId('nothing-title').textContent = w.nothingTitle;
  byId('nothing-text').textContent = w.nothingText;
  byId('nothing-link').textContent = w.nothingLink;
  if (!booking || unknown) return;
  const when = `${dateText(booking.date, w.date, false)} ${clockOf(booking.from)}`;
  shell.title(`${when} · ${w.states[booking.state]}`);
  byId('state').textContent = w.states[booking.state];
  byId('state').className = `chip ${{ booked: 'info', arrived: 'good', missed: 'alarm' }[booking.state] ?? ''}`;
  byId('when').textContent = when;
  byId('what').textContent = name(booking.item.name);
  const [text, kind] = nowText(w);
  byId('now').textContent = text;
  byId('now').className = `band ${kind}`;
  show('now', text !== '');
  const isBooked = booking.state === 'booked';
  show('code', isBooked);
  if (isBooked && !byId('qr').getAttribute('src')) byId('qr').src = `${address}/qr.svg`;
  byId('qr').alt = w.codeAlt;
  byId('code-text').textContent = w.code;
  replace(byId('facts'), facts(shell));
  const item = encodeURIComponent(booking.item.code);
  link('to-ticket', w.toTicket, `/t/${booking.ticket ?? ''}`, booking.ticket !== undefined);
  link('calendar', w.calendar, `${address}/calendar.ics?language=${shell.language}`, isBooked);
  link('to-guide', w.guideLink, `/guide?item=${item}`, shell.offers('guide') && !ended.includes(booking.state));
  link('again', w.again, `/book?item=${item}`, ended.includes(booking.state));
  byId('move').textContent = w.move;
  byId('cancel').textContent = w.cancel;
  show('move', booking.changeable && part === null);
  show('cancel', booking.changeable && part === null);
  byId('keep').textContent = ended.includes(booking.state) ? '' : w.keep;
  drawParts(shell);
}

function learn(told) {
  booking = told;
  if (!booking.changeable) part = null;
  shell.fallback(booking.language);
  shell.updated(new Date());
}

// --- changes ----------------------------------------------------------------------------------------------------------------------

function idOf(what) {
  if (what !== wish.of) wish = { id: newId(), of: what };
  return wish.id;
}

async function change(what, body) {
  if (sending) return;
  sending = true;
  shell.say('');
  draw();
  try {
    const told = await send(`${address}/${what}`, body, { id: idOf(`${what} ${JSON.stringify(body)}`), onCut: () => shell.say(shell.w.sendingAgain) });
    wish = { id: newId(), of: '' };
    learn(told.booking);
    part = null;
    slot = null;
    shell.say(what === 'move' ? shell.w.moved : '', 'good');
    byId('when').scrollIntoView({ block: 'nearest' });
  } catch (refused) {
    shell.say(problemText(shell.language, refused), 'alarm');
    if (what === 'move') await readOffers();
    if (refused.code === 'booking-not-in-state' || refused.code === 'booking-too-late') await readAgain();
  } finally {
    sending = false;
    draw();
  }
}

async function readOffers() {
  try {
    offers = await ask(`/api/v1/bookings/offers?item=${encodeURIComponent(booking.item.code)}`);
  } catch (refused) {
    shell.say(problemText(shell.language, refused), 'alarm');
  }
  draw();
}

async function readAgain() {
  try {
    learn((await ask(address)).booking);
  } catch { /* the next look finds it */ }
}

function turnTo(next) {
  const before = part;
  part = next;
  draw();
  byId(next ? `${next}-title` : before)?.focus();
}

byId('move').addEventListener('click', () => {
  turnTo('move');
  readOffers();
});
byId('cancel').addEventListener('click', () => turnTo('cancel'));
byId('move-leave').addEventListener('click', () => turnTo(null));
byId('cancel-leave').addEventListener('click', () => turnTo(null));
byId('cancel-do').addEventListener('click', () => change('cancel', {}));
byId('move-part').addEventListener('submit', (event) => {
  event.preventDefault();
  if (slot) change('move', { from: slot.from });
});

poll(address, {
  pace: (data) => (data === null || data.booking.state !== 'booked' ? 30000 : 10000),
  onAnswer(data, status) {
    unknown = status === 404 || status === 400;
    shell.cut(data === null && !unknown);
    if (data && !sending) learn(data.booking);
    draw();
  },
  onCut: () => shell.cut(true),
});
