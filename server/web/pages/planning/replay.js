// A past day run again with other counters: what is tried is a list of changes, and every change of the list asks anew.
import { ask } from '/manager/ask.js';
import { lasting } from '/manager/parts.js';
import { byId, element, show } from '/manager/shared.js';
import { faultText, nameOf, w } from '/planning/planning-words.js';

const fields = { more: ['profile', 'times'], open: ['counter', 'times'], close: ['counter', 'times'], profile: ['counter', 'profile', 'times'], rule: ['profile', 'rule'] };
const tried = { day: '', changes: [] };
let counters = [];               // [{id, label}]
let profiles = [];               // [{code, name}]
let told = null;
let fault = '';
let asking = 0;
let questions = 0;

const percent = (share) => `${Math.round(share * 100)}%`;
const span = (ms) => lasting(ms);

/** Of the changes that are tried, as the server reads it and as people do. */
function changeNow() {
  const value = (id) => byId(id).value;
  const [kind, counter, profile, rule, from, to] = [value('change'), value('counter'), value('tried-profile'), value('rule'), value('from'), value('to')];
  const words = { more: `more ${profile} ${from}-${to}`, open: `open ${counter} ${from}-${to}`, close: `close ${counter} ${from}-${to}`, profile: `profile ${counter} ${profile} ${from}-${to}`, rule: `rule ${profile} ${rule}` };
  return { kind, counter, profile, rule, from, to, words: words[kind] };
}

function inWords(change) {
  const profile = nameOf(profiles.find((one) => one.code === change.profile)?.name);
  const counter = counters.find((one) => one.id === change.counter)?.label;
  const rule = { preference: w().rulePreference, ratio: w().ruleRatio, weight: w().ruleWeight }[change.rule];
  const say = w().told[change.kind];
  return { more: () => say(profile, change.from, change.to), open: () => say(counter, change.from, change.to), close: () => say(counter, change.from, change.to),
    profile: () => say(counter, profile, change.from, change.to), rule: () => say(profile, rule) }[change.kind]();
}

async function look(out) {
  if (!tried.day) return;
  const mine = (asking = ++questions);
  render();
  const asked = new URLSearchParams({ day: tried.day });
  for (const change of tried.changes) asked.append('change', change.words);
  try {
    const came = await ask(`/api/v1/replay?${asked}`);
    if (mine !== asking) return;
    told = came;
    fault = '';
  } catch (refused) {
    if (mine !== asking) return;
    if (refused.status === 401) return out(refused);
    told = null;
    fault = refused.code;
  }
  asking = 0;
  render();
}

function head(text, className, scope, columns = 1) {
  const made = element('th', className, text);
  made.scope = scope;
  if (columns > 1) made.colSpan = columns;
  return made;
}

function cells(figures, like, isTried) {
  const some = figures.legs > 0;
  const inTime = some ? (figures.legs - figures.overMaximum) / figures.legs : null;
  const before = like && like.legs > 0 ? like : null;
  // A change of seconds is chance.
  const mark = (now, then, noise) => (!before || !some || Math.abs(now - then) < noise ? '' : now < then ? 'better' : 'worse');
  const cell = (text, className, first = false) => element('td', [first ? 'apart' : '', isTried ? 'tried-cell' : '', className].filter(Boolean).join(' '), text);
  return [cell(some ? span(figures.medianMs) : '–', mark(figures.medianMs, before?.medianMs, 30000), true), cell(some ? span(figures.percentile90Ms) : '–', mark(figures.percentile90Ms, before?.percentile90Ms, 60000)),
    cell(some ? percent(inTime) : '–', before ? mark(-inTime, -(before.legs - before.overMaximum) / before.legs, 0.01) : ''), cell(String(figures.missed), '')];
}

