// The guide: a list to search in, one item, or one package with its questions. Which of them stands in the address, and nothing else does:
//   /guide   /guide?item=CODE   /guide?package=CODE&QUESTION=ANSWER&…
import { itemView } from '/guide-item.js';
import { packageView } from '/guide-package.js';
import { prepared, search } from '/guide-search.js';
import { texts } from '/guide-texts.js';
import { problemText } from '/problems.js';
import { ask } from '/send.js';
import { byId, element, replace, show } from '/shared.js';
import { openShell } from '/shell.js';

const atFirst = 12;
const atOnce = 30;
let index = null;       // the list, prepared for searching
let departments = [];
let packages = [];
let shown = atFirst;
let told = null;        // the item or package of this address
let failed = null;      // or why there is none
let asking = 0;         // only the newest question's answer counts

const shell = openShell({ here: 'guide', texts, draw });

const place = () => {
  const query = new URLSearchParams(location.search);
  const answers = Object.fromEntries([...query].filter(([key]) => key !== 'item' && key !== 'package'));
  return { item: query.get('item'), thing: query.get('package'), answers };
};

const addressOf = (parts) => `/guide?${new URLSearchParams(parts)}`;

function fillSelect(id, options) {
  const field = byId(id);
  const { value } = field;
  replace(field, options.map(([code, text]) => {
    const option = element('option', '', text);
    option.value = code;
    return option;
  }));
  field.value = options.some(([code]) => code === value) ? value : '';
}

function itemRow(item, { w, name }) {
  const title = shell.language === 'zh' && item.shortName ? item.shortName : name(item.name);
  const office = departments.find((one) => one.code === item.department);
  const link = element('a', 'row', element('div', 'row-body', element('span', 'row-name', title, element('small', 'soft', office ? name(office.name) : '')),
    ...(item.published ? [] : [element('span', 'soft', w.unpublished)])));
  link.href = addressOf({ item: item.code });
  return element('li', '', link);
}

function thingDoor(thing, { name }) {
  const link = element('a', 'door', element('strong', '', name(thing.name)));
  link.href = addressOf({ package: thing.code });
  return element('li', '', link);
}

function drawList() {
  const { w, name } = shell;
  shell.title(w.title);
  byId('list-title').textContent = w.title;
  byId('words-label').textContent = w.search;
  byId('words-hint').textContent = w.searchHint;
  byId('subject-label').textContent = w.subject;
  byId('department-label').textContent = w.department;
  byId('packages-title').textContent = w.packages;
  fillSelect('subject', Object.entries(w.subjects));
  fillSelect('department', [['', w.allDepartments], ...departments.map((one) => [one.code, name(one.name)])]);
  const wanted = { words: byId('words').value, subject: byId('subject').value, department: byId('department').value };
  const searching = Boolean(wanted.words.trim() || wanted.subject || wanted.department);
  show('packages-part', packages.length > 0 && !searching);
  replace(byId('packages'), packages.map((one) => thingDoor(one, shell)));
  byId('found-title').textContent = searching ? w.found : w.often;
  show('more', false);
  if (!index) {
    byId('found-count').textContent = failed ? problemText(shell.language, failed) : w.loading;
    return;
  }
  const found = search(index, wanted);
  byId('found-count').textContent = found.length > 0 ? w.count(found.length) : w.none;
  replace(byId('found'), found.slice(0, shown).map((item) => itemRow(item, shell)));
  const left = Math.min(found.length - shown, atOnce);
  show('more', left > 0);
  byId('more').textContent = w.more(left);
}

function backLink(text) {
  const link = element('a', 'screen-only', text);
  link.href = '/guide';
  return element('p', 'back', link);
}

