// The fields of the settings' forms: each makes its inputs from a value, reads them again, and says a value in words.
import { element } from '/manager/shared.js';
import { s } from '/manager/settings-words.js';
import { nameOf } from '/manager/words.js';

const minuteMs = 60000;
let made = 0;

function input(type, value, more = {}) {
  const field = element('input', '');
  Object.assign(field, { type, autocomplete: 'off', ...more });
  if (type === 'checkbox') field.checked = value;
  else field.value = value;
  field.id = `setting-${++made}`;
  return field;
}

function select(options, value) {
  const field = element('select', '');
  field.id = `setting-${++made}`;
  for (const [key, text] of options) {
    const option = element('option', '', text);
    option.value = key;
    field.append(option);
  }
  field.value = value;
  return field;
}

/** A wrong input says which field it is in. */
export class Wrong extends Error {}

function whole(text, least, most) {
  const value = Number(text);
  if (!/^\d+$/.test(text.trim()) || value < least || value > most) throw new Wrong(s().between(least, most));
  return value;
}

function number(least, most, { factor = 1, unit = '' } = {}) {
  return {
    make(value) {
      const field = input('text', String(value / factor), { inputMode: 'numeric', maxLength: 6 });
      const box = element('div', 'with-unit', field, ...(unit ? [element('span', 'soft', s().units[unit])] : []));
      return { root: box, focus: field, read: () => whole(field.value, least, most) * factor };
    },
    tell: (value) => `${value / factor}${unit ? ` ${s().units[unit]}` : ''}`,
  };
}
export const count = (least, most, unit) => number(least, most, { unit });
/** 0: no limit. */
export const limit = (most, unit) => {
  const field = number(0, most, { unit });
  return { ...field, tell: (value) => (value === 0 ? s().unlimited : field.tell(value)) };
};
export const minutes = (least, most) => number(least, most, { factor: minuteMs, unit: 'minutes' });
export const seconds = (least, most) => number(least, most, { factor: 1000, unit: 'seconds' });

const millionth = 1000000;
/** Degrees of the earth, kept as millionths. */
export const degrees = (most) => ({
  make(value) {
    const field = input('text', (value / millionth).toFixed(6), { maxLength: 12, placeholder: '30.473900' });
    const read = () => {
      const told = field.value.trim();
      if (!/^-?\d{1,3}(\.\d{1,6})?$/.test(told) || Math.abs(Number(told)) > most) throw new Wrong(s().noDegrees(most));
      return Math.round(Number(told) * millionth);
    };
    return { root: element('div', 'with-unit', field, element('span', 'soft', s().units.degrees)), focus: field, read };
  },
  tell: (value) => `${(value / millionth).toFixed(6)} ${s().units.degrees}`,
});

/** Left empty: the entry has none. */
export const minutesOrNone = (most) => ({
  make(value) {
    const field = input('text', value === undefined ? '' : String(value / minuteMs), { inputMode: 'numeric', maxLength: 6 });
    const read = () => (field.value.trim() === '' ? undefined : whole(field.value, 1, most) * minuteMs);
    return { root: element('div', 'with-unit', field, element('span', 'soft', s().units.minutes)), focus: field, read };
  },
  tell: (value) => (value === undefined ? s().none : `${value / minuteMs} ${s().units.minutes}`),
});

export const text = (most) => ({
  make(value) {
    const field = input('text', value ?? '', { maxLength: most });
    return { root: field, focus: field, read: () => field.value.trim() };
  },
  tell: (value) => value || s().none,
});

const isTime = /^([01]\d|2[0-3]):([0-5]\d)$/;
const timeText = (minute) => `${String(Math.floor(minute / 60)).padStart(2, '0')}:${String(minute % 60).padStart(2, '0')}`;
const minuteOf = (told) => (isTime.test(told ?? '') ? Number(told.slice(0, 2)) * 60 + Number(told.slice(3)) : null);
export const time = {
  make(value) {
    const field = input('text', timeText(value), { maxLength: 5, placeholder: '09:00' });
    const read = () => {
      const told = field.value.trim();
      if (told === '24:00') return 1440;
      if (!isTime.test(told)) throw new Wrong(s().noTime);
      return Number(told.slice(0, 2)) * 60 + Number(told.slice(3));
    };
    return { root: field, focus: field, read };
  },
  tell: timeText,
};

export const truth = {
  make(value) {
    const field = input('checkbox', value);
    const label = element('label', '', s().yes);
    label.htmlFor = field.id;
    return { root: element('span', 'option', field, label), focus: field, read: () => field.checked };
  },
  tell: (value) => (value ? s().yes : s().no),
};

