// One visitor's ticket: the number, how many are ahead, and where to go. The words stand in visit.html; here is what is true now.
import { follow } from '/follow.js';
import { ticketWishes } from '/more-time.js';
import { hush, ring, ringsNow, stayAwake } from '/ring.js';
import { byId, noticeBands, replace, show } from '/shared.js';
import { openShell } from '/shell.js';

const token = location.pathname.split('/')[2] ?? '';
const { body } = document;
let visit = firstVisit();
let standing = visit;            // ahead and wait, of whatever came last
let unknown = body.dataset.state === 'unknown';
let since = null;                // what stands here was true then
let queueBefore = null;
let callsBefore = visit?.state === 'called' ? visit.calls : 0;

const shell = openShell({ texts: { zh: {}, en: {} }, draw });
const wishes = ticketWishes({ place: byId('wishes'), token, shell, done: take });
if (visit) shell.fallback(visit.language);

/** The server has filled the page: nothing has to be asked before it can be read. */
function firstVisit() {
  try { return JSON.parse(byId('main').dataset.visit); } catch { return null; }
}

function slot(name, text) {
  for (const node of document.querySelectorAll(`[data-slot="${name}"]`)) if (node.textContent !== text) node.textContent = text;
}

/** As server/net/TicketPage does it for the first view. */
function kindOfAhead(ahead) {
  if (ahead === undefined) return '';
  return ahead === 0 ? 'next' : ahead === 1 ? 'one' : 'some';
}
function kindOfWait(wait) {
  if (!wait) return '';
  if (wait.to === 0) return 'now';
  return wait.from === 0 ? 'upto' : wait.from === wait.to ? 'about' : 'between';
}

function wordOf(selector) {
  const tag = shell.language === 'zh' ? 'zh-CN' : 'en';
  return document.querySelector(`${selector} [lang="${tag}"]`)?.textContent ?? '';
}

function draw() {
  show('as-of', since !== null);
  body.classList.toggle('doubt', since !== null);
  if (since) slot('as-of', since.toLocaleTimeString(shell.w.date, { hour: '2-digit', minute: '2-digit', hour12: false }));
  body.dataset.state = unknown ? 'unknown' : visit?.state ?? '';
  wishes.draw(unknown ? null : visit);
  if (unknown) shell.title(wordOf('#nothing-title'));
  if (!visit || unknown) return;
  const { ahead, wait } = standing;
  Object.assign(body.dataset, { ahead: kindOfAhead(ahead), wait: kindOfWait(wait), calls: visit.calls > 1 ? 'again' : 'first' });
  slot('queue-zh', visit.queue.zh);
  slot('queue-en', visit.queue.en || visit.queue.zh);
  slot('number', visit.number);
  slot('ahead', String(ahead ?? ''));
  slot('from', String(wait?.from ?? ''));
  slot('to', String(wait?.to ?? ''));
  slot('counter', visit.counterLabel ?? '');
  slot('calls', String(visit.calls));
  show('moved', visit.state === 'waiting' && queueBefore !== null && queueBefore !== visit.queue.zh);
  show('come', visit.reachableFrom === undefined);  // who is on the way looks at no board yet
  replace(byId('notices'), noticeBands(visit.notices, shell.w, shell.name));
  const rate = byId('rate');
  rate.hidden = !shell.offers('rate');
  rate.href = `/rate/${encodeURIComponent(token)}`;
  // Also of a page behind others: its title is what is seen of it.
  shell.title(visit.state === 'called' && (!since || document.hidden) ? `▶ ${visit.number} ${wordOf('.where')}` : `${visit.number} ${wordOf(`#state [data-when="${visit.state}"]`)}`);
}

/** A new call is heard and felt, wherever the phone is; also one that came while it slept. */
function alarm() {
  const calls = visit.state === 'called' ? visit.calls : 0;
  if (calls > callsBefore) {
    if (navigator.userActivation?.hasBeenActive ?? true) navigator.vibrate?.([400, 200, 400, 200, 800]);  // else browsers refuse and complain
    ringsNow();
  }
  callsBefore = calls;
  stayAwake(visit.state === 'called' || (visit.state === 'waiting' && (standing.ahead ?? 9) < 4));
}

function take(next) {
  queueBefore ??= visit?.queue.zh ?? null;
  [visit, standing, unknown] = [next, next, false];
  shell.fallback(visit.language);
  shell.updated(new Date());
  alarm();
  draw();
}

byId('sound').addEventListener('click', async () => {
  const on = byId('sound').getAttribute('aria-pressed') !== 'true' && await ring();
  if (!on) hush();
  byId('sound').setAttribute('aria-pressed', String(on));
  body.dataset.sound = on ? 'on' : 'off';
});

follow({
  ticket: token,
  topics: ['visit'],
  client: 'ticket-page/1',
  address: `/api/v1/visits/${encodeURIComponent(token)}`,
  // Close to the call every second counts; a visit that has ended needs no hurry.
  pace: (data) => (data === null ? 15000 : data.state === 'waiting' ? ((data.ahead ?? 9) < 4 ? 2000 : 5000) : data.state === 'called' ? 2000 : 10000),
  onView(topic, data) {
    if (topic === 'visit') return take(data);
    if (!visit) return;
    visit.notices = data.notices;
    const place = data.waiting.indexOf(visit.number);
    if (place >= 0) standing = { ahead: place, wait: place < (data.from?.length ?? 0) ? { from: data.from[place], to: data.to[place] } : undefined };
    shell.updated(new Date());
    alarm();
    draw();
  },
  onAnswer(data, status) {
    if (data) return take(data);
    unknown = status === 404 || status === 400;
    draw();
  },
  onDoubt(moment) {
    since = moment;
    draw();
  },
});
