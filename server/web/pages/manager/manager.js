// The dashboard: signing in, the line to the hall, which page is shown, and once a second how long everything has lasted.
import { askSecretFor, dayAct, openDayAct } from '/manager/acts.js';
import { Refused, ask } from '/manager/ask.js';
import { renderCases, supervisionPath, whenCasesChosen } from '/manager/cases.js';
import { renderDevices } from '/manager/devices.js';
import { gateOf } from '/manager/gate.js';
import { openLine } from '/manager/line.js';
import { renderNotices, whenNoticesChange } from '/manager/notices.js';
import { nameClerksBy, renderNow, renderWall } from '/manager/now.js';
import { closeExplanation, nameExplainButtons, setClass, setText, timeAt } from '/manager/parts.js';
import { renderPeople } from '/manager/people.js';
import { reading } from '/manager/reading.js';
import { renderSettings, whenSettingsChange } from '/manager/settings.js';
import { byId, element, show } from '/manager/shared.js';
import { renderDemand, renderToday } from '/manager/today.js';
import { renderWhatIf } from '/manager/whatif.js';
import { choose, themeNow, themes, wear } from '/manager/theme.js';
import { fillTexts, languageNow, nameOf, listenLanguage, w } from '/manager/words.js';

const pages = ['now', 'today', 'cases', 'people', 'devices', 'notices', 'settings'];
let line = null;
let lineState = 'connecting';
let lastAt = '';                 // of the newest view
let cutAt = '';                  // what the hall's clock showed when the line was lost
const views = { hall: null, kiosk: null };

// --- what is read besides the views -------------------------------------------------------------------------------------------

let day = '';                    // whose figures are shown; "": the present one
const redraw = () => render();
const reports = reading(() => `/api/v1/reports/day${day ? `?day=${day}` : ''}`, 15000, redraw);
const demand = reading(() => '/api/v1/demand', 60000, redraw);
const cases = reading(supervisionPath, 60000, redraw);
const accounts = reading(() => '/api/v1/accounts', 300000, redraw);
const devices = reading(() => '/api/v1/devices', 10000, redraw);
const profiles = reading(() => '/api/v1/profiles', 300000, redraw);
const notices = reading(() => '/api/v1/notices', 60000, redraw);
const settings = reading(() => '/api/v1/configuration', 60000, redraw);
const readings = [reports, demand, cases, accounts, devices, profiles, notices, settings];
let configured = 0;              // version that was told last
let noticed = 0;                 // event of any notice that was told last
let supervised = 0;              // event of any case that was told last

/** Devices that had a line since this page was opened, and have none now: one that was never there is not missed. */
const seenDevices = new Set();
function goneDevices() {
  const told = devices.state.data?.devices.filter((device) => !device.revokedAt && ['kiosk', 'counter', 'board'].includes(device.role)) ?? [];
  for (const device of told) if (device.connectedSince) seenDevices.add(device.name);
  return told.filter((device) => !device.connectedSince && seenDevices.has(device.name)).map((device) => device.name);
}

/** Kiosks on their line whose last print failed. */
const badPrinters = () => (devices.state.data?.devices ?? []).filter((device) => device.connectedSince && device.printer && device.printer !== 'ready')
  .map((device) => ({ device: device.name, state: device.printer }));

const clerkName = (staff) => accounts.state.data?.accounts.find((account) => account.id === staff)?.displayName ?? staff;
nameClerksBy(clerkName);
whenCasesChosen(redraw);
whenSettingsChange(() => {
  settings.stale();
  profiles.stale();
  redraw();
});
whenNoticesChange(() => {
  notices.stale();
  redraw();
});

// --- signing in -------------------------------------------------------------------------------------------------------------

const gate = gateOf({ roles: ['manager'], words: w, enter, leave });

