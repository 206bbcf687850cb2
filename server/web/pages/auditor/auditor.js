// The auditor's page: whether the log is as it was written, and what stands in it. It asks when somebody asks; nothing here is live.
import { ask } from '/manager/ask.js';
import { gateOf } from '/manager/gate.js';
import { setText } from '/manager/parts.js';
import { byId, element, show } from '/manager/shared.js';
import { themeNow, wear } from '/manager/theme.js';
import { fillTexts, languageNow, nameOf, listenLanguage, w } from '/auditor/auditor-words.js';
import { kindName, kindWords } from '/auditor/kinds.js';

let signedIn = false;

let explained = null;             // why a ticket was called then: what is shown of that

// --- signing in -------------------------------------------------------------------------------------------------------------

const gate = gateOf({ roles: ['auditor'], words: w, enter, leave });

function enter() {
  signedIn = true;
  show('shell', true);
  render();
  lookAtProof();
  search();
}

function leave() {
  signedIn = false;
  byId('why').close();
  forget();
}

/** Whoever is out sees nothing any more. True: they are. */
function isOut(refused) {
  const out = refused.status === 401 || refused.code === 'session-locked';
  if (out) gate.out(refused);
  return out;
}

// --- verification -------------------------------------------------------------------------------------------------------------

const proofEveryMs = 700;
let proof = null;
let proofFault = null;
let proofTimer = 0;

async function lookAtProof(body) {
  clearTimeout(proofTimer);
  try {
    proof = await ask('/api/v1/verification', { body });
    proofFault = null;
  } catch (refused) {
    if (isOut(refused)) return;
    proofFault = refused;
  }
  if (signedIn && (proofFault || proof.state === 'running')) proofTimer = setTimeout(lookAtProof, proofFault ? 3000 : proofEveryMs);
  render();
}

byId('proof-begin').addEventListener('click', () => lookAtProof({}));

const dayAndTime = (text) => `${text.slice(0, 10)} ${text.slice(11, 19)}`;
/** Of the machine's clock, as the device shows it. */
const localTime = (text) => new Date(text).toLocaleString(languageNow() === 'zh' ? 'zh-CN' : 'en-GB');

function renderProof() {
  const state = proof?.state ?? 'never';
  document.querySelector('.proof').className = `panel proof ${proofFault ? 'failed' : state}`;
  setText(byId('proof-state'), proofFault ? gate.faultText(proofFault) : proof ? w().proofStates[state] : '');
  setText(byId('proof-when'), proof?.begunAt ? w().proofWhen(localTime(proof.begunAt), proof.endedAt && localTime(proof.endedAt)) : '');
  show('proof-details', Boolean(proof?.told?.length));
  setText(byId('proof-told'), (proof?.told ?? []).join('\n'));
  byId('proof-begin').disabled = state === 'running';
}

// --- the log ------------------------------------------------------------------------------------------------------------------

const usual = { only: '', day: '', kind: '', number: '', actor: '', counter: '', ticket: '' };
let wanted = { ...usual };
let found = null;                // what came until now: {hall, events, searchedTo, last, more}
let fault = null;
let busy = false;
let asked = 0;
const open = new Set();          // seqs whose details are shown

function forget() {
  ++asked;
  [found, fault, busy, proof, proofFault] = [null, null, false, null, null];
  wanted = { ...usual };
  clearTimeout(proofTimer);
  open.clear();
  explained = null;
  for (const id of ['log', 'why-body', 'proof-told', 'reach', 'log-state']) byId(id).replaceChildren();  // nothing is left behind what is hidden
}

async function search(further) {
  const mine = ++asked;
  const query = new URLSearchParams(Object.entries(wanted).filter(([, value]) => value !== ''));
  if (further) query.set('before', found.searchedTo);
  busy = true;
  render();
  try {
    const told = await ask(`/api/v1/log?${query}`);
    if (mine !== asked) return;
    found = further ? { ...told, events: [...found.events, ...told.events] } : told;
    fault = null;
  } catch (refused) {
    if (mine !== asked || isOut(refused)) return;
    fault = refused;
    if (!further) found = null;
  }
  busy = false;
  render();
}

