// The page "Cases": lights by department, and the tasks below them, worst first.
import { explainButton, setClass, setText, sync, timeOfDay } from '/manager/parts.js';
import { byId, element } from '/manager/shared.js';
import { fillTable } from '/manager/table.js';
import { nameOf, w } from '/manager/words.js';

const lights = ['black', 'red', 'yellow', 'blue', 'none'];
const chosen = { department: null, light: '' };
let data = null;
let onChoose = () => {};

export function supervisionPath() {
  const query = new URLSearchParams({ limit: '100' });
  if (chosen.light) query.set('light', chosen.light);
  if (chosen.department !== null) query.set('department', chosen.department);
  return `/api/v1/supervision?${query}`;
}

export function whenCasesChosen(does) { onChoose = does; }

const departmentName = (line) => (line.department === '' || line.department === undefined ? w().atTheWindow : nameOf(line.name) || line.department);
const facts = () => [w().sinceNow(data.today), w().fromOpenTasks];

function choose(more) {
  Object.assign(chosen, more);
  onChoose();
}

function makeLight({ light }) {
  const label = element('span', 'figure-label');
  const value = element('span', 'figure-value');
  const note = element('span', 'figure-note');
  const button = element('button', 'light-button', label, value, note);
  button.type = 'button';
  button.addEventListener('click', () => choose({ light: chosen.light === light ? '' : light }));
  const lines = () => [[w().what, w().toldLights[light]], [w().since, facts()[0]], [w().from, facts()[1]]];
  const root = element('article', '', button, explainButton(() => w().lights[light], lines, (title) => w().whatIs(title)));
  return { root, button, label, value, note };
}

function departmentColumns() {
  return [
    { key: 'department', title: w().department, cell: departmentName },
    ...lights.map((light) => ({
      key: light, title: w().lights[light], cell: (line) => (line[light] === 0 ? '–' : line[light]), number: true,
      className: (line) => (line[light] > 0 && light !== 'none' && light !== 'blue' ? `lit ${light}` : ''),
    })),
    { key: 'yellowToday', title: w().yellowToday, told: w().toldLights.yellowToday, cell: (line) => line.yellowToday || '–', number: true, className: (line) => (line.yellowToday ? 'lit yellow' : '') },
    { key: 'paused', title: w().pausedTasks, told: w().toldLights.paused, cell: (line) => line.paused || '–', number: true },
    { key: 'orders', title: w().orders, told: w().toldLights.orders, cell: (line) => line.orders || '–', number: true },
  ];
}

function leftText({ clock }) {
  if (!clock) return '–';
  if (clock.paused) return w().standsStill;
  if (clock.left < 0) return w().daysLate(-clock.left);
  return clock.due === data.today ? w().dueToday : w().daysLeft(clock.left);
}

function lineColumns() {
  return [
    { key: 'case', title: w().caseNumber, cell: (line) => line.number },
    { key: 'light', title: w().light, cell: (line) => (line.clock ? w().lights[line.clock.light] : '–'), className: (line) => `lit ${line.clock?.light ?? ''}` },
    { key: 'items', title: w().items, cell: (line) => line.items.map(nameOf).join('、'), className: () => 'long' },
    { key: 'where', title: w().department, cell: (line) => departmentOf(line), className: () => 'long' },
    { key: 'due', title: w().due, cell: (line) => line.clock?.due ?? line.due ?? '–' },
    { key: 'left', title: w().left, told: w().toldLights.left, cell: leftText, className: (line) => (line.clock?.due === data.today ? 'today' : '') },
    { key: 'since', title: w().sinceHead, cell: (line) => `${line.since.slice(0, 10)} ${timeOfDay(line.since)}` },
  ];
}

function departmentOf(line) {
  const known = data.departments.find((one) => one.department === (line.department ?? ''));
  return known ? departmentName(known) : line.department || w().atTheWindow;
}

export function renderCases(state) {
  data = state.data;
  if (!data) return;
  const sum = (light) => data.departments.reduce((all, one) => all + one[light], 0);
  const open = lights.reduce((all, light) => all + sum(light), 0);
  sync(byId('lights'), lights.map((light) => ({ light })), ({ light }) => light, makeLight, (parts, { light }) => {
    setClass(parts.root, `figure light ${light}${chosen.light === light ? ' chosen' : ''}${sum(light) === 0 ? ' dark' : ''}`);
    parts.button.setAttribute('aria-pressed', String(chosen.light === light));
    setText(parts.label, w().lights[light]);
    setText(parts.value, sum(light));
    setText(parts.note, w().ofTasks(open));
  });
  setText(byId('cases-sum'), [w().dueTodaySum(data.cases.filter((line) => line.clock?.due === data.today && !line.clock.ended).length), w().yellowTodaySum(data.departments.reduce((all, one) => all + (one.yellowToday ?? 0), 0)), w().requestsSum(data.requests),
    w().followUpsSum(data.followUps), data.workingDay ? '' : w().noWorkingDay].filter(Boolean).join(' · '));
  const rank = (line) => lights.slice(0, 3).reduce((all, light) => all * 1000 + line[light], 0);
  const some = (line) => line.department === '' || lights.some((light) => line[light] > 0) || line.orders > 0;
  const departments = data.departments.filter(some).sort((a, b) => rank(b) - rank(a));
  setText(byId('departments-rest'), w().departmentsRest(data.departments.length - departments.length));
  fillTable(byId('table-departments'), departmentColumns(), departments, (line) => line.department, facts);
  const select = byId('case-department');
  if (select.childElementCount !== data.departments.length + 1 || select.lang !== w().locale) {
    select.lang = w().locale;
    const all = element('option', '', w().allDepartments);
    all.value = 'all';
    select.replaceChildren(all, ...data.departments.map((line) => {
      const option = element('option', '', departmentName(line));
      option.value = `of ${line.department}`;
      return option;
    }));
  }
  select.value = chosen.department === null ? 'all' : `of ${chosen.department}`;
  setText(byId('cases-shown'), w().casesShown(data.cases.length, data.total));
  fillTable(byId('table-cases'), lineColumns(), data.cases, (line) => `${line.number} ${line.task ?? ''}`, facts);
  byId('cases-none').hidden = data.cases.length > 0;
}

byId('case-department').addEventListener('change', (event) => choose({ department: event.target.value === 'all' ? null : event.target.value.slice(3) }));
