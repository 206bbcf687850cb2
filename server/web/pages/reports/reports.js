// Figures of a period: what is asked stands in the address, what came is drawn once, and the same can be printed or taken as a file.
import { Refused, ask, tokenOf } from '/manager/ask.js';
import { drawColumns } from '/manager/chart.js';
import { gateOf } from '/manager/gate.js';
import { byId, element, show } from '/manager/shared.js';
import { themeNow, wear } from '/manager/theme.js';
import { drawRatings, leaveRatings, lookRatings } from '/reports/ratings.js';
import { faultText, fillTexts, languageNow, nameOf, listenLanguage, w } from '/reports/reports-words.js';

const periods = ['day', 'week', 'month', 'quarter', 'year', 'range'];
const rowsBy = ['queue', 'item', 'department', 'class', 'counter', 'clerk', 'hour', 'weekday', 'day', 'month'];
const overTime = ['hour', 'weekday', 'day', 'month'];
const againMs = 1500;
const dayMs = 86400000;

/** What is asked: `from` is a day inside, or the first one of a range. */
const wanted = { period: 'month', from: '', to: '', by: 'queue', within: 15, compare: false };
let told = null;                 // the last answer
let fault = '';                  // code of why there is none
let asking = 0;                  // number of the question under way, 0: none
let questions = 0;
let again = 0;

const isDay = (text) => /^\d{4}-\d{2}-\d{2}$/.test(text ?? '');
const dayAfter = (day, days) => new Date(Date.parse(`${day}T00:00:00Z`) + days * dayMs).toISOString().slice(0, 10);

// --- the address ------------------------------------------------------------------------------------------------------------

function fromAddress() {
  const given = new URLSearchParams(location.search);
  if (periods.includes(given.get('period'))) wanted.period = given.get('period');
  if (isDay(given.get('of'))) wanted.from = given.get('of');
  if (isDay(given.get('from')) && isDay(given.get('to'))) Object.assign(wanted, { period: 'range', from: given.get('from'), to: given.get('to') });
  if (rowsBy.includes(given.get('by'))) wanted.by = given.get('by');
  wanted.compare = given.get('compare') === 'yes';
  const within = Number(given.get('within'));
  if (Number.isInteger(within) && within >= 1 && within <= 1440) wanted.within = within;
}

function query() {
  const asked = new URLSearchParams();
  if (wanted.period === 'range') {
    asked.set('from', wanted.from);
    asked.set('to', wanted.to);
  } else {
    asked.set('period', wanted.period);
    if (wanted.from) asked.set('of', wanted.from);
  }
  asked.set('by', wanted.by);
  asked.set('within', wanted.within);
  if (wanted.compare) asked.set('compare', 'yes');
  return asked;
}

// --- asking -----------------------------------------------------------------------------------------------------------------

function refuse(refused) {
  if (refused.status === 401) return gate.out(refused);
  fault = refused.code;
  if (refused.status === 503 || refused.status === 0) again = setTimeout(look, againMs);
  return render();
}

async function look() {
  clearTimeout(again);
  const mine = (asking = ++questions);
  render();
  try {
    const came = await ask(`/api/v1/reports?${query()}`);
    if (mine !== asking) return;                     // somebody has asked something else since
    asking = 0;
    told = came;
    fault = '';
    wanted.from = told.from;
    wanted.to = told.to;
    if (told.by === 'clerk') namePeople();
    history.replaceState(null, '', `?${query()}`);
    render();
  } catch (refused) {
    if (mine !== asking) return;
    asking = 0;
    refuse(refused);
  }
}

