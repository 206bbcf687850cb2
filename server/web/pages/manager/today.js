// The page "Today": what came, how long they waited, what was kept of the promises; by half hour, queue and counter.
import { drawColumns } from '/manager/chart.js';
import { mean, percent, share } from '/manager/figures.js';
import { explainButton, lasting, setClass, setText, sync, timeOfDay } from '/manager/parts.js';
import { byId, element, show } from '/manager/shared.js';
import { fillTable } from '/manager/table.js';
import { nameOf, w } from '/manager/words.js';

const perMinute = 60000;
const minutes = (ms) => Math.round(ms / perMinute);
const span = (ms) => (ms === null ? '–' : lasting(ms));
let data = null;

const since = () => w().sinceDay(timeOfDay(data.openedAt));
const facts = () => [since(), w().asOf(data.day, timeOfDay(data.until))];

function figures() {
  const { waits, services } = data;
  const calls = waits.count;
  return [
    { key: 'issued', value: data.issued, note: w().leftUnserved(data.closedUnserved, data.cancelled) },
    { key: 'finishes', value: data.finishes, note: w().serviceTime(span(services.count ? services.medianMs : null)) },
    { key: 'median', value: span(calls ? waits.medianMs : null), note: w().ninetyAndMean(span(calls ? waits.percentile90Ms : null), span(mean(waits))) },
    { key: 'kept', value: percent(share(waits.kept, calls)), note: w().keptOf(waits.kept, calls) },
    { key: 'noShows', value: percent(share(data.noShows, calls)), note: w().noShowsOf(data.noShows, calls) },
  ];
}

function makeFigure({ key }) {
  const label = element('h2', 'figure-label');
  const value = element('p', 'figure-value');
  const note = element('p', 'figure-note');
  const lines = () => [[w().what, w().toldToday[key]], [w().since, facts()[0]], [w().from, facts()[1]]];
  const head = element('div', 'figure-head', label, explainButton(() => w().figuresToday[key], lines, (title) => w().whatIs(title)));
  const root = element('article', 'figure', head, value, note);
  root.id = `today-${key}`;
  return { root, label, value, note };
}

function queueColumns() {
  const { heads, toldHeads } = w();
  const column = (key, cell, more = {}) => ({ key, title: heads[key], told: toldHeads[key], cell, number: true, ...more });
  return [
    { key: 'queue', title: w().queue, cell: (queue) => `${queue.letters} ${nameOf(queue.name)}` },
    column('issued', (queue) => queue.issued),
    column('calls', (queue) => queue.waits.count),
    column('median', (queue) => span(queue.waits.count ? queue.waits.medianMs : null)),
    column('ninety', (queue) => span(queue.waits.count ? queue.waits.percentile90Ms : null)),
    column('mean', (queue) => span(mean(queue.waits))),
    column('longest', (queue) => span(queue.waits.count ? queue.waits.longestMs : null)),
    column('kept', (queue) => ({ text: percent(share(queue.waits.kept, queue.waits.count)), share: share(queue.waits.kept, queue.waits.count) ?? 0 })),
    column('service', (queue) => span(queue.services.count ? queue.services.medianMs : null)),
    column('noShows', (queue) => queue.noShows),
  ];
}

function counterColumns() {
  const { heads, toldHeads } = w();
  const column = (key, cell, more = {}) => ({ key, title: heads[key], told: toldHeads[key], cell, number: true, ...more });
  return [
    { key: 'counter', title: w().counterHead, cell: (counter) => w().counter(counter.label) },
    column('calls', (counter) => counter.calls),
    column('finishes', (counter) => counter.finishes),
    column('open', (counter) => span(counter.openMs)),
    column('paused', (counter) => span(counter.pausedMs)),
    column('busy', (counter) => ({ text: percent(share(counter.servingMs, counter.openMs)), share: share(counter.servingMs, counter.openMs) ?? 0 })),
    column('service', (counter) => span(counter.services.count ? counter.services.medianMs : null)),
    column('serviceNinety', (counter) => span(counter.services.count ? counter.services.percentile90Ms : null)),
  ];
}