function drawOne() {
  const { w, name } = shell;
  const { thing, answers } = place();
  if (failed) {
    const again = element('a', 'button', thing && failed.status === 422 ? w.startAgain : w.tryAgain);
    again.href = thing && failed.status === 422 ? addressOf({ package: thing }) : location.href;
    const why = failed.status === 422 ? w.thingGone : failed.status === 404 ? w.gone : problemText(shell.language, failed);
    replace(byId('one'), [element('h1', '', w.title), element('p', 'band alarm', why), element('p', 'buttons', again), backLink(w.back)]);
    return shell.title(w.title);
  }
  if (!told) return replace(byId('one'), [element('p', 'soft', w.loading)]);
  const view = thing ? packageView(told, answers, shell, { onAnswer, addressOf: (item) => addressOf({ item }) }) : itemView(told, shell);
  shell.title(name(thing ? told.package.name : told.name));
  // What was focused stays so: an answer draws the page anew.
  const focused = document.activeElement?.id;
  byId('one').replaceChildren(backLink(w.back), ...view);
  if (focused) document.getElementById(focused)?.focus({ preventScroll: true });
}

function draw() {
  const { item, thing } = place();
  show('list', !item && !thing);
  show('one', Boolean(item || thing));
  if (item || thing) drawOne();
  else drawList();
}

async function load() {
  const mine = ++asking;
  const { item, thing, answers } = place();
  const query = new URLSearchParams(Object.entries(answers).map((pair) => ['answer', pair.join(':')]));
  const path = item ? `/api/v1/guide/items/${encodeURIComponent(item)}` : thing ? `/api/v1/guide/packages/${encodeURIComponent(thing)}${query.size ? `?${query}` : ''}` : '';
  try {
    const answer = path ? await ask(path) : await loadList();
    if (mine !== asking) return;
    [told, failed] = [answer, null];
    shell.cut(false);
  } catch (refused) {
    if (mine !== asking) return;
    // What is there stays there: somebody may be reading it.
    if (refused.status === 0 && (told || index)) shell.cut(true);
    else failed = refused;
    if (refused.status === 0) setTimeout(() => { if (mine === asking) load(); }, 3000);
  }
  draw();
}

async function loadList() {
  if (index) return null;
  const [guide, things] = await Promise.all([ask('/api/v1/guide', { patienceMs: 60000 }), ask('/api/v1/guide/packages')]);
  [departments, packages, index] = [guide.departments, things.packages, prepared(guide.items)];
  return null;
}

/** To another view of this page, with the way back that the browser has. */
function go(address, how = 'pushState') {
  history[how](null, '', address);
  shell.say('');
  if (how === 'pushState') {
    told = null;
    window.scrollTo(0, 0);
    byId('main').focus({ preventScroll: true });
  }
  failed = null;
  draw();
  load();
}

/** Answers to questions that are no longer asked fall away: they may have been about another way. */
function onAnswer(question, answer) {
  const { thing, answers } = place();
  const order = told.package.questions.map((one) => one.code);
  const kept = order.filter((code) => told.asked.includes(code) && answers[code] !== undefined && order.indexOf(code) < order.indexOf(question)).map((code) => [code, answers[code]]);
  const later = order.filter((code) => answers[code] !== undefined && order.indexOf(code) > order.indexOf(question) && !(told.package.questions.find((one) => one.code === code).when ?? []).length)
    .map((code) => [code, answers[code]]);
  go(addressOf([['package', thing], ...kept, [question, answer], ...later]), 'replaceState');
}

byId('search').addEventListener('submit', (event) => event.preventDefault());
for (const id of ['words', 'subject', 'department']) {
  byId(id).addEventListener('input', () => {
    shown = atFirst;
    drawList();
  });
}
byId('more').addEventListener('click', () => {
  const before = shown;
  shown += atOnce;
  drawList();
  byId('found').children[before]?.querySelector('a').focus();
});
document.addEventListener('click', (event) => {
  const link = event.target.closest('main a[href^="/guide"]');
  if (!link || event.button !== 0 || event.metaKey || event.ctrlKey || event.shiftKey || event.altKey) return;
  event.preventDefault();
  go(link.getAttribute('href'));
});
window.addEventListener('popstate', () => {
  [told, failed] = [null, null];
  draw();
  load();
});
load();