/** The same question as a file; only a script can ask in somebody's name. */
async function take(format) {
  const asked = query();
  asked.set('format', format);
  asked.set('language', languageNow());
  try {
    const answer = await fetch(`/api/v1/reports?${asked}`, { headers: { Authorization: `Bearer ${tokenOf()}` }, cache: 'no-store', credentials: 'omit' });
    if (!answer.ok) throw new Refused(answer.status, (await answer.json().catch(() => null))?.code ?? String(answer.status));
    const name = /filename="([^"]+)"/.exec(answer.headers.get('Content-Disposition') ?? '')?.[1] ?? `report.${format}`;
    const link = element('a');
    link.href = URL.createObjectURL(await answer.blob());
    link.download = name;
    link.click();
    setTimeout(() => URL.revokeObjectURL(link.href), 60000);
  } catch (refused) {
    refuse(refused instanceof Refused ? refused : new Refused(0, 'no-line'));
  }
}

// --- what is shown ------------------------------------------------------------------------------------------------------------

const number = (value) => value.toLocaleString(languageNow() === 'zh' ? 'zh-CN' : 'en');
const percent = (share) => (share === null ? '–' : `${(share * 100).toFixed(1)}%`);
/** Hours and minutes. */
const hours = (ms) => `${Math.floor(ms / 3600000)}:${String(Math.floor(ms / 60000) % 60).padStart(2, '0')}`;
/** Minutes and seconds. */
function span(ms) {
  if (ms === null) return '–';
  const seconds = Math.round(Math.abs(ms) / 1000);
  return `${ms < 0 ? '-' : ''}${Math.floor(seconds / 60)}:${String(seconds % 60).padStart(2, '0')}`;
}

/** Headings in two rows: groups, and what is in them. */
function columns() {
  const counts = ['tickets', 'legs', 'served', 'transferred', 'noShows', 'cancelled', 'abandoned', 'open'];
  const count = counts.map((key) => ({ title: w()[key], cell: (f) => number(f[key]) }));
  const length = (which, key, title) => ({ title, cell: (f) => span(f[which][key]) });
  const waits = [length('waits', 'meanMs', w().mean), length('waits', 'p50Ms', w().half), length('waits', 'p90Ms', w().ninety),
    length('waits', 'p95Ms', w().ninetyFive), length('waits', 'longestMs', w().longest), { title: w().share, cell: (f) => percent(f.waits.withinShare) }];
  const services = [length('services', 'meanMs', w().mean), length('services', 'p50Ms', w().half), length('services', 'p90Ms', w().ninety)];
  const desks = [{ title: w().deskOpen, cell: (f) => hours(f.desks.openMs) }, { title: w().deskPaused, cell: (f) => hours(f.desks.pausedMs) },
    { title: w().busy, cell: (f) => percent(f.desks.busyShare) }, { title: w().idle, cell: (f) => percent(f.desks.busyShare === null ? null : Math.max(0, 1 - f.desks.busyShare)) }];
  return [{ title: w().count, columns: count }, { title: w().waits, columns: waits }, { title: w().services, columns: services },
    ...(told.total.desks ? [{ title: w().desks, columns: desks }] : [])];
}

/** What stood there in the period before and a year before, below the figure; nothing unless it was asked for. */
function than(figuresOf, said, cell) {
  if (!told.before) return [];
  return [['before', w().thanBefore], ['yearBefore', w().thanYear]].map(([which, label]) => {
    const figures = figuresOf(told[which]);
    return element('span', 'than', label(figures ? cell(figures) : '–'));
  });
}

function head(text, className, scope) {
  const made = element('th', className, text);
  made.scope = scope;
  return made;
}

/** Clerks are pseudonyms in the log; who may see the accounts sees their names. */
const people = new Map();
async function namePeople() {
  if (people.size) return;
  const accounts = await ask('/api/v1/accounts').then((answer) => answer.accounts, () => []);
  for (const account of accounts) people.set(account.id, account.displayName);
  if (people.size) render();
}

function called(row) {
  if (told.by === 'counter' && row.key) return w().counterNamed(row.name.zh);
  return people.get(told.by === 'clerk' ? row.key : '') ?? nameOf(row.name);
}

