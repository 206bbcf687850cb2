// Appraisal: every figure with its cases, its interval and its weight, and the formula with the numbers that were used. A clerk sees their own
// alone, with what counts against them, and contests it here.
import { Refused, ask, command, tokenOf } from '/manager/ask.js';
import { shape } from '/manager/chart.js';
import { gateOf } from '/manager/gate.js';
import { byId, element, show } from '/manager/shared.js';
import { themeNow, wear } from '/manager/theme.js';
import { faultText, fillTexts, languageNow, nameOf, listenLanguage, w } from '/appraisal/appraisal-words.js';

const periods = ['day', 'week', 'month', 'quarter', 'year'];
const rowsBy = ['person', 'counter', 'department'];
const againMs = 1500;
const dayMs = 86400000;

const wanted = { period: 'month', of: '', by: 'person', person: '' };
let role = '';
let told = null;
let fault = '';
let asking = 0;
let questions = 0;
let again = 0;
let contesting = null;           // what the dialog is about
const people = new Map();        // pseudonym to name, for who may see the accounts
const items = new Map();

const isDay = (text) => /^\d{4}-\d{2}-\d{2}$/.test(text ?? '');
const own = () => role === 'clerk' || wanted.person !== '';
const dayAfter = (day, days) => new Date(Date.parse(`${day}T00:00:00Z`) + days * dayMs).toISOString().slice(0, 10);
const percent = (share) => `${(share * 100).toFixed(1)}%`;
const time = (ms) => `${Math.floor(ms / 60000)}:${String(Math.round(ms / 1000) % 60).padStart(2, '0')}`;

// --- asking -----------------------------------------------------------------------------------------------------------------

function fromAddress() {
  const given = new URLSearchParams(location.search);
  if (periods.includes(given.get('period'))) wanted.period = given.get('period');
  if (isDay(given.get('of'))) wanted.of = given.get('of');
  if (rowsBy.includes(given.get('by'))) wanted.by = given.get('by');
  if (given.get('person')) Object.assign(wanted, { by: 'person', person: given.get('person') });
}

function query() {
  const asked = new URLSearchParams({ period: wanted.period });
  if (wanted.of) asked.set('of', wanted.of);
  if (role !== 'clerk') asked.set('by', wanted.by);
  if (role !== 'clerk' && wanted.person) asked.set('person', wanted.person);
  return asked;
}

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
    const came = await ask(`/api/v1/appraisals?${query()}`);
    if (mine !== asking) return;
    asking = 0;
    told = came;
    fault = '';
    wanted.of = told.from;
    history.replaceState(null, '', `?${query()}`);
    render();
  } catch (refused) {
    if (mine !== asking) return;
    asking = 0;
    refuse(refused);
  }
}

async function take() {
  const asked = query();
  asked.set('format', 'csv');
  asked.set('language', languageNow());
  try {
    const answer = await fetch(`/api/v1/appraisals?${asked}`, { headers: { Authorization: `Bearer ${tokenOf()}` }, cache: 'no-store', credentials: 'omit' });
    if (!answer.ok) throw new Refused(answer.status, (await answer.json().catch(() => null))?.code ?? String(answer.status));
    const link = element('a');
    link.href = URL.createObjectURL(await answer.blob());
    link.download = /filename="([^"]+)"/.exec(answer.headers.get('Content-Disposition') ?? '')?.[1] ?? 'appraisal.csv';
    link.click();
    setTimeout(() => URL.revokeObjectURL(link.href), 60000);
  } catch (refused) {
    refuse(refused instanceof Refused ? refused : new Refused(0, 'no-line'));
  }
}

// --- what is shown ------------------------------------------------------------------------------------------------------------

function called(row) {
  if (told.by === 'counter') return w().counterNamed(row.name.zh);
  return (told.by === 'person' && people.get(row.key)) || nameOf(row.name);
}

/** The interval, the share in it and the hall's, from 0 to 100 percent. */
function spread(figure, common) {
  const said = w().spreadSays(percent(figure.share), percent(figure.low), percent(figure.high), percent(common.share));
  const svg = shape('svg', { viewBox: '0 0 200 14', preserveAspectRatio: 'none', class: 'spread', role: 'img', 'aria-label': said });
  const put = (tag, values) => svg.append(shape(tag, values));
  const x = (share) => (4 + share * 192).toFixed(1);
  put('line', { class: 'track', x1: 4, x2: 196, y1: 7, y2: 7 });
  put('line', { class: 'sure', x1: x(figure.low), x2: x(figure.high), y1: 7, y2: 7 });
  put('line', { class: 'common', x1: x(common.share), x2: x(common.share), y1: 1, y2: 13 });
  put('ellipse', { class: 'own', cx: x(figure.share), cy: 7, rx: 4, ry: 5 });
  return svg;
}

