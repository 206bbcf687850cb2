// The page "People": who did how much of the work, how busy they were, and whether it is shared fairly.
import { mean, percent, share } from '/manager/figures.js';
import { explainButton, lasting, setText, sync, timeOfDay } from '/manager/parts.js';
import { byId, element } from '/manager/shared.js';
import { fillTable } from '/manager/table.js';
import { w } from '/manager/words.js';

const hourMs = 3600000;
const span = (ms) => (ms === null ? '–' : lasting(ms));
/** Open for less than this, and a share or a rate says nothing. */
const enoughMs = hourMs / 2;
let data = null;
let labels = new Map();
let nameOfStaff = (staff) => staff;

const facts = () => [w().sinceDay(timeOfDay(data.openedAt)), w().asOf(data.day, timeOfDay(data.until))];
const who = (clerk) => (clerk.staff ? nameOfStaff(clerk.staff) : w().nobodyAt(labels.get(clerk.counter) ?? clerk.counter));
const hourly = (count, ms) => (ms < enoughMs ? '–' : ((count * hourMs) / ms).toFixed(1));
const busy = (clerk) => share(clerk.servingMs, clerk.openMs);

function figures() {
  const there = data.clerks.filter((clerk) => clerk.openMs > 0);
  const long = there.filter((clerk) => clerk.openMs >= enoughMs).map(busy).sort((a, b) => a - b);
  const sum = (key) => there.reduce((all, clerk) => all + clerk[key], 0);
  const perHour = hourly(sum('finishes'), sum('openMs'));
  return [
    { key: 'there', value: there.length, note: w().openTogether(span(sum('openMs'))) },
    { key: 'busyAll', value: percent(share(sum('servingMs'), sum('openMs'))), note: w().pausedTogether(span(sum('pausedMs'))) },
    { key: 'perHour', value: perHour, note: w().doneTogether(sum('finishes')) },
    { key: 'spread', value: long.length > 1 ? `${Math.round(100 * (long.at(-1) - long[0]))}` : '–', note: long.length > 1 ? w().spreadFrom(percent(long[0]), percent(long.at(-1))) : w().spreadNone },
  ];
}

function columns() {
  const { heads, toldHeads } = w();
  const column = (key, cell, more = {}) => ({ key, title: heads[key], told: toldHeads[key], cell, number: true, ...more });
  const all = data.clerks.reduce((sum, clerk) => sum + clerk.finishes, 0);
  const bar = (part) => ({ text: percent(part), share: part ?? 0 });
  return [
    { key: 'clerk', title: heads.clerk, cell: who },
    column('finishes', (clerk) => clerk.finishes),
    column('portion', (clerk) => bar(share(clerk.finishes, all))),
    column('open', (clerk) => span(clerk.openMs)),
    column('paused', (clerk) => span(clerk.pausedMs)),
    column('busy', (clerk) => bar(busy(clerk))),
    column('perHour', (clerk) => hourly(clerk.finishes, clerk.openMs)),
    column('service', (clerk) => span(clerk.services.count ? clerk.services.medianMs : null)),
    column('mean', (clerk) => span(mean(clerk.services)), { told: w().toldMeanService, title: w().meanService }),
    column('pace', (clerk) => percent(share(clerk.services.sumMs, clerk.usualMs))),
    column('noShows', (clerk) => clerk.noShows),
  ];
}

/** `names`: staff id to name; `counters`: of the hall's view. */
export function renderPeople(state, names, counters) {
  data = state.data;
  nameOfStaff = names;
  labels = new Map(counters.map((counter) => [counter.id, counter.label]));
  if (!data) return;
  setText(byId('people-as-of'), w().asOf(data.day, timeOfDay(data.until)));
  sync(byId('people-figures'), figures(), (figure) => figure.key, ({ key }) => {
    const label = element('h2', 'figure-label');
    const value = element('p', 'figure-value');
    const note = element('p', 'figure-note');
    const lines = () => [[w().what, w().toldPeople[key]], [w().since, facts()[0]], [w().from, facts()[1]]];
    const head = element('div', 'figure-head', label, explainButton(() => w().figuresPeople[key], lines, (title) => w().whatIs(title)));
    return { root: element('article', 'figure', head, value, note), label, value, note };
  }, (parts, figure) => {
    setText(parts.label, w().figuresPeople[figure.key]);
    setText(parts.value, figure.value);
    setText(parts.note, figure.note);
  });
  const worked = data.clerks.filter((clerk) => clerk.openMs + clerk.pausedMs + clerk.calls + clerk.finishes > 0);
  fillTable(byId('table-people'), columns(), [...worked].sort((a, b) => b.finishes - a.finishes), (clerk) => clerk.staff ?? `at ${clerk.counter}`, facts);
  byId('people-none').hidden = worked.length > 0;
}
