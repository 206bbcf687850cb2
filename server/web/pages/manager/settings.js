// The page "Settings": what the law reads. Each change is shown as old and new before it is made, and made only on the version that was looked at.
import { askFirst } from '/manager/acts.js';
import { Refused, command } from '/manager/ask.js';
import { setText } from '/manager/parts.js';
import { Wrong, text } from '/manager/settings-fields.js';
import { bodyOf, kinds } from '/manager/settings-kinds.js';
import { s } from '/manager/settings-words.js';
import { byId, element } from '/manager/shared.js';
import { languageNow } from '/manager/words.js';

let kind = 'hall';
let drawn = '';
let all = null;                  // the configuration that is shown
let clerkName = (id) => id;
let afterwards = () => {};

/** What is done when something was changed, or turned out to be: it is read again. */
export function whenSettingsChange(does) {
  afterwards = does;
}

const wordsOf = (member) => s().fields[kind]?.[member] ?? s().fields.any[member];

function fieldset(member, part) {
  const { label, does } = wordsOf(member);
  const title = element('label', '', label);
  if (part.focus) title.htmlFor = part.focus.id;
  return element('div', 'field', title, part.root, element('p', 'soft small', does));
}

/** First the form, then old and new, then the hall. */
function openForm(code, entry, isNew) {
  const { fields } = kinds[kind];
  const codeField = isNew ? text(64).make('') : null;
  const parts = fields.map(([member, field]) => [member, field, field.make(entry[member], all, entry)]);
  const title = isNew ? s().newOf[kind] : s().change(kinds[kind].title(entry, code, clerkName));
  const body = [...(codeField ? [fieldset('code', codeField)] : []), ...parts.map(([member, , part]) => fieldset(member, part))];

  function read() {
    const values = {};
    for (const [member, , part] of parts) {
      try {
        values[member] = part.read();
      } catch (wrong) {
        if (wrong instanceof Wrong) throw new Refused(422, 'field-wrong', `${wordsOf(member).label}: ${wrong.message}`);
        throw wrong;
      }
    }
    return values;
  }

  const ask = () => askFirst(title, [element('div', 'setting-form', ...body)], [{ label: s().review, kind: 'primary', does: async () => review() }], 'wide');

  function review() {
    const values = read();
    const shares = parts.find(([member]) => member === 'queues')?.[2].shares?.();
    const wanted = codeField ? codeField.read() : code;
    if (codeField && !/^[A-Za-z0-9._-]{1,64}$/.test(wanted)) throw new Refused(422, 'field-wrong', `${wordsOf('code').label}: ${s().noCode}`);
    if (codeField && kinds[kind].entries(all).some(([there]) => there === wanted)) throw new Refused(422, 'field-wrong', s().codeTaken);
    const changed = parts.filter(([member]) => isNew || JSON.stringify(values[member]) !== JSON.stringify(entry[member]));
    const sharesChanged = shares && values.rule !== 'preference' && JSON.stringify(shares) !== JSON.stringify(entry.shares);
    if (changed.length === 0 && !sharesChanged) throw new Refused(422, 'nothing-changed');
    const rows = changed.map(([member, field]) => element('tr', '', element('th', '', wordsOf(member).label),
      element('td', 'old', isNew ? '' : field.tell(entry[member], all)), element('td', 'new', field.tell(values[member], all))));
    if (sharesChanged) rows.push(element('tr', '', element('th', '', s().share), element('td', 'old', (entry.shares ?? []).join(' : ')), element('td', 'new', shares.join(' : '))));
    const head = element('tr', '', element('th', ''), element('th', '', s().was), element('th', '', s().willBe));
    const table = element('table', 'table change', element('thead', '', head), element('tbody', '', ...rows));
    const save = () => command(`/api/v1/configuration/${kind}/${encodeURIComponent(wanted)}`, bodyOf(kind, entry, values, shares), { method: 'PUT', match: `"${version}"` })
      .catch((refused) => {
        if (refused.code === 'configuration-changed') afterwards();
        throw refused;
      }).then(afterwards);
    askFirst(title, [table, element('p', 'soft', s().effects[kind])], [{ label: s().back, kind: 'quiet', does: async () => ask() }, { label: s().save, kind: 'primary', does: save }], 'wide');
  }
  const { version } = all;
  ask();
}

function buttonOf(label, name, does) {
  const button = element('button', 'quiet', label);
  button.type = 'button';
  button.setAttribute('aria-label', name);
  button.addEventListener('click', does);
  return button;
}

function table() {
  const { columns, fields, entries, title } = kinds[kind];
  const shown = columns.map((member) => fields.find(([one]) => one === member));
  const head = element('tr', '', element('th', '', s().entry[kind]), ...shown.map(([member]) => element('th', '', wordsOf(member).label)), element('th', ''));
  for (const cell of head.children) cell.scope = 'col';
  const rows = entries(all).map(([code, entry]) => {
    const called = title(entry, code, clerkName);
    const first = element('th', '', called);
    first.scope = 'row';
    return element('tr', '', first, ...shown.map(([member, field]) => element('td', 'long', field.tell(entry[member], all))),
      element('td', 'number', buttonOf(s().changeButton, s().change(called), () => openForm(code, entry, false))));
  });
  const made = element('table', 'table', element('thead', '', head), element('tbody', '', ...rows));
  made.setAttribute('aria-label', s().kinds[kind]);
  return made;
}

function tabs() {
  return Object.keys(kinds).map((one) => {
    const button = element('button', 'quiet', s().kinds[one]);
    button.type = 'button';
    button.dataset.kind = one;
    button.setAttribute('aria-pressed', String(one === kind));
    button.addEventListener('click', () => {
      kind = one;
      drawn = '';
      renderSettings({ data: all }, clerkName);
    });
    return button;
  });
}

export function renderSettings({ data }, nameOfClerk) {
  if (!data) return;
  all = data;
  clerkName = nameOfClerk;
  const looks = [languageNow(), kind, data.version, kinds.staff.entries(data).map(([id]) => clerkName(id))].join('|');
  if (looks === drawn) return;
  drawn = looks;
  const focused = document.activeElement?.dataset?.kind;
  byId('setting-kinds').replaceChildren(...tabs());
  if (focused) byId('setting-kinds').querySelector(`[data-kind=${focused}]`)?.focus();
  setText(byId('setting-about'), s().about[kind]);
  byId('setting-table').replaceChildren(table());
  const { fresh } = kinds[kind];
  byId('setting-new').replaceChildren(...(fresh ? [buttonOf(s().add[kind], s().add[kind], () => openForm('', fresh(all), true))] : []));
  setText(byId('setting-version'), s().version(data.version));
}