function cellOf(figure, common, ofHall) {
  if (!figure || figure.count + figure.excluded === 0) return element('td', '', element('p', 'of', w().noCases));
  const made = element('td', figure.judged || ofHall ? '' : 'few');
  if (figure.count) {
    made.append(element('p', 'rate', percent(figure.share)), spread(figure, common), element('p', 'of', w().of(figure.good, figure.count)));
    if (!ofHall) made.append(element('p', 'of', figure.judged ? w().settled(percent(figure.settled)) : w().few(told.rules.minimumCases)));
  }
  if (figure.contested) made.append(element('span', 'tag waiting', w().contested(figure.contested)), ' ');
  if (figure.excluded) made.append(element('span', 'tag', w().excluded(figure.excluded)));
  return made;
}

function drawTable() {
  const measures = Object.keys(told.all);
  const head = (text, className = '') => Object.assign(element('th', className, text), { scope: 'col' });
  const title = (row) => {
    const made = Object.assign(element('th'), { scope: 'row', title: row.key });
    if (told.by !== 'person' || own()) made.append(called(row));
    else {
      const link = element('button', 'row-link', called(row));
      link.type = 'button';
      link.addEventListener('click', () => choose({ person: row.key }));
      made.append(link);
    }
    return made;
  };
  const index = (row) => (row.index === null ? element('td', 'index', element('p', 'of', w().noIndex))
    : element('td', 'index', element('p', 'rate', row.index.toFixed(1)), element('p', `grade ${row.grade}`, w().grades[row.grade])));
  byId('table-title').textContent = w().tableTitle[told.by];
  byId('table').replaceChildren(
    element('thead', '', element('tr', '', head(''), ...measures.map((one) => head(w().measures[one][0])), head(w().index))),
    element('tbody', '', ...told.rows.map((row) => element('tr', '', title(row), ...measures.map((one) => cellOf(row.figures[one], told.all[one])), index(row)))),
    element('tfoot', '', element('tr', '', Object.assign(element('th', '', w().all), { scope: 'row' }), ...measures.map((one) => cellOf(told.all[one], told.all[one], true)), element('td'))));
  byId('legend').textContent = w().legend;
}

function contestCell(one) {
  if (one.contest !== 'none') {
    const tag = element('span', `tag ${one.contest}`, w().contestStates[one.contest]);
    return element('td', '', tag, ...(one.result ? [' ', element('span', 'of', one.result)] : []));
  }
  if (role !== 'clerk') return element('td');
  const button = element('button', 'quiet', w().doContest);
  button.type = 'button';
  button.setAttribute('aria-label', `${w().doContest} ${one.number}`);
  button.addEventListener('click', () => openContest(one));
  return element('td', '', button);
}

function drawAgainst() {
  show('against-area', told.against !== undefined);
  if (!told.against) return;
  const { date, number, measure, item, took, standard, contest } = w();
  const head = [date, number, measure, item, took, standard, contest].map((text, i) => Object.assign(element('th', i === 4 || i === 5 ? 'number' : '', text), { scope: 'col' }));
  const row = (one) => element('tr', '', element('td', '', one.day), Object.assign(element('th', '', one.number), { scope: 'row' }), element('td', '', w().measures[one.measure][0]),
    element('td', '', items.get(one.item) ?? one.item ?? ''), element('td', 'number', one.serviceMs === undefined ? '' : time(one.serviceMs)),
    element('td', 'number', one.usualMs === undefined ? '' : time(one.usualMs)), contestCell(one));
  const none = Object.assign(element('td', 'soft', w().againstNone), { colSpan: 7 });
  byId('against').replaceChildren(element('thead', '', element('tr', '', ...head)), element('tbody', '', ...(told.against.length ? told.against.map(row) : [element('tr', '', none)])));
}

function drawFormula() {
  const { rules } = told;
  byId('measures').replaceChildren(...Object.keys(told.all).flatMap((one) => [
    element('dt', '', w().measures[one][0], element('span', 'tag', w().weight(rules.weights[one]))), element('dd', '', w().measures[one][1](rules))]));
  byId('formula').replaceChildren(...w().formula(rules).flatMap(([line, note]) => [element('code', '', line), ...(note ? [element('p', 'soft small', note)] : [])]));
}

