// "What if": changes that are chosen here, what would come of them beside what comes without, and a button that does them.
import { openChangesAct } from '/manager/acts.js';
import { ask, command } from '/manager/ask.js';
import { setText, sync, timeAt, timeOfDay } from '/manager/parts.js';
import { byId, element, show } from '/manager/shared.js';
import { languageNow, nameOf, w } from '/manager/words.js';

const quarter = 15 * 60000;
let seen = null;         // the hall and its profiles, as they were drawn last
let changes = [];        // {kind, counter, profile, at}
let told = null;         // the newest answer
let spoken = null;       // the language
let asked = 0;           // so that an old answer does not follow a newer one

const counterOf = (id) => seen.hall.counters.find((one) => one.id === id);
const profileOf = (code) => (seen.profiles ?? []).find((one) => one.code === code);

/** As the API has it. */
function bodyOf({ kind, counter, profile, at }) {
  const change = { open: { open: counter }, close: { close: counter }, profile: { profile: { counter, profile } }, addClerk: { addClerk: { counter } } }[kind];
  return at ? { ...change, at } : change;
}

function inWords({ kind, counter, profile, at }) {
  const label = counterOf(counter)?.label ?? counter;
  return w().whatIf.change[kind](w().counter(label), nameOf(profileOf(profile)?.name), at || w().whatIf.now);
}

/** What the hall can be told to do at once; a clerk has to come by themselves, and what lies ahead has its time. */
function actsOf() {
  const path = (counter) => `/api/v1/counters/${encodeURIComponent(counter)}`;
  const does = { open: ({ counter }) => command(`${path(counter)}/open`), close: ({ counter }) => command(`${path(counter)}/close`),
    profile: ({ counter, profile }) => command(`${path(counter)}/profile`, { profile }) };
  return changes.every((one) => does[one.kind] && !one.at) ? changes.map((one) => () => does[one.kind](one)) : [];
}

// --- choosing --------------------------------------------------------------------------------------------------------------

function options(select, rows) {
  const chosen = select.value;
  sync(select, rows, ([value]) => value, () => ({ root: element('option', '') }), (parts, [value, text]) => {
    parts.root.value = value;
    setText(parts.root, text);
  });
  select.value = rows.some(([value]) => value === chosen) ? chosen : rows[0]?.[0] ?? '';
}

function times(now) {
  const first = Math.ceil(now / quarter) * quarter;
  const clock = (i) => timeAt(first + i * quarter, seen.at).slice(0, 5);
  return [['', w().whatIf.now], ...Array.from({ length: 16 }, (_, i) => [clock(i), clock(i)])];
}

function fillChoices() {
  const kind = byId('what-kind').value || 'open';
  options(byId('what-kind'), Object.entries(w().whatIf.kinds));
  const open = (one) => one.phase === 'open';
  const fits = { open: (one) => !open(one), close: open, profile: open, addClerk: (one) => one.phase === 'closed' }[kind];
  options(byId('what-counter'), seen.hall.counters.filter(fits).map((one) => [one.id, w().counter(one.label)]));
  options(byId('what-profile'), (seen.profiles ?? []).map((one) => [one.code, nameOf(one.name)]));
  options(byId('what-at'), times(seen.now));
  show('what-profile-field', kind === 'profile');
  byId('what-add').disabled = !byId('what-counter').value || (kind === 'profile' && !byId('what-profile').value);
}

function add() {
  const kind = byId('what-kind').value;
  const change = { kind, counter: byId('what-counter').value, profile: kind === 'profile' ? byId('what-profile').value : '', at: byId('what-at').value };
  changes = [...changes.filter((one) => one.counter !== change.counter), change];
  look();
}

function remove(counter) {
  changes = changes.filter((one) => one.counter !== counter);
  look();
}

/** Asks anew; without changes there is nothing to ask. */
async function look() {
  const mine = ++asked;
  if (changes.length === 0) told = null;
  draw('');
  if (changes.length === 0) return;
  try {
    const answer = await ask('/api/v1/what-if', { body: { changes: changes.map(bodyOf) } });
    if (mine !== asked) return;
    told = answer;
    draw('');
  } catch (refused) {
    if (mine !== asked) return;
    told = null;
    draw(w().refusals[refused.code] ?? w().faults[refused.code] ?? w().faults.other(refused.code));
  }
}

