// The page "Reports": a day, week, month, quarter or year, as a whole and by what it is made of; as a file, and on paper.
import { download } from '/manager/ask.js';
import { percent } from '/manager/figures.js';
import { lasting, setText, timeOfDay } from '/manager/parts.js';
import { byId, element, show } from '/manager/shared.js';
import { fillTable } from '/manager/table.js';
import { languageNow, nameOf, w } from '/manager/words.js';

const chosen = { period: 'day', of: '', by: 'queue' };
let data = null;
let onChoose = () => {};
let clerkNamed = (staff) => staff;

const query = (more = {}) => {
  const asked = new URLSearchParams({ period: chosen.period, by: chosen.by, ...more });
  if (chosen.of) asked.set('of', chosen.of);
  return asked;
};
export const periodPath = () => `/api/v1/reports?${query()}`;

export function whenPeriodChosen(does) { onChoose = does; }

const span = (ms) => (ms === null ? '–' : lasting(ms));

function titleOf(row) {
  if (row.total) return w().totalRow;
  if (chosen.by === 'clerk' && row.key) return clerkNamed(row.key);
  if (chosen.by === 'weekday') return w().weekdays[Number(row.key) - 1] ?? row.key;
  if (chosen.by === 'hour' && row.key) return `${row.key}:00`;
  return nameOf(row.name) || row.key || w().nothingNamed;
}

function columns() {
  const { heads, toldHeads, periodHeads, toldPeriod, groupings } = w();
  const column = (key, cell, title, told) => ({ key, title: title ?? heads[key], told: told ?? toldHeads[key], cell: ({ figures }) => cell(figures), number: true,
    className: (row) => (row.total ? 'total' : '') });
  return [
    { key: 'name', title: groupings[chosen.by], cell: titleOf, className: (row) => (row.total ? 'total' : '') },
    column('issued', (figures) => figures.tickets, undefined, toldPeriod.tickets),
    column('served', (figures) => figures.served, periodHeads.served, toldPeriod.served),
    column('noShows', (figures) => figures.noShows),
    column('abandoned', (figures) => figures.abandoned, periodHeads.abandoned, toldPeriod.abandoned),
    column('calls', (figures) => figures.waits.count, undefined, toldPeriod.waits),
    column('median', (figures) => span(figures.waits.p50Ms)),
    column('ninety', (figures) => span(figures.waits.p90Ms)),
    column('mean', (figures) => span(figures.waits.meanMs)),
    column('longest', (figures) => span(figures.waits.longestMs)),
    column('within', (figures) => ({ text: percent(figures.waits.withinShare), share: figures.waits.withinShare ?? 0 }), w().within(data.withinMinutes), toldPeriod.within),
    column('service', (figures) => span(figures.services.p50Ms)),
    column('serviceMean', (figures) => span(figures.services.meanMs), w().meanService, w().toldMeanService),
  ];
}

function fillChoices() {
  for (const [id, words] of [['period-kind', w().periods], ['period-by', w().groupings]]) {
    const select = byId(id);
    if (select.lang === w().locale) continue;
    select.lang = w().locale;
    select.replaceChildren(...Object.entries(words).map(([value, text]) => {
      const option = element('option', '', text);
      option.value = value;
      return option;
    }));
  }
  byId('period-kind').value = chosen.period;
  byId('period-by').value = chosen.by;
}

/** `names`: staff id to name; `today`: the hall's date. */
export function renderPeriods(state, names, today) {
  clerkNamed = names;
  fillChoices();
  const day = byId('period-of');
  day.max = today;
  if (document.activeElement !== day) day.value = chosen.of || today;
  data = state.data;
  show('period-body', data !== null);
  if (!data) return;
  setText(byId('period-title'), w().periodTitle(data.from, data.to, data.days));
  setText(byId('period-sum'), data.addsUp ? w().addsUp : w().addsNotUp);
  const rows = [...(data.rows ?? []), { total: true, key: 'total of all', figures: data.total }];
  const facts = () => [w().periodTitle(data.from, data.to, data.days), w().fromLegs(data.total.legs, timeOfDay(data.upTo.at ?? ''))];
  // Other groups are other columns: a table that is made anew.
  const table = byId('table-period');
  if (table.dataset.by !== chosen.by) {
    table.replaceChildren();
    table.dataset.by = chosen.by;
  }
  fillTable(table, columns(), rows, (row) => row.key, facts);
}

function choose(more) {
  Object.assign(chosen, more);
  tellFault(null);
  onChoose();
}

function tellFault(refused) {
  setText(byId('period-fault'), refused ? w().failed(refused.code) : '');
  show('period-fault', refused !== null);
}

async function save(format) {
  try {
    await download(`/api/v1/reports?${query({ format, language: languageNow() })}`, `report-${data?.of ?? chosen.period}-${chosen.by}.${format}`);
    tellFault(null);
  } catch (refused) {
    tellFault(refused);
  }
}

byId('period-kind').addEventListener('change', (event) => choose({ period: event.target.value }));
byId('period-by').addEventListener('change', (event) => choose({ by: event.target.value }));
byId('period-of').addEventListener('change', (event) => event.target.value && choose({ of: event.target.value }));
for (const format of ['csv', 'xlsx']) byId(`save-${format}`).addEventListener('click', () => save(format));
byId('print').addEventListener('click', () => print());
