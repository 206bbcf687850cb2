// What a manager does: each act is asked about first, in words that say what follows from it, and told when the hall refuses.
import { ask, command } from '/manager/ask.js';
import { counterState } from '/manager/alarms.js';
import { setText } from '/manager/parts.js';
import { byId, element, show } from '/manager/shared.js';
import { nameOf, w } from '/manager/words.js';

let act = null;   // under way or asked about: a function that gives a promise
let locked = false;
let asked = 0;    // how often the dialog was filled: an act may lead to the next question

function faultText(refused) {
  const { refusals, faults } = w();
  if (refused.code === 'field-wrong') return refused.detail;
  if (refused.code === 'configuration-invalid' && refused.detail) return `${refusals['setting-invalid']} (${refused.detail})`;
  if (refused.status === 429) return faults.wait(Math.max(1, Math.ceil((refused.retryAfter || 60) / 60)));
  return refusals[refused.code] ?? faults[refused.code] ?? faults.other(refused.code);
}

function field(label, input) {
  const id = `field-${input.name}`;
  const name = element('label', '', label);
  name.htmlFor = id;
  input.id = id;
  return element('div', 'field', name, input);
}

function choice(name, options) {
  const select = element('select', '');
  select.name = name;
  for (const [value, text] of Object.entries(options)) {
    const option = element('option', '', text);
    option.value = value;
    select.append(option);
  }
  return select;
}

function line(name, limit, value = '') {
  const input = element('input', '');
  Object.assign(input, { name, maxLength: limit, value, autocomplete: 'off' });
  return input;
}

/** `choices`: {label, kind, does, off} each; the first that is not off takes Enter. */
export function askFirst(title, body, choices, size = '') {
  const dialog = byId('act');
  locked = false;
  ++asked;
  dialog.className = `act ${size}`.trim();
  setText(byId('act-title'), title);
  byId('act-body').replaceChildren(...body);
  tellFault(null);
  const cancel = element('button', 'quiet', w().cancel);
  cancel.type = 'button';
  cancel.addEventListener('click', () => dialog.close());
  byId('act-buttons').replaceChildren(cancel, ...choices.map(({ label, kind, does, off }) => {
    const button = element('button', kind, label);
    button.type = 'button';
    button.disabled = Boolean(off);
    button.addEventListener('click', () => run(does));
    return button;
  }));
  if (!dialog.open) dialog.showModal();
  (byId('act-body').querySelector('input, select, textarea') ?? byId('act-buttons').querySelector('button:not(:disabled):not(.danger)')).focus();
}

function tellFault(refused) {
  setText(byId('act-fault'), refused ? faultText(refused) : '');
  show('act-fault', refused !== null);
}

async function run(does) {
  act = does;
  const mine = asked;
  for (const button of byId('act-buttons').children) button.disabled = true;
  try {
    if (locked) await ask('/api/v1/session/unlock', { body: { secret: byId('act-body').querySelector('[name=secret]').value } });
    locked = false;
    await act();
    if (mine === asked) byId('act').close();
  } catch (refused) {
    for (const button of byId('act-buttons').children) button.disabled = false;
    if (refused.code === 'session-locked') return askSecret();
    tellFault(refused);
  }
}

/** Nobody gave a command for a while: the hall wants to know whether it is still the same person. */
function askSecret() {
  locked = true;
  const input = line('secret', 128);
  input.type = 'password';
  input.autocomplete = 'current-password';
  byId('act-body').append(element('p', 'soft', w().lockedText), field(w().secret, input));
  input.focus();
}

/** The session is locked: the secret opens it, and then `again` is done. */
export function askSecretFor(again) {
  askFirst(w().unlock, [], [{ label: w().unlock, kind: 'primary', does: async () => again() }]);
  askSecret();
}

// --- the day --------------------------------------------------------------------------------------------------------------

const post = (path, body) => () => command(`/api/v1/${path}`, body);

export function dayAct(phase) {
  return { closed: w().openDay, open: w().stopDay, closing: w().endDay }[phase];
}

export function openDayAct(hall) {
  const { phase } = hall.day;
  const { totals } = hall;
  if (phase === 'closed') {
    return askFirst(w().openDay, [element('p', '', w().openDayText)], [{ label: w().openDay, kind: 'primary', does: post('hall/open-day') }]);
  }
  const left = totals.waiting + totals.called + totals.held;
  const reason = choice('reason', w().endReasons);
  const body = [
    ...(phase === 'open' ? [element('p', '', w().stopDayText)] : []),
    element('p', '', w().endDayText(left, totals.serving)),
    field(w().endReason, reason),
  ];
  const end = { label: w().endDay, kind: 'danger', does: () => command('/api/v1/hall/end-day', { reason: reason.value }) };
  const stop = { label: w().stopDay, kind: 'primary', does: post('hall/begin-closing') };
  return askFirst(w().dayTitle, body, phase === 'open' ? [end, stop] : [end]);
}

// --- a counter -------------------------------------------------------------------------------------------------------------