function change(part) {
  wanted = { ...wanted, ...part };
  open.clear();
  search();
}

byId('narrow').addEventListener('submit', (event) => {
  event.preventDefault();
  change({ day: byId('by-day').value, kind: byId('by-kind').value, number: byId('by-number').value.trim().toUpperCase(), actor: byId('by-actor').value.trim(), counter: counterIn(byId('by-counter').value) });
});
byId('widen').addEventListener('click', () => {
  for (const id of ['by-day', 'by-number', 'by-actor', 'by-counter', 'by-kind']) byId(id).value = '';
  change({ ...usual, only: wanted.only });
});
byId('older').addEventListener('click', () => search(true));
byId('about-drop').addEventListener('click', () => change({ ticket: '' }));

/** "3" is the counter with that label, as a rule. */
function counterIn(text) {
  const word = text.trim();
  return /^\d+$/.test(word) ? `counter-${word}` : word;
}

/** What stands in no column of its own, shortly. */
function saidOf(event) {
  const parts = [];
  if (event.rule) parts.push(w().rules[event.rule] ?? event.rule);
  if (event.reason) parts.push(event.reason);
  if (event.ordinal > 1) parts.push(`#${event.ordinal}`);
  if (event.approver) parts.push(event.approver);
  if (event.queue) parts.push(event.queue);
  if (event.counter && event.counter !== event.actor) parts.push(event.counter);
  return parts.join(' · ');
}

const flagged = (event) => event.rule === 'pick' || (event.kind === 'missing-notified' && event.ordinal > 1);

function smallButton(text, act, label) {
  const button = element('button', 'quiet', text);
  button.type = 'button';
  if (label) button.setAttribute('aria-label', label);
  button.addEventListener('click', act);
  return button;
}

/** Who configures with `hall-server` acts as the hall itself; the hall's own clock is "engine". */
const roleOf = ({ role: told, actor }) => w().roles[told === 'scheduler' && actor !== 'engine' ? 'operator' : told] ?? told;

function rowOf(event) {
  const texts = w();
  const isOpen = open.has(event.seq);
  const acts = element('td', '');
  if (event.kind === 'ticket-called') acts.append(smallButton(texts.why, () => explain(event), `${texts.why} ${event.seq}`), ' ');
  if (event.ticket && String(event.ticket) !== wanted.ticket) acts.append(smallButton(texts.ofTicket, () => change({ ...usual, ticket: String(event.ticket) }), `${texts.ofTicket} ${event.ticket}`), ' ');
  const more = smallButton(isOpen ? texts.less : texts.more, () => {
    if (!open.delete(event.seq)) open.add(event.seq);
    render();
  }, `${isOpen ? texts.less : texts.more} ${event.seq}`);
  more.setAttribute('aria-expanded', String(isOpen));
  acts.append(more);
  const row = element('tr', flagged(event) ? 'flag' : '',
    element('td', 'number', String(event.seq)), element('td', 'at', dayAndTime(event.at)), element('td', 'what', kindName(event.kind, languageNow())),
    element('td', '', element('div', '', event.actor), element('div', 'who-role', roleOf(event))),
    element('td', 'about-cell', event.number ?? (event.ticket ? `${found.hall}-${event.ticket}` : '')), element('td', '', saidOf(event)), acts);
  row.dataset.seq = event.seq;
  if (!isOpen) return [row];
  const list = element('dl', 'open-row', ...Object.entries(event).flatMap(([name, value]) => [
    element('dt', '', name), element('dd', '', typeof value === 'object' ? JSON.stringify(value) : String(value))]));
  const cell = element('td', '', list);
  cell.colSpan = 7;
  return [row, element('tr', 'details', cell)];
}