function drawReport() {
  const until = told.upTo.at ? told.upTo.at.slice(0, 16).replace('T', ' ') : '';
  const one = own() && told.rows.length ? called(told.rows[0]) : '';
  byId('headline').textContent = one ? w().headlineOf(one, told.of) : w().headline(nameOf(told.hall.name), told.of);
  byId('about').textContent = w().about(told.from, told.to, until);
  document.title = byId('headline').textContent;
  drawTable();
  drawAgainst();
  drawFormula();
}

function render() {
  if (byId('shell').hidden) return;
  byId('period').value = wanted.period;
  byId('by').value = wanted.by;
  byId('from').value = wanted.of;
  show('by-choice', role !== 'clerk');
  show('reports-link', role !== 'clerk');
  show('everybody', role !== 'clerk' && wanted.person !== '');
  for (const id of ['before', 'after', 'csv', 'print']) byId(id).disabled = !told;
  byId('report').classList.toggle('asking', asking !== 0);
  const text = fault ? faultText(fault) : asking && !told ? w().asking : told && told.rows.length === 0 ? w().none : '';
  show('state', text !== '');
  byId('state').textContent = text;
  show('report', told !== null);
  if (told) drawReport();
}

// --- choosing, contesting -----------------------------------------------------------------------------------------------------

function choose(what) {
  Object.assign(wanted, what);
  look();
}
byId('period').addEventListener('change', (event) => {
  // The period with the newest day of what is shown that anything is known of.
  const newest = (told?.upTo.at ?? told?.to ?? '').slice(0, 10);
  if (told) wanted.of = told.from <= newest && newest <= told.to ? newest : told.to;
  choose({ period: event.target.value });
});
byId('by').addEventListener('change', (event) => choose({ by: event.target.value, person: '' }));
byId('everybody').addEventListener('click', () => choose({ person: '' }));
byId('from').addEventListener('change', (event) => isDay(event.target.value) && choose({ of: event.target.value }));
byId('before').addEventListener('click', () => told && choose({ of: dayAfter(told.from, -1) }));
byId('after').addEventListener('click', () => told && choose({ of: dayAfter(told.to, 1) }));
byId('asked').addEventListener('submit', (event) => event.preventDefault());
byId('print').addEventListener('click', () => print());
byId('csv').addEventListener('click', take);

function openContest(one) {
  contesting = one;
  byId('contest-about').textContent = w().contestAbout(w().measures[one.measure][0], one.number);
  byId('contest-text').value = '';
  show('contest-fault', false);
  byId('contest').showModal();
  byId('contest-text').focus();
}
byId('contest-cancel').addEventListener('click', () => byId('contest').close());
byId('contest-form').addEventListener('submit', async (event) => {
  event.preventDefault();
  const text = byId('contest-text').value.trim();
  const refusedBy = (code) => { byId('contest-fault').textContent = faultText(code); show('contest-fault', true); };
  if (!text) return refusedBy('fields-empty');
  const about = contesting.ticket ? { ticket: contesting.ticket } : { case: contesting.number };
  byId('contest-send').disabled = true;
  try {
    await command('/api/v1/follow-ups', { kind: 'unresolved', class: told.rules.contestClass, ...about, text });
    byId('contest').close();
    look();
  } catch (refused) {
    if (refused.status === 401) { byId('contest').close(); gate.out(refused); } else refusedBy(refused.code);
  }
  byId('contest-send').disabled = false;
});

// --- signing in -------------------------------------------------------------------------------------------------------------

const gate = gateOf({ roles: ['clerk', 'manager', 'supervisor'], role: () => byId('role').value, words: w, enter, leave });

async function enter() {
  try {
    ({ role } = await ask('/api/v1/session'));
  } catch (refused) {
    return refused.status === 0 ? void (again = setTimeout(enter, againMs)) : gate.out(refused);
  }
  if (role === 'clerk') Object.assign(wanted, { by: 'person', person: '' });
  show('shell', true);
  look();
  ask('/api/v1/catalogue').then((answer) => { for (const item of answer.items) items.set(item.code, nameOf(item.name)); render(); }, () => {});
  if (role === 'manager') ask('/api/v1/accounts').then((answer) => { for (const one of answer.accounts) people.set(one.id, one.displayName); render(); }, () => {});
}

function leave() {
  clearTimeout(again);
  asking = 0;
  told = null;
  role = '';
  people.clear();
  if (byId('contest').open) byId('contest').close();
  byId('contest-text').value = '';
  show('report', false);
  for (const id of ['headline', 'about', 'table', 'against', 'measures', 'formula']) byId(id).replaceChildren();
}

listenLanguage(speak);
function speak() {
  fillTexts();
  document.title = w().title;
  gate.render();
  render();
}

wear(themeNow());
fromAddress();
speak();
gate.begin();