/** Nothing of the hall stays on the screen of somebody who is out. */
function leave() {
  byId('act').close();
  closeExplanation();
  show('wall', false);
  line?.close();
  line = null;
  views.hall = views.kiosk = null;
  for (const one of readings) one.forget();
  seenDevices.clear();
  lineState = 'connecting';
  render();
}

// --- the line ---------------------------------------------------------------------------------------------------------------

function enter() {
  line = openLine(['hall', 'kiosk', 'tasks'], {
    onView(topic, data, at) {
      views[topic] = data;
      if (topic === 'tasks' && data.supervision !== supervised) {
        supervised = data.supervision;
        cases.stale();
      }
      if (topic === 'hall' && data.configuration !== configured) {
        configured = data.configuration;
        settings.stale();
      }
      if (topic === 'hall' && data.noticesSeq !== noticed) {
        noticed = data.noticesSeq;
        notices.stale();
      }
      lastAt = at;
      render();
    },
    onState(state) {
      if (state === 'cut') cutAt = timeAt(line.now(), lastAt);
      lineState = state;
      render();
    },
    onEnd() {
      gate.out(new Refused(401, 'session-over'));
    },
  });
  render();
}

// --- what is shown ------------------------------------------------------------------------------------------------------------

const wanted = () => location.hash.slice(1);
const onWall = () => wanted() === 'wall';
const pageNow = () => (pages.includes(wanted()) ? wanted() : 'now');

function renderTop(hall, now) {
  setText(byId('hall-name'), nameOf(hall.name));
  byId('hall-name').title = nameOf(hall.name);
  setText(byId('day'), `${hall.day.date} · ${w().phases[hall.day.phase]}`);
  setText(byId('day-act'), dayAct(hall.day.phase));
  setText(byId('clock'), timeAt(now, lastAt));
  setText(byId('wall-clock'), timeAt(now, lastAt).slice(0, 5));
  for (const link of byId('tabs').children) {
    if (link.dataset.page === pageNow()) link.setAttribute('aria-current', 'page');
    else link.removeAttribute('aria-current');
  }
}

function renderLine() {
  for (const id of ['line', 'wall-line']) {
    setText(byId(id), w()[lineState]);
    setClass(byId(id), `line ${lineState}`);
  }
  const cut = lineState === 'cut';
  show('cut', cut);
  setText(byId('cut'), cut ? w().cutText(cutAt) : '');
  document.body.classList.toggle('stale', cut);
}

/** What stands in place of a page's content: why there is none, or none yet. */
function renderState(id, { data, fault }, again) {
  const text = data && !fault ? '' : !fault ? w().notYet : { 'session-locked': w().locked, 'unknown-day': w().unknownDay }[fault.code] ?? w().failed(fault.code);
  show(id, text !== '');
  const place = byId(id);
  if (place.dataset.text_ === text) return;
  place.dataset.text_ = text;
  place.replaceChildren(text);
  if (fault?.code !== 'session-locked') return;
  const button = element('button', 'quiet', w().unlock);
  button.type = 'button';
  button.addEventListener('click', () => askSecretFor(again));
  place.append(button);
}

/** Reads what the page needs, unless the line is cut: then what was read last stands there, as old as the rest. */
function look(...wanted) {
  if (lineState === 'live') for (const one of wanted) one.look();
}

function renderPage(drawn) {
  const { hall, now } = drawn;
  switch (pageNow()) {
    case 'today':
      look(reports, demand);
      renderToday(reports.state, day, hall.day.date);
      renderDemand(demand.state.data, day, hall.day.date);
      return renderState('today-state', reports.state, reports.again);
    case 'cases':
      look(cases);
      renderCases(cases.state);
      show('cases-body', cases.state.data !== null);
      return renderState('cases-state', cases.state, cases.again);
    case 'people':
      look(reports, accounts);
      renderPeople(reports.state, clerkName, hall.counters);
      show('people-body', reports.state.data !== null);
      return renderState('people-state', reports.state, reports.again);
    case 'devices':
      look(devices);
      renderDevices(devices.state, now);
      return renderState('devices-state', devices.state, devices.again);
    case 'settings':
      look(settings, accounts);
      renderSettings(settings.state, clerkName);
      show('settings-body', settings.state.data !== null);
      return renderState('settings-state', settings.state, settings.again);
    case 'notices':
      look(notices);
      renderNotices(notices.state, drawn);
      return renderState('notices-state', notices.state, notices.again);
    default:
      look(accounts, devices, profiles);
      renderWhatIf({ ...drawn, profiles: profiles.state.data?.profiles });
      return renderNow({ ...drawn, profiles: profiles.state.data?.profiles });
  }
}