/** Chinese, and English where there is one. `optional`: the entry may have none. */
export const name = (most, optional) => ({
  make(value) {
    const zh = input('text', value?.zh ?? '', { maxLength: most, lang: 'zh-CN', placeholder: '中文' });
    const en = input('text', value?.en ?? '', { maxLength: most * 3, lang: 'en', placeholder: 'English' });
    zh.setAttribute('aria-label', '中文');
    en.setAttribute('aria-label', 'English');
    const read = () => {
      if (optional && !zh.value.trim() && !en.value.trim()) return undefined;
      if (!zh.value.trim()) throw new Wrong(s().chineseNeeded);
      return en.value.trim() ? { zh: zh.value.trim(), en: en.value.trim() } : { zh: zh.value.trim() };
    };
    return { root: element('div', 'two', zh, en), focus: zh, read };
  },
  tell: (value) => (value ? [value.zh, value.en].filter(Boolean).join(' / ') : s().none),
});

/** `options(all)`: pairs of key and words. */
export const choice = (options) => ({
  make(value, all) {
    const field = select(options(all), value);
    return { root: field, focus: field, read: () => field.value };
  },
  tell: (value, all) => options(all).find(([key]) => key === value)?.[1] ?? value,
});

const queueTitle = (all, code) => {
  const queue = all.queues.find((one) => one.code === code);
  return queue ? `${queue.letters} ${nameOf(queue.name)}` : code;
};

/** The queues of a profile in their order, each with its share where the rule has shares. */
export const orderedQueues = {
  make(value, all, entry) {
    const rows = value.map((code, i) => ({ code, share: entry.shares[i] ?? 1 }));
    const list = element('ol', 'ordered');
    const add = select([], '');
    const button = (label, title, does, off) => {
      const one = element('button', 'quiet icon-button', label);
      Object.assign(one, { type: 'button', disabled: off, title });
      one.setAttribute('aria-label', title);
      one.addEventListener('click', () => {
        does();
        draw();
      });
      return one;
    };
    const move = (from, to) => rows.splice(to, 0, ...rows.splice(from, 1));
    function draw() {
      list.replaceChildren(...rows.map((row, i) => {
        const share = input('text', String(row.share), { inputMode: 'numeric', maxLength: 3, className: 'share-input' });
        share.setAttribute('aria-label', s().share);
        share.addEventListener('input', () => (row.share = share.value));
        const title = queueTitle(all, row.code);
        return element('li', '', element('span', 'ordered-name', title), share, button('↑', `${s().up}: ${title}`, () => move(i, i - 1), i === 0),
          button('↓', `${s().down}: ${title}`, () => move(i, i + 1), i === rows.length - 1), button('×', `${s().out}: ${title}`, () => rows.splice(i, 1), rows.length === 1));
      }));
      const left = all.queues.filter((queue) => !rows.some((row) => row.code === queue.code));
      add.replaceChildren(...[['', s().addQueue], ...left.map((queue) => [queue.code, queueTitle(all, queue.code)])].map(([key, words]) => {
        const option = element('option', '', words);
        option.value = key;
        return option;
      }));
    }
    add.setAttribute('aria-label', s().addQueue);
    add.addEventListener('change', () => {
      if (add.value) rows.push({ code: add.value, share: 1 });
      draw();
    });
    draw();
    const shares = () => rows.map((row) => whole(String(row.share), 1, 100));
    return { root: element('div', 'ordered-field', list, add), focus: add, read: () => rows.map((row) => row.code), shares };
  },
  tell: (value, all) => value.map((code) => queueTitle(all, code)).join(' › '),
};

/** What a clerk is best at, takes besides, or does not take: one choice for each queue. */
export const roster = {
  make(value, all) {
    const fields = all.queues.map((queue) => {
      const state = value.skills.includes(queue.code) ? 'skill' : value.fallback.includes(queue.code) ? 'fallback' : 'none';
      const field = select([['none', s().notTaken], ['skill', s().skill], ['fallback', s().fallback]], state);
      const label = element('label', '', queueTitle(all, queue.code));
      label.htmlFor = field.id;
      return { code: queue.code, field, row: element('div', 'roster-row', label, field) };
    });
    const of = (state) => fields.filter((one) => one.field.value === state).map((one) => one.code);
    return { root: element('div', 'roster', ...fields.map((one) => one.row)), focus: fields[0]?.field, read: () => ({ skills: of('skill'), fallback: of('fallback') }) };
  },
  tell(value, all) {
    if (value.skills.length + value.fallback.length === 0) return s().takesAll;
    const some = (label, codes) => (codes.length > 0 ? [`${label}: ${codes.map((code) => queueTitle(all, code)).join(', ')}`] : []);
    return [...some(s().skill, value.skills), ...some(s().fallback, value.fallback)].join(' · ');
  },
};

