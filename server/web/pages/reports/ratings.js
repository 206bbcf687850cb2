// What visitors said, on the reports' page: of months that are told, and of nothing with fewer than five.
import { ask } from '/manager/ask.js';
import { byId, element, show } from '/manager/shared.js';
import { nameOf, w } from '/reports/ratings-words.js';

let told = null;

const sum = (counts) => counts.reduce((all, one) => all + one, 0);
const percent = (part, whole) => `${((100 * part) / whole).toFixed(1)}%`;
const share = (counts) => percent(counts[0] + counts[1] + counts[2], sum(counts));

export async function lookRatings(month = '') {
  try {
    told = await ask(`/api/v1/evaluations${month ? `?month=${month}` : ''}`);
  } catch {
    told = null;  // the page above says what is wrong with the line or the session
  }
  drawRatings();
}

export function leaveRatings() {
  told = null;
  byId('ratings-body').replaceChildren();
  show('ratings', false);
}

function figure(label, value, note) {
  return element('div', 'figure', element('div', 'figure-head', element('span', 'figure-label', label)), element('div', 'figure-value', value), element('div', 'figure-note', note));
}

/** Five parts of a bar; what they are stands below in words and numbers. */
function bar(counts) {
  const all = sum(counts);
  const svg = document.createElementNS('http://www.w3.org/2000/svg', 'svg');
  for (const [name, value] of [['viewBox', '0 0 100 10'], ['preserveAspectRatio', 'none'], ['aria-hidden', 'true']]) svg.setAttribute(name, value);
  let at = 0;
  counts.forEach((count, i) => {
    const part = document.createElementNS('http://www.w3.org/2000/svg', 'rect');
    const width = (100 * count) / all;
    for (const [name, value] of [['x', at], ['y', 0], ['width', width], ['height', 10], ['class', `part-${i + 1}`]]) part.setAttribute(name, String(value));
    svg.append(part);
    at += width;
  });
  const list = counts.map((count, i) => element('li', `part-${i + 1}`, element('strong', '', String(count)), element('span', 'soft small', w().levels[i])));
  return [element('div', 'levels-bar', svg), element('ol', 'levels-list', ...list)];
}

function part(title, counts) {
  return element('div', 'panel', element('h3', '', title), ...bar(counts));
}

function reasons(title, list) {
  return element('p', '', element('strong', '', `${title} `), list.map((one) => `${nameOf(one.name ?? { zh: one.code })} ${one.count}`).join(w().join));
}

function unitName(unit) {
  if (unit.kind === 'counter') return w().counterNamed(nameOf(unit.name));
  return unit.name ? nameOf(unit.name) : unit.code;
}

function unitsTable(units) {
  const head = [w().unit, ...w().levels, w().rated, w().satisfied].map((text) => element('th', '', text));
  head.forEach((one) => one.setAttribute('scope', 'col'));
  const rows = units.map((unit) => {
    const name = element('th', '', unitName(unit), ' ', element('span', 'soft small', w().kinds[unit.kind]));
    name.setAttribute('scope', 'row');
    return element('tr', '', name, ...[...unit.levels, unit.rated].map((count) => element('td', count === 0 ? 'nil' : '', String(count))), element('td', '', share(unit.levels)));
  });
  const panel = element('div', 'panel scroll', element('table', 'table report-table', element('thead', '', element('tr', '', ...head)), element('tbody', '', ...rows)));
  panel.tabIndex = 0;
  panel.setAttribute('role', 'region');
  panel.setAttribute('aria-labelledby', 'ratings-title');
  return panel;
}

function body() {
  if (!told.month) return [element('p', 'soft', w().none(told.tellsFrom))];
  if (told.tooFew) return [element('p', 'soft', w().tooFew)];
  const all = told.visits.map((count, i) => count + (told.cases?.[i] ?? 0));
  const good = all[0] + all[1] + all[2];
  const figures = [figure(w().rated, String(told.rated), w().ratedNote), figure(w().satisfied, percent(good, told.rated), w().satisfiedNote(good, told.rated))];
  const { followUps } = told;
  if (followUps) {
    figures.push(figure(w().responded, percent(followUps.respondedInTime, followUps.opened), w().respondedNote(followUps.opened)),
      figure(w().closed, percent(followUps.closedInTime, followUps.opened), w().closedNote(followUps.goingOn)));
  }
  const parts = [element('div', 'figures', ...figures), part(told.cases ? w().visits : w().both, told.visits)];
  if (told.cases) parts.push(part(w().cases, told.cases));
  if (told.again) parts.push(part(w().again, told.again));
  if (told.goodReasons) parts.push(reasons(w().good, told.goodReasons));
  if (told.badReasons) parts.push(reasons(w().bad, told.badReasons));
  if (told.units) parts.push(unitsTable(told.units));
  if (told.hidden) parts.push(element('p', 'soft small', w().hidden(told.hidden.map((one) => w().hiddenPart(w().kinds[one.kind], one.units)).join(w().join))));
  if (told.excluded) parts.push(element('p', 'soft small', w().excluded(told.excluded)));
  return parts;
}

export function drawRatings() {
  show('ratings', told !== null);
  if (!told) return;
  byId('ratings-title').textContent = w().title;
  byId('ratings-month-label').textContent = w().month;
  byId('ratings-note').textContent = told.month ? w().note(told.tellsFrom) : '';
  const choice = byId('ratings-month');
  choice.replaceChildren(...(told.months ?? []).map((month) => Object.assign(element('option', '', w().monthName(month)), { value: month })));
  choice.value = told.month ?? '';
  choice.parentElement.hidden = !told.months;
  byId('ratings-body').replaceChildren(...body());
}

byId('ratings-month').addEventListener('change', (event) => lookRatings(event.target.value));
