// Tables whose headings explain themselves.
import { explainButton, setClass, setText, sync } from '/manager/parts.js';
import { element } from '/manager/shared.js';
import { w } from '/manager/words.js';

/**
 * `columns()`: [{key, title, told, cell(row), number, className(row)}]; `told` is what the figure is, none: the heading needs no words. A cell is a text, or
 * {text, share} with a bar of that share. `facts()`: [since, from] of the explanations.
 */
export function fillTable(table, columns, rows, keyOf, facts) {
  if (!table.tHead) {
    const line = element('tr', '');
    for (const { key, told, number } of columns) {
      const title = element('span', '');
      const cell = element('th', number ? 'number' : '', title);
      cell.scope = 'col';
      cell.dataset.key = key;
      const lines = () => {
        const column = table.columns.find((one) => one.key === key);
        const [since, from] = table.facts();
        return [[w().what, column.told], [w().since, since], [w().from, from]];
      };
      if (told) cell.append(explainButton(() => table.columns.find((one) => one.key === key).title, lines, (name) => w().whatIs(name)));
      line.append(cell);
    }
    table.createTHead().append(line);
    table.append(element('tbody', ''));
  }
  table.columns = columns;
  table.facts = facts;
  columns.forEach((column, i) => setText(table.tHead.rows[0].cells[i].firstElementChild, column.title));
  sync(table.tBodies[0], rows, keyOf, () => {
    const cells = columns.map((_, i) => {
      const cell = element(i === 0 ? 'th' : 'td', '');
      if (i === 0) cell.scope = 'row';
      return cell;
    });
    return { root: element('tr', '', ...cells), cells };
  }, ({ cells }, row) => {
    columns.forEach((column, i) => {
      const told = column.cell(row);
      setClass(cells[i], [column.number ? 'number' : '', column.className?.(row) ?? ''].filter(Boolean).join(' '));
      if (typeof told !== 'object') return setText(cells[i], told);
      if (!cells[i].firstElementChild) cells[i].append(element('span', 'share-text'), element('span', 'share', element('span', 'share-fill')));
      setText(cells[i].firstElementChild, told.text);
      cells[i].querySelector('.share-fill').style.setProperty('width', `${Math.min(100, Math.max(0, 100 * told.share)).toFixed(1)}%`);
    });
  });
}