// --- what came of it -------------------------------------------------------------------------------------------------------

const middle = (wait) => (!wait ? w().whatIf.nobody : wait.p90 < 60 ? w().atOnce : w().minutes(Math.round(wait.p50 / 60)));
const range = (wait) => (wait && wait.p90 >= 60 ? `${Math.floor(wait.p10 / 60)}–${Math.ceil(wait.p90 / 60)}` : '');

/** One wait, and beside it what it becomes where it becomes another. */
function cell(before, after) {
  const same = middle(before) === middle(after);
  const from = element('span', same ? 'what-wait' : 'what-before', middle(before));
  if (same) return element('td', 'number', from, element('span', 'what-range', range(before)));
  const better = (after?.p50 ?? Infinity) < (before?.p50 ?? Infinity);
  return element('td', 'number', from, element('span', `what-after ${better ? 'better' : 'worse'}`, `→ ${middle(after)}`), element('span', 'what-range', range(after)));
}

function drawTable() {
  const table = byId('what-table');
  if (!told) return table.replaceChildren();
  const named = new Map(seen.hall.queues.map((queue) => [queue.code, queue]));
  const heads = told.queues[0].points.map((point, i) => (i === 0 ? w().whatIf.now : timeOfDay(point.at)));
  const head = element('tr', '', ...[w().queue, ...heads, w().whatIf.breaches(timeOfDay(told.until))].map((text, i) => {
    const th = element('th', i === 0 ? '' : 'number', text);
    th.scope = 'col';
    return th;
  }));
  const rows = told.queues.map((line) => {
    const queue = named.get(line.code);
    const th = element('th', '', element('span', 'queue-cell', element('span', 'letters', queue?.letters ?? ''), element('span', 'queue-name', nameOf(queue?.name))));
    th.scope = 'row';
    const [before, after] = [line.breachesWithout, line.breachesWith];
    const broken = before === after ? element('td', 'number', String(before))
      : element('td', 'number', element('span', 'what-before', String(before)), element('span', `what-after ${after < before ? 'better' : 'worse'}`, `→ ${after}`));
    return element('tr', '', th, ...line.points.map((point) => cell(point.without, point.with)), broken);
  });
  table.replaceChildren(element('thead', '', head), element('tbody', '', ...rows));
}

function draw(fault) {
  sync(byId('what-changes'), changes, (one) => one.counter, (one) => {
    const text = element('span', '');
    const away = element('button', 'more', '×');
    away.type = 'button';
    away.addEventListener('click', () => remove(one.counter));
    return { root: element('li', 'what-change', text, away), text, away };
  }, (parts, one) => {
    setText(parts.text, inWords(one));
    parts.away.title = w().whatIf.remove;
    parts.away.setAttribute('aria-label', `${w().whatIf.remove}: ${inWords(one)}`);
  });
  setText(byId('what-fault'), fault);
  show('what-fault', fault !== '');
  show('what-hint', changes.length === 0);
  show('what-result', told !== null);
  drawTable();
  const acts = actsOf();
  show('what-do', told !== null);
  byId('what-do').disabled = acts.length === 0;
  setText(byId('what-note'), told !== null && acts.length === 0 ? w().whatIf.notNow : '');
}

/** `views`: hall, now, at (a text of the hall's clock); `profiles` as the hall has them. */
export function renderWhatIf(views) {
  const first = seen === null;
  seen = views;
  show('what-area', views.hall.day.phase === 'open' && Boolean(views.hall.forecast));
  fillChoices();
  if (spoken !== languageNow()) draw('');
  spoken = languageNow();
  if (!first) return;
  for (const id of ['what-kind', 'what-counter', 'what-profile']) byId(id).addEventListener('change', fillChoices);
  byId('what-add').addEventListener('click', add);
  byId('what-again').addEventListener('click', look);
  byId('what-do').addEventListener('click', () => openChangesAct(changes.map(inWords), async () => {
    for (const act of actsOf()) await act();
    changes = [];
    look();
  }));
}
