// Planning: the coming days, asked of the server, which makes them beside the calls. What is asked stands in the address.
import { Refused, ask, tokenOf } from '/manager/ask.js';
import { gateOf } from '/manager/gate.js';
import { byId, element, show } from '/manager/shared.js';
import { themeNow, wear } from '/manager/theme.js';
import { drawDay, drawDays } from '/planning/plan.js';
import { begin as beginReplay, leave as leaveReplay, listen as listenReplay, render as renderReplay } from '/planning/replay.js';
import { faultText, fillTexts, languageNow, listenLanguage, w } from '/planning/planning-words.js';

const shares = [80, 90, 95, 99];
const withins = [0, 5, 10, 15, 20, 30, 45, 60];  // minutes; 0: as the queue promises
const againMs = 1500;

const wanted = { share: 95, within: 0, day: 0, profile: '' };
let told = null;                 // the last answer
let fault = '';                  // code of why there is none
let asking = 0;                  // number of the question under way, 0: none
let questions = 0;
let again = 0;

function fromAddress() {
  const given = new URLSearchParams(location.search);
  const number = (name, among) => (among.includes(Number(given.get(name))) ? Number(given.get(name)) : wanted[name]);
  wanted.share = number('share', shares);
  if (given.has('within')) wanted.within = number('within', withins);
}

function query() {
  const asked = new URLSearchParams({ days: 5, share: wanted.share });
  if (wanted.within) asked.set('within', wanted.within);
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
    const came = await ask(`/api/v1/plan?${query()}`);
    if (mine !== asking) return;                     // somebody has asked something else since
    asking = 0;
    told = came;
    fault = '';
    wanted.day = Math.min(wanted.day, Math.max(0, told.days.length - 1));
    history.replaceState(null, '', `?${query()}${location.hash}`);
    turn();
  } catch (refused) {
    if (mine !== asking) return;
    asking = 0;
    refuse(refused);
  }
}

/** The same question as a file; only a script can ask in somebody's name. */
async function take() {
  const asked = query();
  asked.set('format', 'csv');
  try {
    const answer = await fetch(`/api/v1/plan?${asked}`, { headers: { Authorization: `Bearer ${tokenOf()}` }, cache: 'no-store', credentials: 'omit' });
    if (!answer.ok) throw new Refused(answer.status, (await answer.json().catch(() => null))?.code ?? String(answer.status));
    const link = element('a');
    link.href = URL.createObjectURL(await answer.blob());
    link.download = 'plan.csv';
    link.click();
    setTimeout(() => URL.revokeObjectURL(link.href), 60000);
  } catch (refused) {
    refuse(refused instanceof Refused ? refused : new Refused(0, 'no-line'));
  }
}

// --- what is shown ------------------------------------------------------------------------------------------------------------

function renderChoices() {
  const option = (minutes) => {
    const made = element('option', '', minutes ? w().minutes(minutes) : w().promised);
    made.value = minutes;
    return made;
  };
  byId('within').replaceChildren(...withins.map(option));
  byId('within').value = wanted.within;
  byId('share').value = wanted.share;
  for (const id of ['csv', 'print']) byId(id).disabled = !told;
}

function aboutText() {
  if (!told || told.past.days === 0) return '';
  const score = told.past.scores?.hallDay;
  return [w().about(told.past), score ? w().right(score) : '', told.days[0]?.basis === 'few' ? w().few : ''].filter(Boolean).join(languageNow() === 'zh' ? '' : ' ');
}

function render() {
  if (byId('shell').hidden) return;
  const replay = location.hash === '#replay';
  show('plan', !replay);
  show('replay', replay);
  for (const [id, here] of [['tab-plan', !replay], ['tab-replay', replay]]) {
    if (here) byId(id).setAttribute('aria-current', 'page');
    else byId(id).removeAttribute('aria-current');
  }
  if (replay) return renderReplay();
  renderChoices();
  byId('plan').classList.toggle('asking', asking !== 0 || fault !== '');
  const nothing = told && (told.past.days === 0 ? w().none : told.days.length === 0 ? w().noDays : '');
  const text = fault ? faultText(fault) : asking && !told ? w().asking : nothing || '';
  show('state', text !== '');
  byId('state').textContent = text;
  byId('about').textContent = aboutText();
  const some = told !== null && !nothing;
  show('planned', some);
  if (!some) return;
  drawDays(told.days, wanted.day, (day) => {
    wanted.day = day;
    render();
    byId('days').children[day].firstElementChild.focus();
  });
  drawDay(told.days[wanted.day], wanted.profile);
}

// --- choosing ---------------------------------------------------------------------------------------------------------------

for (const id of ['share', 'within']) {
  byId(id).addEventListener('change', (event) => {
    wanted[id] = Number(event.target.value);
    look();
  });
}
byId('profile').addEventListener('change', (event) => {
  wanted.profile = event.target.value;
  render();
});
byId('asked').addEventListener('submit', (event) => event.preventDefault());
byId('print').addEventListener('click', () => print());
byId('csv').addEventListener('click', take);
addEventListener('resize', () => told && render());
addEventListener('hashchange', turn);

/** What the replay may choose from is known with the plan; before that it has to wait. */
function turn() {
  render();
  if (location.hash === '#replay' && told) beginReplay(told.past.to ?? '', told.profiles, (refused) => gate.out(refused));
}

// --- signing in -------------------------------------------------------------------------------------------------------------

const gate = gateOf({ roles: ['manager', 'supervisor', 'auditor'], role: () => byId('role').value, words: w, enter, leave });

function enter() {
  show('shell', true);
  look();
}

function leave() {
  clearTimeout(again);
  asking = 0;
  told = null;
  leaveReplay();
  show('planned', false);
  for (const id of ['about', 'days', 'day-title', 'figures', 'chart-arrivals', 'chart-counters', 'shifts', 'table']) byId(id).replaceChildren();
  for (const id of ['chart-arrivals', 'chart-counters']) byId(id).drawn = '';
}

listenLanguage(speak);
function speak() {
  fillTexts();
  document.title = w().title;
  gate.render();
  render();
}

listenReplay((refused) => gate.out(refused));

wear(themeNow());
fromAddress();
speak();
gate.begin();
