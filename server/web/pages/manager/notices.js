// The page "Notices": words of the hall to visitors and clerks. What stands now, and a form to show another.
import { askFirst } from '/manager/acts.js';
import { command } from '/manager/ask.js';
import { n } from '/manager/notices-words.js';
import { setText, sync, timeAt, timeOfDay } from '/manager/parts.js';
import { byId, element, show } from '/manager/shared.js';
import { languageNow, w } from '/manager/words.js';

const placeNames = ['boards', 'kiosks', 'phones', 'counters'];
const minute = 60000;
const empty = () => ({ kind: 'information', places: new Set(['boards', 'kiosks', 'phones']), counters: new Set(), zh: '', en: '', until: 'day', time: '' });
let draft = empty();
let drawn = '';     // what the form was last built for
let hall = null;
let clock = { now: 0, at: '' };
let afterwards = () => {};
let complaint = element('p', 'fault');  // what is wrong with what was typed

/** What is done when a notice was shown or ended: the list is read again. */
export function whenNoticesChange(does) {
  afterwards = does;
}

const forClerks = () => draft.kind === 'information' && draft.places.size === 1 && draft.places.has('counters');
const labelOf = (id) => hall?.counters.find((counter) => counter.id === id)?.label ?? id;

/** "boards · kiosks", or with the counters' names where only some are meant. */
function whereText({ kind, audience = [], counters = [] }) {
  if (kind === 'emergency') return n().everywhere;
  return placeNames.filter((place) => audience.includes(place))
    .map((place) => (place === 'counters' && counters.length > 0 ? n().onlyCounters(counters.map(labelOf)) : n().places[place])).join(' · ');
}

function untilText({ kind, until }) {
  if (until) return n().untilTime(until.slice(0, 10) === clock.at.slice(0, 10) ? timeOfDay(until) : `${until.slice(0, 10)} ${timeOfDay(until)}`);
  return kind === 'emergency' ? n().untilEndedText : n().untilDay;
}

// --- what is asked for ----------------------------------------------------------------------------------------------------

/** The hall's offset, as every time of the hall has it. */
const offset = () => (clock.at.endsWith('Z') ? 'Z' : clock.at.slice(-6));
const dateAt = (ms) => {
  const sign = clock.at.at(-6) === '-' ? -1 : 1;
  const minutes = clock.at.endsWith('Z') ? 0 : sign * (Number(clock.at.slice(-5, -3)) * 60 + Number(clock.at.slice(-2)));
  return new Date(ms + minutes * minute).toISOString().slice(0, 10);
};

function untilWanted() {
  if (draft.until === 'day') return undefined;
  if (draft.until === 'time') return draft.time ? `${dateAt(clock.now)}T${draft.time}:00.000${offset()}` : undefined;
  const ms = clock.now + Number(draft.until) * minute;
  return `${dateAt(ms)}T${timeAt(ms, clock.at)}.000${offset()}`;
}

function wanted() {
  const text = { zh: draft.zh.trim() };
  if (draft.en.trim()) text.en = draft.en.trim();
  const body = { kind: draft.kind, text };
  if (draft.kind === 'information') body.audience = placeNames.filter((place) => draft.places.has(place));
  if (draft.kind === 'information' && draft.places.has('counters') && draft.counters.size > 0) body.counters = [...draft.counters];
  const until = untilWanted();
  if (until) body.until = until;
  return body;
}

function fault(body) {
  if (!body.text.zh) return 'notice-empty';
  if (body.kind === 'information' && body.audience.length === 0) return 'notice-for-nobody';
  if (body.until && Date.parse(body.until) <= clock.now) return 'notice-over';
  return '';
}

/** Asked about first, as every act: what everybody will read, where and how long. */
function askToShow() {
  const body = wanted();
  const wrong = fault(body);
  setText(complaint, wrong ? w().refusals[wrong] : '');
  complaint.hidden = wrong === '';
  if (wrong) return;
  const facts = element('dl', 'facts', element('dt', '', n().confirmWhere), element('dd', '', whereText(body)), element('dt', '', n().until), element('dd', '', untilText(body)));
  const note = element('p', 'soft', forClerks() ? n().clerksNote : n().publicNote);
  askFirst(n().confirmTitle[body.kind], [preview(body), facts, note], [{
    label: n().confirm, kind: body.kind === 'emergency' ? 'danger' : 'primary',
    async does() {
      await command('/api/v1/notices', body);
      draft = empty();
      drawn = '';
      afterwards();
    },
  }]);
}

function askToEnd(notice) {
  askFirst(n().endTitle, [preview(notice), element('p', '', n().endText)], [{
    label: n().endConfirm, kind: 'danger',
    async does() {
      await command(`/api/v1/notices/${notice.notice}/end`);
      afterwards();
    },
  }]);
}

// --- what is drawn --------------------------------------------------------------------------------------------------------

/** As a board's band has it: both languages, the kind by mark and colour. */
function preview({ kind, text }) {
  const words = element('div', 'band-words', element('p', 'band-zh', text.zh || '…'), ...(text.en ? [element('p', 'band-en', text.en)] : []));
  words.firstChild.lang = 'zh-CN';
  if (text.en) words.lastChild.lang = 'en';
  const mark = element('span', 'mark', kind === 'emergency' ? '!' : 'i');
  mark.setAttribute('aria-hidden', 'true');
  return element('div', `band ${kind}`, mark, words);
}

function option(type, name, value, label, checked, does) {
  const input = element('input', '');
  Object.assign(input, { type, name, value, checked, id: `notice-${name}-${value}` });
  input.addEventListener('change', () => {
    does(input.checked);
    redraw();
  });
  const text = element('label', '', label);
  text.htmlFor = input.id;
  return element('span', 'option', input, text);
}