/** What a rating can be given for: those that are there keep their codes, a new one is given one. */
export const reasons = {
  make(value) {
    const rows = [];
    const list = element('ol', 'ordered reasons');
    const most = 20;
    const labelled = (field, label) => {
      field.setAttribute('aria-label', label);
      return field;
    };
    function add(reason, isNew) {
      const code = isNew ? labelled(input('text', '', { maxLength: 64, placeholder: s().reasonCode }), s().reasonCode) : element('span', 'soft small', reason.code);
      const called = name(60).make(reason.name);
      const of = labelled(select(Object.entries(s().ratedOf), reason.of), s().ratedOfLabel);
      const out = element('button', 'quiet icon-button', '×');
      Object.assign(out, { type: 'button', title: s().out });
      out.setAttribute('aria-label', `${s().out}: ${reason.name.zh || s().addReason}`);
      const line = element('li', '', called.root, of, code, out);
      const row = {
        read() {
          const wanted = isNew ? code.value.trim() : reason.code;
          if (!/^[a-z-]{1,64}$/.test(wanted)) throw new Wrong(`${s().reasonCode}: ${s().noReasonCode}`);
          return { code: wanted, name: called.read(), of: of.value };
        },
      };
      out.addEventListener('click', () => {
        rows.splice(rows.indexOf(row), 1);
        line.remove();
        limits();
        more.focus();
      });
      rows.push(row);
      list.append(line);
      limits();
      return called.focus;
    }
    /** One at least: a hall file has no way to say none. */
    function limits() {
      more.disabled = rows.length >= most;
      for (const out of list.querySelectorAll('button')) out.disabled = rows.length === 1;
    }
    const more = element('button', 'quiet', s().addReason);
    Object.assign(more, { type: 'button', id: `setting-${++made}` });
    more.addEventListener('click', () => add({ name: { zh: '' }, of: 'both' }, true).focus());
    for (const reason of value) add(reason, false);
    const read = () => {
      const told = rows.map((row) => row.read());
      if (new Set(told.map((one) => one.code)).size < told.length) throw new Wrong(s().codeTaken);
      return told;
    };
    return { root: element('div', 'ordered-field', list, more), focus: more, read };
  },
  tell: (value) => value.map((one) => nameOf(one.name)).join(' · ') || s().none,
};

export const weekdays = {
  make(value) {
    const days = [1, 2, 3, 4, 5, 6, 7].map((day) => {
      const field = input('checkbox', value.includes(day));
      const label = element('label', '', s().days[day - 1]);
      label.htmlFor = field.id;
      return { day, field, root: element('span', 'option', field, label) };
    });
    return { root: element('div', 'options', ...days.map((one) => one.root)), focus: days[0].field, read: () => days.filter((one) => one.field.checked).map((one) => one.day) };
  },
  tell: (value) => value.map((day) => s().days[day - 1]).join(' ') || s().none,
};

/** Stretches of a day: "09:00-12:00 13:30-17:00". */
export const stretches = {
  make(value) {
    const field = input('text', stretches.tell(value), { maxLength: 150, placeholder: '09:00-12:00 13:30-17:00' });
    const read = () => {
      const told = field.value.split(/[\s,;，；、]+/).filter(Boolean);
      if (told.length === 0) throw new Wrong(s().noStretch);
      return told.map((one) => {
        const [from, until] = one.split(/[-–]/);
        const end = until === '24:00' ? 1440 : minuteOf(until);
        if (!isTime.test(from) || end === null || end <= minuteOf(from)) throw new Wrong(s().noStretch);
        return { from: minuteOf(from), until: end };
      });
    };
    return { root: field, focus: field, read };
  },
  tell: (value) => value.map(({ from, until }) => `${timeText(from)}-${timeText(until)}`).join(' '),
};

const dateText = (date) => `${String(date).slice(0, 4)}-${String(date).slice(4, 6)}-${String(date).slice(6)}`;
export const dates = {
  make(value) {
    const field = element('textarea', '');
    Object.assign(field, { id: `setting-${++made}`, rows: 2, value: value.map(dateText).join(' '), placeholder: '2026-10-01 2026-10-02' });
    const read = () => field.value.split(/[\s,;，；、]+/).filter(Boolean).map((told) => {
      if (!/^\d{4}-\d{2}-\d{2}$/.test(told) || Number.isNaN(Date.parse(told))) throw new Wrong(s().noDate(told));
      return Number(told.replaceAll('-', ''));
    });
    return { root: field, focus: field, read };
  },
  tell: (value) => value.map(dateText).join(', ') || s().none,
};

