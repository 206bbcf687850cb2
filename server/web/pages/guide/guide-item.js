// One item: what it takes, what it costs, how long, and which way to go.
import { card, facts, feeText, hoursOf, keyFacts, onward, paperRow, telephone, timeOf } from '/guide-papers.js';
import { element } from '/shared.js';

const isBrought = (paper) => !paper.source || paper.source === 'applicant' || paper.source === 'issued';

function papersOf(guide, shell) {
  const { w, name } = shell;
  const row = (paper) => paperRow(paper, shell, {
    lines: [paper.source === 'issued' ? w.issued : w.grades[paper.grade], name(paper.basis) && w.basis(name(paper.basis))],
  });
  const brought = guide.materials.filter(isBrought);
  const held = guide.materials.filter((paper) => !isBrought(paper));
  const parts = [brought.length > 0 ? element('ul', 'rows papers', ...brought.map(row)) : element('p', 'empty', w.noPapers)];
  if (held.length > 0) {
    parts.push(element('h3', '', w.notAsked), element('ul', 'rows papers held', ...held.map((paper) => paperRow(paper, shell, { lines: [w.shared] }))));
  }
  return card(w.papers(brought.length), ...parts);
}

export function itemView(item, shell) {
  const { w, name, site } = shell;
  const queue = site?.queues.find((one) => one.code === item.queue);
  const title = shell.language === 'zh' && item.shortName ? item.shortName : name(item.name);
  const head = element('div', 'headline', element('p', 'print-only strong', name(site?.hall)), element('p', 'kicker', name(item.departmentName)), element('h1', '', title));
  if (title !== name(item.name)) head.append(element('p', 'soft', name(item.name)));
  if (shell.language === 'en' && !item.name.en) head.append(element('p', 'soft', w.onlyZh));
  const { guide } = item;
  const about = facts([
    [w.office, name(item.departmentName)], [w.queue, queue && `${queue.letters} ${name(queue.name)}`], [w.hours, hoursOf(queue, w)],
    [w.consult, telephone(guide?.consultPhone)], [w.supervise, telephone(guide?.supervisePhone)], [w.code, item.code],
  ]);
  const ways = onward(shell, `item=${encodeURIComponent(item.code)}`);
  if (!guide) return [head, element('p', 'band', w.notPublished), ways, element('div', 'card', about)];
  const channels = (item.forms ?? [1]).map((form) => w.channels[form]).join(' · ');
  const [promised, byLaw] = timeOf(guide, w);
  const told = [
    head,
    keyFacts([[w.time, promised, byLaw], [w.fee, feeText(guide, shell)], [w.where, channels, guide.online ? w.online : '']]),
    ways,
    papersOf(guide, shell),
  ];
  const more = facts([
    [w.conditions, name(guide.conditions)], [w.process, name(guide.process)], [w.result, name(guide.result)], [w.notes, name(guide.notes)],
    [w.legalBasis, name(guide.basis)],
  ]);
  if (more.childElementCount > 0) told.push(element('div', 'card', more));
  told.push(element('div', 'card', about));
  return told;
}