function group(title, ...children) {
  return element('fieldset', 'group', element('legend', '', title), ...children);
}

function words(name, label, limit) {
  const input = element('input', '');
  Object.assign(input, { id: `notice-${name}`, maxLength: limit, value: draft[name], autocomplete: 'off' });
  input.addEventListener('input', () => {
    draft[name] = input.value;
    complaint.hidden = true;
    fillPreview();
  });
  const title = element('label', '', label);
  title.htmlFor = input.id;
  return element('div', 'field', title, input);
}

function usual() {
  const list = draft.kind === 'emergency' ? n().usualEmergency : n().usual;
  return element('div', 'usual', ...list.map(([zh, en, label]) => {
    const button = element('button', 'quiet', label);
    button.type = 'button';
    button.addEventListener('click', () => {
      Object.assign(draft, { zh, en });
      redraw();
      byId('notice-form').querySelector('#notice-zh').focus();
    });
    return button;
  }));
}

function untilField() {
  const select = element('select', '');
  select.id = 'notice-until';
  for (const [value, label] of [['day', draft.kind === 'emergency' ? n().untilEnded : n().untils.day], ...['15', '30', '60', '120', 'time'].map((one) => [one, n().untils[one]])]) {
    const choice = element('option', '', label);
    choice.value = value;
    select.append(choice);
  }
  select.value = draft.until;
  select.addEventListener('change', () => {
    draft.until = select.value;
    redraw();
  });
  const title = element('label', '', n().until);
  title.htmlFor = select.id;
  const row = element('div', 'until', select);
  if (draft.until === 'time') {
    const time = element('input', '');
    Object.assign(time, { id: 'notice-time', type: 'time', value: draft.time });
    time.setAttribute('aria-label', n().time);
    time.addEventListener('input', () => (draft.time = time.value));
    row.append(time);
  }
  return element('div', 'field', title, row);
}

function toggle(set, value, on) {
  if (on) set.add(value);
  else set.delete(value);
}

function form() {
  const information = draft.kind === 'information';
  const kinds = ['information', 'emergency'].map((kind) => option('radio', 'kind', kind, n().kinds[kind], draft.kind === kind, () => (draft.kind = kind)));
  const places = placeNames.map((place) => option('checkbox', 'place', place, n().places[place], draft.places.has(place), (on) => toggle(draft.places, place, on)));
  const counters = hall.counters.map((counter) => option('checkbox', 'counter', counter.id, counter.label, draft.counters.has(counter.id), (on) => toggle(draft.counters, counter.id, on)));
  complaint = element('p', 'fault');
  complaint.id = 'notice-fault';
  complaint.setAttribute('role', 'alert');
  complaint.hidden = true;
  const button = element('button', 'primary', n().show);
  button.type = 'submit';
  button.id = 'notice-show';
  return [
    group(n().kind, element('div', 'options', ...kinds), element('p', 'soft small', n().kindHints[draft.kind])),
    ...(information ? [group(n().audience, element('div', 'options', ...places))] : []),
    ...(information && draft.places.has('counters') ? [group(n().only, element('div', 'options chips', ...counters))] : []),
    usual(), words('zh', n().zh, 100), words('en', n().en, 300), untilField(),
    element('p', 'soft small', forClerks() ? n().clerksNote : n().publicNote), complaint, element('div', 'notice-send', button),
  ];
}

function fillPreview() {
  byId('notice-preview').replaceChildren(preview({ kind: draft.kind, text: { zh: draft.zh, en: draft.en } }));
}

/** Built anew when something else is to be asked; what has the focus keeps it. */
function redraw() {
  drawn = [languageNow(), draft.kind, [...draft.places], draft.until, hall.counters.map((counter) => counter.label)].join('|');
  const focused = document.activeElement?.id;
  byId('notice-form').replaceChildren(...form());
  if (focused?.startsWith('notice-')) byId(focused)?.focus();
  fillPreview();
}

byId('notice-form').addEventListener('submit', (event) => {
  event.preventDefault();
  askToShow();
});

function makeStanding() {
  const band = element('div', '');
  const facts = element('p', 'soft small');
  const end = element('button', 'quiet', '');
  end.type = 'button';
  const parts = { root: element('li', 'standing', band, element('div', 'standing-foot', facts, end)), band, facts, end, shown: '', notice: null };
  end.addEventListener('click', () => askToEnd(parts.notice));
  return parts;
}

function fillStanding(parts, notice) {
  const looks = JSON.stringify([notice.kind, notice.text]);
  if (parts.shown !== looks) parts.band.replaceChildren(preview(notice));
  parts.shown = looks;
  setText(parts.facts, [whereText(notice), n().sinceTime(timeOfDay(notice.since)), untilText(notice)].join(' · '));
  setText(parts.end, n().end);
  parts.notice = notice;
}

/** `at`: of the newest view, for the hall's offset. */
export function renderNotices({ data }, { hall: seen, now, at }) {
  hall = seen;
  clock = { now, at };
  const built = [languageNow(), draft.kind, [...draft.places], draft.until, hall.counters.map((counter) => counter.label)].join('|');
  if (drawn !== built) redraw();
  for (const [id, text] of [['notice-compose', n().compose], ['notice-standing', n().standing], ['notice-none', n().none], ['notice-preview-title', n().preview]]) setText(byId(id), text);
  const standing = data?.notices ?? [];
  setText(byId('notice-count'), n().limit(standing.length));
  show('notice-none', data !== null && standing.length === 0);
  sync(byId('notices'), standing, (notice) => notice.notice, makeStanding, fillStanding);
}