/** `profiles`: as the hall has them; none: they were not read, and stay as they are. */
export function openCounterAct(counter, facts, profiles) {
  const state = counterState(counter);
  const list = element('dl', 'facts', ...facts.flatMap(([term, text]) => [element('dt', '', term), element('dd', '', text)]));
  const path = `counters/${encodeURIComponent(counter.id)}`;
  const reason = choice('reason', Object.fromEntries(Object.entries(w().pauseReasons).filter(([code]) => code !== 'signed-out')));
  const busy = Boolean(counter.number);
  const choices = [
    { label: w().closeCounter, kind: 'quiet', does: post(`${path}/close`), off: state === 'closed' || busy },
    { label: w().pauseCounter, kind: 'quiet', does: () => command(`/api/v1/${path}/pause`, { reason: reason.value }), off: state !== 'open' },
    { label: w().openCounter, kind: 'primary', does: post(`${path}/open`), off: counter.phase === 'open' },
  ];
  const pausable = state === 'open' ? [field(w().pauseReason, reason)] : [];
  const arranged = [];
  if (profiles.length > 0) {
    const profile = choice('profile', Object.fromEntries(profiles.map((one) => [one.code, nameOf(one.name)])));
    profile.value = counter.profile;
    arranged.push(field(w().profile, profile));
    const rearrange = { label: w().changeProfile, kind: 'quiet', does: () => command(`/api/v1/${path}/profile`, { profile: profile.value }), off: true };
    choices.unshift(rearrange);
    profile.addEventListener('change', () => {
      const button = [...byId('act-buttons').children].find((one) => one.innerText === w().changeProfile);
      if (button) button.disabled = profile.value === counter.profile;
    });
  }
  const note = busy ? [element('p', 'soft', w().counterBusyText)] : [];
  askFirst(w().counter(counter.label), [list, ...note, ...pausable, ...arranged], choices);
}

// --- several at once, as "what if" has them --------------------------------------------------------------------------------

/** `lines`: what will be done, in words. */
export function openChangesAct(lines, does) {
  askFirst(w().whatIfDo, [element('ul', 'facts-list', ...lines.map((line) => element('li', '', line))), element('p', 'soft', w().whatIf.doText)],
    [{ label: w().whatIfDo, kind: 'primary', does }]);
}

// --- a queue -----------------------------------------------------------------------------------------------------------------

export function openQueueAct(queue) {
  const title = `${queue.letters} ${nameOf(queue.name)}`;
  const path = `queues/${encodeURIComponent(queue.code)}`;
  if (!queue.accepting) {
    const notice = queue.notice ? [element('p', 'quoted', nameOf(queue.notice))] : [];
    return askFirst(title, [element('p', '', w().giveText), ...notice], [{ label: w().giveTickets, kind: 'primary', does: post(`${path}/give-tickets`) }]);
  }
  const cap = line('cap', 5, queue.cap ? String(queue.cap) : '');
  cap.inputMode = 'numeric';
  const zh = line('notice-zh', 100);
  const en = line('notice-en', 300);
  const usual = element('div', 'usual', ...w().usualNotices.map(([chinese, english, label]) => {
    const button = element('button', 'quiet', label);
    button.type = 'button';
    button.addEventListener('click', () => {
      [zh.value, en.value] = [chinese, english];
      tellFault(null);
      zh.focus();
    });
    return button;
  }));
  const stop = () => {
    const notice = { zh: zh.value.trim() };
    if (en.value.trim()) notice.en = en.value.trim();
    if (!notice.zh) throw Object.assign(new Error(), { code: 'notice-empty', status: 422 });
    return command(`/api/v1/${path}/stop-tickets`, { notice });
  };
  const limit = () => {
    const told = cap.value.trim();
    if (!/^\d{0,5}$/.test(told)) throw Object.assign(new Error(), { code: 'cap-wrong', status: 422 });
    const body = { cap: Number(told || 0) };
    if (zh.value.trim()) body.notice = en.value.trim() ? { zh: zh.value.trim(), en: en.value.trim() } : { zh: zh.value.trim() };
    return command(`/api/v1/${path}/cap-tickets`, body);
  };
  const given = queue.cap ? [element('p', 'soft', w().capNow(queue.issued ?? 0, queue.cap))] : [];
  return askFirst(title, [element('p', '', w().stopText(queue.waiting)), usual, field(w().noticeZh, zh), field(w().noticeEn, en), field(w().cap, cap), ...given],
    [{ label: w().stopTickets, kind: 'danger', does: async () => stop() }, { label: w().capTickets, kind: 'quiet', does: async () => limit() }]);
}

byId('act-form').addEventListener('submit', (event) => {
  event.preventDefault();
  byId('act-buttons').querySelector('.primary:not(:disabled)')?.click();  // Enter does what is harmless and usual, and nothing else
});
byId('act-body').addEventListener('input', () => tellFault(null));
// The event comes after the closing: by then the next question may stand there.
byId('act').addEventListener('close', () => byId('act').open || byId('act-body').replaceChildren());