function drawTable() {
  const sides = told.tried ? ['before', 'own', 'after'] : ['before', 'own'];
  const names = Object.values(w().figures);
  const groups = element('tr', '', head('', '', 'col'), ...sides.map((side) => head(w().columns[side], `group apart${side === 'after' ? ' tried-cell' : ''}`, 'colgroup', names.length)));
  const columns = element('tr', '', head(w().queue, '', 'col'), ...sides.flatMap((side) => names.map((name, i) => head(name, [i ? '' : 'apart', side === 'after' ? 'tried-cell' : ''].filter(Boolean).join(' '), 'col'))));
  const lines = told.groups.filter((group) => group.sort !== 'class').map((group) => element('tr', group.sort === 'hall' ? 'whole' : '', head(group.sort === 'hall' ? w().wholeHall : nameOf(group.name), '', 'row'),
    ...sides.flatMap((side) => cells(group[side], side === 'after' ? group.own : null, side === 'after'))));
  byId('replay-table').replaceChildren(element('thead', '', groups, columns), element('tbody', '', ...lines));
}

export function render() {
  const { kind } = changeNow();
  for (const [id, field] of [['counter-choice', 'counter'], ['tried-profile-choice', 'profile'], ['rule-choice', 'rule'], ['from-choice', 'times'], ['to-choice', 'times']]) show(id, fields[kind].includes(field));
  const option = (value, text) => {
    const made = element('option', '', text);
    made.value = value;
    return made;
  };
  const fill = (id, options) => {
    const before = byId(id).value;
    byId(id).replaceChildren(...options);
    if (options.some((one) => one.value === before)) byId(id).value = before;
  };
  fill('counter', counters.map((counter) => option(counter.id, counter.label)));
  fill('tried-profile', profiles.map((profile) => option(profile.code, nameOf(profile.name))));
  byId('replay-day').value = tried.day;
  byId('add').disabled = !tried.day || (fields[kind].includes('times') && byId('from').value >= byId('to').value);
  byId('changes').replaceChildren(...tried.changes.map((change, i) => {
    const button = element('button', '', '×');
    button.type = 'button';
    button.title = w().remove(inWords(change));
    button.setAttribute('aria-label', button.title);
    button.addEventListener('click', () => {
      tried.changes.splice(i, 1);
      byId('replay').dispatchEvent(new Event('tried'));
    });
    return element('li', 'change', inWords(change), button);
  }));
  const text = fault ? faultText(fault) : asking ? w().replaying : told && !told.tried ? w().pickChange : '';
  show('replay-state', text !== '');
  byId('replay-state').textContent = text;
  show('replayed', told !== null);
  if (!told) return;
  byId('replayed-title').textContent = w().replayed(told.date);
  drawTable();
  byId('assumptions').replaceChildren(...told.assumptions.map((one) => element('li', '', nameOf(one))));
}

/** `day`: the newest that can be replayed; `known`: the profiles. `out(refused)`: nobody is signed in any more. */
export async function begin(day, known, out) {
  profiles = known;
  if (!tried.day) tried.day = day;
  try {
    counters = (await ask('/api/v1/hall')).counters.map(({ id, label }) => ({ id, label }));
  } catch (refused) {
    if (refused.status === 401) return out(refused);
  }
  if (told || asking) return render();
  look(out);
}

export function listen(out) {
  byId('replay').addEventListener('tried', () => look(out));
  byId('replay-day').addEventListener('change', (event) => {
    if (!event.target.value) return;
    tried.day = event.target.value;
    look(out);
  });
  for (const id of ['change', 'from', 'to']) byId(id).addEventListener('change', render);
  byId('tried').addEventListener('submit', (event) => {
    event.preventDefault();
    tried.changes.push(changeNow());
    look(out);
  });
}

export function leave() {
  Object.assign(tried, { day: '', changes: [] });
  [told, fault, asking] = [null, '', 0];
  for (const id of ['replay-table', 'changes', 'assumptions', 'counter', 'tried-profile']) byId(id).replaceChildren();
}