function drawTable() {
  const groups = columns();
  const byWord = { class: w().klass, day: w().byDay, month: w().byMonth }[told.by] ?? w()[told.by];
  byId('table-title').textContent = w().byTitle(byWord);
  const over = element('tr', '', head('', '', 'col'), ...groups.map((group) => {
    const made = head(group.title, 'group', 'colgroup');
    made.colSpan = group.columns.length;
    return made;
  }));
  const names = element('tr', '', head(byWord, '', 'col'), ...groups.flatMap((group) => group.columns.map((column, i) => head(column.title, i ? '' : 'begins', 'col'))));
  const cells = (figures, inOther) => groups.flatMap((group) => group.columns.map((column, i) => {
    const said = column.cell(figures);
    return element('td', `${i ? '' : 'begins'} ${said === '0' || said === '–' ? 'nil' : ''}`.trim(), said, ...than(inOther, said, column.cell));
  }));
  // Rows of time stand beside those of the other period by their place, all others by what they are.
  const sameRow = (row, at) => (other) => (['day', 'month'].includes(told.by) ? other.rows[at] : other.rows.find((one) => one.key === row.key))?.figures;
  const line = (row, at) => {
    const title = head(called(row), overTime.includes(told.by) ? 'when' : '', 'row');
    if (row.key) title.title = row.key;
    return element('tr', '', title, ...cells(row.figures, sameRow(row, at)));
  };
  const body = told.rows.length ? told.rows.map(line) : [];
  byId('table').replaceChildren(element('thead', '', over, names), element('tbody', '', ...body),
    element('tfoot', '', element('tr', '', head(w().all, '', 'row'), ...cells(told.total, (other) => other.total))));
}

function drawFigures() {
  const { total } = told;
  const { waits, services } = total;
  const share = (part, whole) => (whole ? part / whole : null);
  const all = [
    [w().tickets, number(total.tickets), w().ticketsNote(number(total.legs)), (f) => number(f.tickets)],
    [w().served, number(total.served), w().servedNote(percent(share(total.served, total.legs))), (f) => number(f.served)],
    [`${w().waits} · ${w().half}`, span(waits.p50Ms), w().waitNote(span(waits.p90Ms), span(waits.meanMs)), (f) => span(f.waits.p50Ms)],
    [w().shareLabel(told.withinMinutes), percent(waits.withinShare), w().ofCalled(number(waits.within), number(waits.count)), (f) => percent(f.waits.withinShare)],
    [`${w().services} · ${w().half}`, span(services.p50Ms), w().waitNote(span(services.p90Ms), span(services.meanMs)), (f) => span(f.services.p50Ms)],
  ];
  byId('figures').replaceChildren(...all.map(([label, value, note, cell]) => element('section', 'figure', element('h2', 'figure-label', label),
    element('p', 'figure-value', value), element('p', 'figure-note', note), ...than((other) => other.total, value, cell))));
}

function drawCharts() {
  const timely = overTime.includes(told.by) && told.rows.length > 1;
  show('chart-area', timely);
  if (!timely) return;
  const short = (row) => (told.by === 'weekday' ? nameOf(row.name) : told.by === 'day' ? row.key.slice(5) : row.key);
  const labels = told.rows.map(short);
  const minutes = (ms) => (ms === null ? 0 : Math.round(ms / 60000));
  drawColumns(byId('chart-tickets'), { labels, unit: '', series: [
    { name: w().tickets, className: 'first', values: told.rows.map((row) => row.figures.tickets) },
    { name: w().served, className: 'second', values: told.rows.map((row) => row.figures.served) }] });
  drawColumns(byId('chart-waits'), { labels, unit: '', series: [
    { name: `${w().minutes} · ${w().half}`, className: 'first', values: told.rows.map((row) => minutes(row.figures.waits.p50Ms)) },
    { name: w().ninety, className: 'peak', mark: true, values: told.rows.map((row) => minutes(row.figures.waits.p90Ms)) }] });
}

