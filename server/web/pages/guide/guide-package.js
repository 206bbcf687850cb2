// "One thing": questions, and at their end a list of one's own: every paper once, what it costs, how long the whole takes.
import { card, feeText, keyFacts, onward, paperRow, timeOf } from '/guide-papers.js';
import { element } from '/shared.js';
import { dateText } from '/texts.js';

/** What was ticked off stands in this browser alone, by package and paper. */
const ticks = {
  key: (code) => `ticked:${code}`,
  read(code) { try { return new Set(JSON.parse(localStorage.getItem(this.key(code)) ?? '[]')); } catch { return new Set(); } },
  write(code, set) {
    try {
      if (set.size > 0) localStorage.setItem(this.key(code), JSON.stringify([...set]));
      else localStorage.removeItem(this.key(code));
    } catch { /* then for this view only */ }
  },
};

function questionField(question, chosen, shell, onAnswer) {
  const { name } = shell;
  const field = element('fieldset', 'choices', element('legend', '', name(question.name)));
  for (const answer of question.answers) {
    const input = element('input');
    Object.assign(input, { type: 'radio', name: question.code, value: answer.code, checked: answer.code === chosen, id: `answer-${question.code}-${answer.code}` });
    input.addEventListener('change', () => onAnswer(question.code, answer.code));
    field.append(element('label', 'choice', input, element('span', '', name(answer.name))));
  }
  return field;
}

/** Papers that somebody has to bring, in the list's order; and those that nobody is asked for. */
function split(list) {
  const isHeld = (paper) => paper.state === 'held';
  return { brought: list.materials.filter((paper) => !isHeld(paper)), held: list.materials.filter(isHeld) };
}

function papersPart(told, shell) {
  const { w, name } = shell;
  const { brought, held } = split(told.list);
  const names = new Map(told.items.map((item) => [item.code, shell.language === 'zh' && item.shortName ? item.shortName : name(item.name)]));
  const done = ticks.read(told.package.code);
  const count = element('p', 'soft screen-only');
  count.setAttribute('role', 'status');
  const clear = element('button', 'button plain', w.untick);
  clear.type = 'button';
  const tell = () => {
    const ready = brought.filter((paper) => done.has(paper.code)).length;
    count.textContent = w.ready(ready, brought.length);
    clear.hidden = ready === 0;
  };
  const rows = brought.map((paper) => {
    const input = element('input');
    Object.assign(input, { type: 'checkbox', checked: done.has(paper.code) });
    input.setAttribute('aria-label', w.tick(name(paper.name)));
    const uses = told.items.length > 1 ? w.usedFor(paper.items.map((code) => names.get(code) ?? code).join(shell.language === 'zh' ? '、' : ', ')) : '';
    const row = paperRow(paper, shell, { tick: element('label', 'tick', input), lines: [uses] });
    const show = () => row.querySelector('.paper').classList.toggle('done', input.checked);
    input.addEventListener('change', () => {
      if (input.checked) done.add(paper.code);
      else done.delete(paper.code);
      ticks.write(told.package.code, done);
      show();
      tell();
    });
    show();
    row.untick = () => { input.checked = false; show(); };
    return row;
  });
  clear.addEventListener('click', () => {
    done.clear();
    ticks.write(told.package.code, done);
    rows.forEach((row) => row.untick());
    tell();
  });
  tell();
  const list = rows.length > 0 ? element('ul', 'rows papers', ...rows) : element('p', 'empty', w.noPapers);
  const part = card(w.papers(brought.length), element('p', 'buttons screen-only', count, clear), list);
  if (held.length > 0) {
    part.append(element('h3', '', w.notAsked), element('ul', 'rows papers held',
      ...held.map((paper) => paperRow(paper, shell, { lines: [paper.source === 'shared' ? w.shared : w.madeHere] }))));
  }
  return part;
}

function itemsPart(told, shell, addressOf) {
  const { w, name } = shell;
  const titles = told.items.map((item) => (shell.language === 'zh' && item.shortName ? item.shortName : name(item.name)));
  const rows = told.items.map((item, index) => {
    const link = element('a', '', titles[index]);
    link.href = addressOf(item.code);
    const after = told.list.after[index].map((other) => titles[other]);
    const when = after.length > 0 ? w.together(after.join(shell.language === 'zh' ? '、' : ', ')) : w.straight;
    const time = item.guide ? timeOf(item.guide, w)[0] : w.notPublished;
    return element('li', '', element('span', '', link, ' ', element('span', 'soft', name(item.departmentName))), element('span', 'soft', `${time} · ${when}`));
  });
  return card(w.items, element('ol', 'course', ...rows));
}

function feesPart(told, shell) {
  const { w, name } = shell;
  const costs = told.items.filter((item) => item.guide);
  const all = new Set(costs.map((item) => feeText(item.guide, shell)));
  if (all.size === 1) return [...all][0];
  const isFree = (text) => /^(免费|不收费|free)$/i.test(text);
  return costs.filter((item) => !isFree(feeText(item.guide, shell)))
    .map((item) => `${shell.language === 'zh' && item.shortName ? item.shortName : name(item.name)}: ${feeText(item.guide, shell)}`).join('; ') || w.free;
}

function tools(shell) {
  const { w } = shell;
  const print = element('button', 'button primary', w.print);
  const copy = element('button', 'button', w.copy);
  print.type = copy.type = 'button';
  print.id = 'print-list';
  copy.id = 'copy-link';
  print.addEventListener('click', () => window.print());
  copy.addEventListener('click', async () => {
    try {
      await navigator.clipboard.writeText(location.href);
      shell.say(w.copied, 'good');
    } catch {
      shell.say(w.notCopied);
    }
    document.querySelector('.status').scrollIntoView({ block: 'nearest' });
  });
  return element('p', 'buttons', print, copy);
}

/** `answers`: question to answer, as the address has them; `onAnswer(question, answer)`. */
export function packageView(told, answers, shell, { onAnswer, addressOf }) {
  const { w, name } = shell;
  const thing = told.package;
  const asked = told.asked.map((code) => thing.questions.find((one) => one.code === code));
  const head = element('div', 'headline', element('p', 'print-only strong', name(shell.site?.hall)), element('p', 'kicker', w.packages), element('h1', '', name(thing.name)));
  if (thing.note) head.append(element('p', 'soft', name(thing.note)));
  const view = [head];
  if (asked.length > 0) {
    view.push(element('div', 'questions', element('h2', '', w.ask), ...asked.map((one) => questionField(one, answers[one.code], shell, onAnswer))));
  }
  if (!told.list) {
    const open = asked.filter((one) => answers[one.code] === undefined).length;
    const left = element('p', 'band', w.open(open));
    left.setAttribute('role', 'status');
    return [...view, left];
  }
  const situation = element('div', 'print-only card', element('h2', '', w.answers), ...asked.map((one) => element('p', '', `${name(one.name)} ${name(one.answers.find((answer) => answer.code === answers[one.code])?.name)}`)));
  return [
    ...view,
    element('h2', 'screen-only', w.myList),
    keyFacts([[w.time, told.list.promisedDays > 0 ? w.thingTime(told.list.promisedDays) : w.atOnce, thing.joint ? w.joint : ''], [w.fees, feesPart(told, shell)]]),
    ...(asked.length > 0 ? [situation] : []),
    tools(shell),
    papersPart(told, shell),
    itemsPart(told, shell, addressOf),
    onward(shell, `package=${encodeURIComponent(thing.code)}`),
    element('p', 'print-only soft', w.printedAt(dateText(shell.site?.today ?? '', w.date))),
  ];
}