function sliceColumns() {
  const { heads, toldHeads } = w();
  const column = (key, cell) => ({ key, title: heads[key], told: toldHeads[key], cell, number: true });
  return [
    { key: 'from', title: w().halfHour, cell: (slice) => timeOfDay(slice.from) },
    column('arrivals', (slice) => slice.arrivals),
    column('finishes', (slice) => slice.finishes),
    column('calls', (slice) => slice.waits.count),
    column('median', (slice) => span(slice.waits.count ? slice.waits.medianMs : null)),
    column('ninety', (slice) => span(slice.waits.count ? slice.waits.percentile90Ms : null)),
    column('mean', (slice) => span(mean(slice.waits))),
    column('noShows', (slice) => slice.noShows),
  ];
}

/** `day`: the one chosen, "" for the present one; `today`: which that is. */
export function renderToday(state, day, today) {
  data = state.data;
  const chooser = byId('day-chosen');
  if (document.activeElement !== chooser) chooser.value = day || today;
  chooser.max = today;
  byId('day-next').disabled = !day || day >= today;
  setText(byId('today-as-of'), data ? w().asOf(data.day, timeOfDay(data.until)) : '');
  show('today-body', data !== null);
  if (!data) return;
  sync(byId('today-figures'), figures(), (figure) => figure.key, makeFigure, (parts, figure) => {
    setClass(parts.root, 'figure');
    setText(parts.label, w().figuresToday[figure.key]);
    setText(parts.value, figure.value);
    setText(parts.note, figure.note);
  });
  const labels = data.slices.map((slice) => timeOfDay(slice.from));
  const { heads } = w();
  drawColumns(byId('chart-arrivals'), {
    labels, unit: '', series: [
      { name: heads.arrivals, className: 'first', values: data.slices.map((slice) => slice.arrivals) },
      { name: heads.finishes, className: 'second', values: data.slices.map((slice) => slice.finishes) },
    ],
  });
  drawColumns(byId('chart-waits'), {
    labels, unit: ` ${w().minuteUnit}`, series: [
      { name: w().medianMinutes, className: 'first', values: data.slices.map((slice) => minutes(slice.waits.medianMs)) },
      { name: w().ninetyMinutes, className: 'peak', mark: true, values: data.slices.map((slice) => minutes(slice.waits.percentile90Ms)) },
    ],
  });
  fillTable(byId('table-slices'), sliceColumns(), data.slices, (slice) => slice.from, facts);
  fillTable(byId('table-queues'), queueColumns(), data.queues, (queue) => queue.code, facts);
  fillTable(byId('table-counters'), counterColumns(), data.counters.filter((counter) => counter.openMs + counter.pausedMs + counter.calls > 0), (counter) => counter.id, facts);
}

/** Visitors of the present day beside those who were expected; nothing of a day that is chosen, or that nothing is expected of. */
export function renderDemand(told, day, today) {
  const fits = told !== null && (!day || day === today) && told.date === today && told.basis !== 'none';
  show('demand', fits);
  if (!fits) return;
  const some = told.halfHours.filter((slot) => slot.p90 > 0 || slot.came > 0);
  const [first, last] = [told.halfHours.indexOf(some[0]), told.halfHours.indexOf(some.at(-1))];
  const slots = told.halfHours.slice(Math.max(0, first), last + 1);
  const ahead = Math.round(told.cameSoFar - told.expectedSoFar);
  const soFar = told.cameSoFar + told.expectedSoFar >= 1 ? w().demandSoFar(told.until, told.cameSoFar, Math.round(told.expectedSoFar), ahead) : '';
  setText(byId('demand-so-far'), soFar + w().demandOfDay(Math.round(told.expected.mean), told.basis === 'few'));
  drawColumns(byId('chart-demand'), { labels: slots.map((slot) => slot.from), unit: '', series: [
    { name: w().demandCame, className: 'first', values: slots.map((slot) => slot.came) },
    { name: w().demandExpected, className: 'peak', mark: true, values: slots.map((slot) => Math.round(slot.mean * 10) / 10), ranges: slots.map((slot) => [slot.p10, slot.p90]) },
  ] });
}
