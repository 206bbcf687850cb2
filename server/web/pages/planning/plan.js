// One planned day, drawn: who is expected, which counters that needs, in which shifts, and what one fewer or one more would change.
import { drawColumns } from '/manager/chart.js';
import { lasting } from '/manager/parts.js';
import { byId, element, show } from '/manager/shared.js';
import { nameOf, w } from '/planning/planning-words.js';

const percent = (share) => `${Math.round(share * 100)}%`;
const whole = (value) => Math.round(value).toLocaleString();
const span = (seconds) => lasting(seconds * 1000);
const hours = (value) => value.toFixed(1).replace(/\.0$/, '');

export function dateName(day) {
  const [, month, number] = day.date.split('-').map(Number);
  return `${w().weekdays[day.weekday]} ${w().date(month, number)}`;
}

function head(text, className, scope) {
  const made = element('th', className, text);
  made.scope = scope;
  return made;
}

/** Of one profile, or of all together: the figures of each half hour. */
function slots(day, code) {
  const chosen = day.profiles.filter((profile) => !code || profile.code === code);
  return day.halfHours.map((expected, i) => {
    const all = chosen.map((profile) => profile.halfHours[i]);
    const sum = (key) => all.reduce((total, one) => total + one[key], 0);
    const visitors = all.reduce((total, one) => total + one.waits.visitors, 0);
    const mean = (waits) => (visitors > 0 ? all.reduce((total, one) => total + one.waits.visitors * waits(one), 0) / visitors : null);
    const one = chosen.length === 1 ? all[0] : null;
    return { from: day.profiles[0].halfHours[i].from, expected, visitors, needed: sum('needed'), usual: sum('usual'), erlang: sum('erlang'),
      share: mean((each) => each.waits.share), asUsual: mean((each) => each.asUsual.share), p90S: one ? one.waits.p90S : null, fewer: one?.fewer ?? null, more: one?.more ?? null };
  });
}

function figures(day, rows) {
  const peak = rows.reduce((most, row) => (row.needed > most.needed ? row : most), rows[0]);
  const all = [
    [w().expected, whole(day.expected.mean), w().interval(whole(day.expected.p10), whole(day.expected.p90)), ''],
    [w().peak, peak.needed, w().peakNote(peak.from, day.counters), ''],
    [w().hours, hours(day.hours), w().hoursNote(hours(day.usualHours)), ''],
    [w().inTime, percent(day.waits.share), day.kept ? w().inTimeNote(span(day.waits.p90S)) : w().missed(day.counters), day.kept ? '' : 'bad'],
    [w().usually, percent(day.asUsual.share), w().usuallyNote(span(day.asUsual.p90S)), ''],
  ];
  byId('figures').replaceChildren(...all.map(([label, value, note, more]) => element('section', `figure ${more}`.trim(), element('h3', 'figure-label', label),
    element('p', 'figure-value', String(value)), element('p', 'figure-note', note))));
}

function charts(day, rows) {
  const labels = rows.map((row) => row.from);
  const round = (value) => Math.round(value * 10) / 10;
  drawColumns(byId('chart-arrivals'), { labels, unit: '', series: [{ name: w().visitors, className: 'first', values: rows.map((row) => round(row.expected.mean)),
    ranges: rows.map((row) => [row.expected.p10, row.expected.p90]) }] });
  drawColumns(byId('chart-counters'), { labels, unit: '', series: [
    { name: w().needed, className: 'first', values: rows.map((row) => row.needed) },
    { name: w().usual, className: 'peak', values: rows.map((row) => round(row.usual)), mark: true }] });
}

const minuteOf = (time) => Number(time.slice(0, 2)) * 60 + Number(time.slice(3));