function drawReport() {
  byId('headline').textContent = w().headline(nameOf(told.hall.name), told.of.replace('/', languageNow() === 'zh' ? ' 至 ' : ' to '));
  const until = told.upTo.at ? told.upTo.at.slice(0, 16).replace('T', ' ') : '';
  byId('about').textContent = w().about(told.from, told.to, told.days, until) + (told.before ? ` ${w().comparedWith(told.before.of.replace('/', ' – '), told.yearBefore.of.replace('/', ' – '))}` : '');
  document.title = byId('headline').textContent;
  drawFigures();
  drawCharts();
  drawTable();
}

function renderChoices() {
  const range = wanted.period === 'range';
  byId('period').value = wanted.period;
  byId('by').value = wanted.by;
  byId('within').value = wanted.within;
  byId('compare').checked = wanted.compare;
  byId('from').value = wanted.from;
  byId('to').value = wanted.to;
  show('until', range);
  for (const id of ['before', 'after']) byId(id).disabled = !told;
  for (const id of ['csv', 'xlsx', 'print']) byId(id).disabled = !told;
}

function render() {
  if (byId('shell').hidden) return;
  renderChoices();
  byId('report').classList.toggle('asking', asking !== 0);
  const text = fault ? faultText(fault) : asking && !told ? w().asking : told && told.total.legs === 0 ? w().none : '';
  show('state', text !== '');
  byId('state').textContent = text;
  show('report', told !== null);
  if (told) drawReport();
}

// --- choosing ---------------------------------------------------------------------------------------------------------------

byId('period').addEventListener('change', (event) => {
  const { value } = event.target;
  // A range begins as what is shown; a period as the one with the newest day of what is shown that anything is known of.
  if (value !== 'range' && told) {
    const newest = (told.upTo.at ?? told.to).slice(0, 10);
    wanted.from = told.from <= newest && newest <= told.to ? newest : told.to;
  }
  wanted.period = value;
  if (value === 'range' && !(wanted.from && wanted.to)) return render();
  return look();
});
byId('by').addEventListener('change', (event) => {
  wanted.by = event.target.value;
  look();
});
byId('within').addEventListener('change', (event) => {
  const value = Number(event.target.value);
  if (Number.isInteger(value) && value >= 1 && value <= 1440) wanted.within = value;
  look();
});
byId('compare').addEventListener('change', (event) => {
  wanted.compare = event.target.checked;
  look();
});
for (const id of ['from', 'to']) {
  byId(id).addEventListener('change', (event) => {
    if (!isDay(event.target.value)) return;
    wanted[id] = event.target.value;
    if (wanted.period === 'range' && wanted.to < wanted.from) wanted[id === 'from' ? 'to' : 'from'] = event.target.value;
    look();
  });
}
function step(forward) {
  if (!told) return;
  const days = Math.round((Date.parse(told.to) - Date.parse(told.from)) / dayMs) + 1;
  wanted.from = forward ? dayAfter(told.to, 1) : dayAfter(told.from, wanted.period === 'range' ? -days : -1);
  if (wanted.period === 'range') wanted.to = dayAfter(wanted.from, days - 1);
  look();
}
byId('before').addEventListener('click', () => step(false));
byId('after').addEventListener('click', () => step(true));
byId('asked').addEventListener('submit', (event) => event.preventDefault());
byId('print').addEventListener('click', () => print());
for (const format of ['csv', 'xlsx']) byId(format).addEventListener('click', () => take(format));
addEventListener('resize', () => told && !byId('shell').hidden && drawCharts());

// --- signing in -------------------------------------------------------------------------------------------------------------

const gate = gateOf({ roles: ['manager', 'supervisor', 'auditor'], role: () => byId('role').value, words: w, enter, leave });

function enter() {
  show('shell', true);
  look();
  lookRatings();
}

function leave() {
  clearTimeout(again);
  asking = 0;
  told = null;
  people.clear();
  leaveRatings();
  show('report', false);
  for (const id of ['headline', 'about', 'figures', 'chart-tickets', 'chart-waits', 'table']) byId(id).replaceChildren();
}

listenLanguage(speak);
function speak() {
  fillTexts();
  document.title = w().title;
  gate.render();
  render();
  drawRatings();
}

wear(themeNow());
fromAddress();
speak();
gate.begin();