function render() {
  const signedIn = line !== null;
  document.title = views.hall ? `${nameOf(views.hall.name)} · ${onWall() ? w().wall : w()[pageNow()]}` : w().product;
  gate.render();
  if (!signedIn) return;
  const { hall } = views;
  show('shell', !onWall());
  show('wall', onWall());
  renderLine();
  for (const page of pages) show(`page-${page}`, hall !== null && page === pageNow());
  if (!hall) return;
  // What a cut line shows stands still: a clock that goes on would make the old look new.
  const now = lineState === 'cut' ? Date.parse(lastAt) : line.now();
  renderTop(hall, line.now());
  const drawn = { ...views, at: lastAt, now, gone: goneDevices(), printers: badPrinters() };
  if (onWall()) {
    look(devices);
    renderWall(drawn);
  } else {
    renderPage(drawn);
  }
  nameExplainButtons();
}

// --- language and appearance ---------------------------------------------------------------------------------------------------

const themeMarks = { auto: '◐', light: '☀', dark: '☾' };
let theme = themeNow();

function nameTheme() {
  const button = byId('theme');
  button.textContent = themeMarks[theme];
  button.title = w().themes[theme];
  button.setAttribute('aria-label', button.title);
}

function speak() {
  fillTexts();
  nameTheme();
  closeExplanation();
  render();
}

listenLanguage(speak);
byId('theme').addEventListener('click', () => {
  theme = themes[(themes.indexOf(theme) + 1) % themes.length];
  choose(theme);
  nameTheme();
});
byId('day-act').addEventListener('click', () => views.hall && openDayAct(views.hall));

// The day whose figures are shown.
function chooseDay(wantedDay) {
  day = wantedDay && wantedDay < views.hall.day.date ? wantedDay : '';
  render();
}
function step(days) {
  const from = day || views.hall.day.date;
  chooseDay(new Date(Date.parse(`${from}T00:00:00Z`) + days * 86400000).toISOString().slice(0, 10));
}
byId('day-before').addEventListener('click', () => step(-1));
byId('day-next').addEventListener('click', () => step(1));
byId('day-today').addEventListener('click', () => chooseDay(''));
byId('day-chosen').addEventListener('change', (event) => event.target.value && chooseDay(event.target.value));
addEventListener('resize', () => line && render());

// Whoever looks and does not act is there all the same: the hall locks the session of a screen that nobody touches.
const tellEveryMs = 60000;
let touched = false;
for (const what of ['pointerdown', 'keydown', 'wheel']) addEventListener(what, () => (touched = true), { passive: true });
setInterval(() => {
  if (!touched || !line) return;
  touched = false;
  ask('/api/v1/session/active', { body: {} }).catch(() => {});  // what is locked says so at the next act
}, tellEveryMs);
document.querySelector('.skip').addEventListener('click', (event) => {
  event.preventDefault();  // the address names the page, not a place on it
  byId('main').focus();
});
addEventListener('hashchange', () => {
  closeExplanation();
  render();
  if (!onWall() && line) byId('main').focus({ preventScroll: true });
});
document.addEventListener('keydown', (event) => {
  if (event.key === 'Escape' && onWall()) location.hash = '#now';
});
setInterval(() => line && render(), 1000);

speak();
gate.begin();