function renderLog() {
  const texts = w();
  for (const button of byId('only').children) button.setAttribute('aria-pressed', String(button.dataset.only === wanted.only));
  show('about', wanted.ticket !== '');
  setText(byId('about-text'), texts.aboutTicket(`${found?.hall ?? ''}-${wanted.ticket}`));
  show('log-fault', fault !== null);
  setText(byId('log-fault'), fault ? gate.faultText(fault) : '');
  const focused = document.activeElement?.getAttribute?.('aria-label');
  byId('log').replaceChildren(...(found?.events ?? []).flatMap(rowOf));
  // The table was made anew: whoever was at a button of it still is.
  if (focused && !document.activeElement?.getAttribute('aria-label')) {
    const seq = focused.split(' ').at(-1);
    byId('log').querySelector(`[data-seq="${CSS.escape(seq)}"] button:last-child`)?.focus();
  }
  const none = found !== null && found.events.length === 0;
  show('log-none', none);
  setText(byId('log-none'), none ? (found.more ? texts.noneYet : texts.none) : '');
  const oldest = found?.events.at(-1);
  setText(byId('log-state'), busy ? texts.searching : !found ? '' : found.more ? texts.found(found.events.length, found.searchedTo, oldest && dayAndTime(oldest.at)) : texts.foundAll(found.events.length));
  show('older', Boolean(found?.more));
  byId('older').disabled = busy;
  setText(byId('reach'), found ? texts.reach(found.last) : '');
}

// --- why a ticket was called then -----------------------------------------------------------------------------------------------

async function explain(event) {
  try {
    explained = await ask(`/api/v1/tickets/${encodeURIComponent(`${found.hall}-${event.ticket}`)}/explanation`);
    fault = null;
    renderWhy();
    byId('why').showModal();
  } catch (refused) {
    if (isOut(refused)) return;
    fault = refused;
  }
  render();
}

function renderWhy() {
  if (!explained) return;
  setText(byId('why-title'), `${w().whyTitle(explained.number, explained.day)} · ${nameOf(explained.queue)} · ${nameOf(explained.class)}`);
  byId('why-body').replaceChildren(...explained.steps.map((step) => {
    const made = element('div', `why-step${step.call ? ' call' : ''}${step.takenBack ? ' taken-back' : ''}`, element('p', '', nameOf(step.said)));
    const before = step.call?.before ?? [];
    if (before.length > 0) made.append(element('p', 'soft small', w().before), element('ul', 'why-before', ...before.map((one) => element('li', '', nameOf(one.said)))));
    return made;
  }));
}

// --- all of it ------------------------------------------------------------------------------------------------------------------

function fillKinds() {
  const select = byId('by-kind');
  const chosen = select.value;
  const option = (value, text) => {
    const made = element('option', '', text);
    made.value = value;
    return made;
  };
  select.replaceChildren(option('', w().anyKind), ...kindWords.map((kind) => option(kind, kindName(kind, languageNow()))));
  select.value = chosen;
  byId('only').replaceChildren(...Object.entries(w().only).map(([only, text]) => {
    const button = element('button', '', text);
    button.type = 'button';
    button.dataset.only = only;
    button.addEventListener('click', () => change({ only, ticket: '' }));
    return button;
  }));
}

function render() {
  document.title = w().title;
  gate.render();
  if (!signedIn) return;
  renderProof();
  renderLog();
}

function speak() {
  fillTexts();
  fillKinds();
  renderWhy();
  render();
}

listenLanguage(speak);
document.querySelector('.skip').addEventListener('click', (event) => {
  event.preventDefault();
  byId('main').focus();
});

// Whoever reads and does not act is there all the same.
let touched = false;
for (const what of ['pointerdown', 'keydown', 'wheel']) addEventListener(what, () => (touched = true), { passive: true });
setInterval(() => {
  if (!touched || !signedIn) return;
  touched = false;
  ask('/api/v1/session/active', { body: {} }).catch(() => {});
}, 60000);

wear(themeNow());
speak();
gate.begin();