function shifts(day, rows) {
  byId('shifts-note').textContent = w().shiftsNote(day.shifts.length);
  const names = new Map(day.profiles.map((profile) => [profile.code, nameOf(profile.name)]));
  const title = element('tr', '', head('', '', 'col'), ...rows.map((row) => head(row.from.endsWith(':00') ? row.from : '', '', 'col')));
  const body = day.shifts.map((shift) => {
    const times = `${shift.from}–${shift.to}`;
    const cells = rows.map((row) => {
      const at = minuteOf(row.from);
      const cell = element('td', 'bar-cell');
      if (at < minuteOf(shift.from) || at >= minuteOf(shift.to)) return cell;
      const name = ['shift', at === minuteOf(shift.from) ? 'first' : '', at + 30 >= minuteOf(shift.to) ? 'last' : '', row.from === shift.break ? 'pause' : ''];
      cell.append(element('span', name.filter(Boolean).join(' ')));
      return cell;
    });
    const name = head('', '', 'row');
    name.append(element('span', 'shift-name', names.get(shift.profile)), element('span', 'shift-time', times));
    return element('tr', '', name, ...cells);
  });
  byId('shifts').replaceChildren(element('thead', '', title), element('tbody', '', ...body));
}

function table(rows, code) {
  const { heads } = w();
  const columns = ['from', 'visitors', 'needed', 'usual', 'erlang', 'share', 'p90', 'fewer', 'more', 'asUsual'];
  const apart = ['needed', 'share', 'fewer', 'asUsual'];
  const single = code !== '';
  const shown = columns.filter((key) => single || !['erlang', 'p90', 'fewer', 'more'].includes(key));
  const text = {
    visitors: (row) => row.visitors.toFixed(1), needed: (row) => row.needed, usual: (row) => row.usual.toFixed(1), erlang: (row) => row.erlang,
    share: (row) => (row.share === null ? '–' : percent(row.share)), p90: (row) => (row.visitors > 0 ? span(row.p90S) : '–'),
    fewer: (row) => (row.fewer ? percent(row.fewer.share) : '–'), more: (row) => (row.more ? percent(row.more.share) : '–'),
    asUsual: (row) => (row.asUsual === null ? '–' : percent(row.asUsual)),
  };
  const lines = rows.map((row) => element('tr', '', head(row.from, '', 'row'), ...shown.slice(1).map((key) => {
    const said = String(text[key](row));
    const low = (key === 'fewer' || key === 'asUsual') && row.share !== null && (key === 'fewer' ? row.fewer?.share : row.asUsual) < row.share - 0.1;
    return element('td', [key === 'needed' ? 'needed' : '', apart.includes(key) ? 'apart' : '', low ? 'low' : '', said === '–' || said === '0' ? 'nil' : ''].filter(Boolean).join(' '), said);
  })));
  byId('table').replaceChildren(element('thead', '', element('tr', '', ...shown.map((key) => head(heads[key], apart.includes(key) ? 'apart' : '', 'col')))), element('tbody', '', ...lines));
}

/** The cards to choose a day by. */
export function drawDays(days, chosen, choose) {
  byId('days').replaceChildren(...days.map((day, i) => {
    const kinds = day.kinds.map((kind) => element('span', 'kind', w().kinds[kind]));
    const card = element('button', `day-card${day.kept ? '' : ' missed'}`, element('span', 'day-name', dateName(day), ...kinds),
      element('span', 'day-number', whole(day.expected.mean), element('span', 'soft', ` ${whole(day.expected.p10)}–${whole(day.expected.p90)}`)),
      element('span', 'day-note', w().hoursShort(hours(day.hours), hours(day.usualHours))), element('span', 'day-note', day.kept ? w().keptShort : w().missedShort));
    card.type = 'button';
    card.setAttribute('aria-pressed', String(i === chosen));
    card.addEventListener('click', () => choose(i));
    return element('li', '', card);
  }));
}

/** `code`: of the profile looked at; "": all. */
export function drawDay(day, code) {
  const some = day.profiles.filter((profile) => profile.halfHours.some((slot) => slot.needed > 0 || slot.usual > 0));
  const rows = slots(day, code);
  byId('day-title').replaceChildren(dateName(day), ...day.kinds.map((kind) => element('span', 'kind', w().kinds[kind])));
  const option = (value, text) => {
    const made = element('option', '', text);
    made.value = value;
    return made;
  };
  byId('profile').replaceChildren(option('', w().allProfiles), ...some.map((profile) => option(profile.code, nameOf(profile.name))));
  byId('profile').value = code;
  show('figures', true);
  figures(day, slots(day, ''));
  charts(day, rows);
  shifts(day, rows);
  table(rows, code);
}
