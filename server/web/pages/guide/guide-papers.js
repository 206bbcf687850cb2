// Papers, facts and ways onward, as an item and a package both show them.
import { element } from '/shared.js';
import { minuteText } from '/texts.js';

/** "original, 1 copy" and what else there is to know before one comes. */
function traits(paper, w) {
  const form = w.forms[paper.form] ?? paper.form;
  const parts = [paper.copies > 1 ? `${form} · ${w.copies(paper.copies)}` : form];
  if (!paper.required) parts.push(w.ifAny);
  if (paper.mayFollow) parts.push(w.mayFollow);
  return parts.join(' · ');
}

/** One paper: `tick` is a checkbox, or nothing; `lines` more of what is known. */
export function paperRow(paper, { w, name }, { tick, lines = [] } = {}) {
  const text = element('div', 'paper', element('b', '', name(paper.name)), element('span', 'soft', traits(paper, w)));
  for (const line of lines.filter(Boolean)) text.append(element('span', 'soft', line));
  const row = element('li', '', element('span', 'box'), text);
  if (tick) row.prepend(tick);
  return row;
}

export function card(title, ...children) {
  return element('section', 'stack', element('h2', '', title), ...children);
}

/** Rows of [what, text]; those without a text are left out. */
export function facts(rows) {
  const list = element('dl', 'facts');
  for (const [what, text] of rows) {
    if (!text) continue;
    list.append(element('dt', '', what), typeof text === 'string' ? element('dd', '', text) : element('dd', '', ...text));
  }
  return list;
}

export function keyFacts(rows) {
  const list = element('dl', 'key-facts');
  for (const [what, text, more] of rows) {
    const told = element('dd', '', text);
    if (more) told.append(element('small', '', more));
    list.append(element('div', 'key-fact', element('dt', '', what), told));
  }
  return list;
}

/** A number that a phone can call. */
export function telephone(number) {
  if (!number) return null;
  const link = element('a', '', number);
  link.href = `tel:${number.replace(/[^0-9+]/g, '')}`;
  return [link];
}

export function hoursOf(queue, w) {
  if (!queue || queue.closesAt - queue.opensAt >= 1440) return w.allDay;
  return `${minuteText(queue.opensAt)}–${minuteText(queue.closesAt)}`;
}

/** To a booking or a ticket, where the hall has them; `query` says for what. */
export function onward(shell, query) {
  const buttons = element('p', 'buttons');
  for (const [page, path, look] of [['book', '/book', 'button primary'], ['take', '/take', 'button']]) {
    if (!shell.offers(page)) continue;
    const link = element('a', look, shell.w[page]);
    link.href = `${path}?${query}`;
    buttons.append(link);
  }
  return buttons;
}

/** Free is free in both languages; what costs is said in the hall's words. */
export const feeText = (guide, { w, name }) => name(guide.fee) || w.notStated;

/** How long: what is promised, and the law's limit beside it when it is longer. */
export function timeOf(guide, w) {
  const promised = guide.promisedDays > 0 ? w.promised(guide.promisedDays) : guide.caseType === 1 || guide.statutoryDays === 0 ? w.atOnce : w.promised(guide.statutoryDays);
  const isShorter = guide.statutoryDays > guide.promisedDays && guide.statutoryDays > 0;
  return [promised, isShorter ? w.statutory(guide.statutoryDays) : ''];
}
