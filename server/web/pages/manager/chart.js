// Columns over half hours, as SVG of our own: it wears the page's colours, light or dark, and every chart has its figures in a table below.
import { element } from '/manager/shared.js';

const space = 'http://www.w3.org/2000/svg';
const height = 220;
const edge = { left: 40, right: 8, top: 14, bottom: 26 };

export function shape(tag, attributes, text) {
  const made = document.createElementNS(space, tag);
  for (const [name, value] of Object.entries(attributes)) made.setAttribute(name, value);
  if (text !== undefined) made.textContent = text;
  return made;
}

/** 1, 2 or 5 times a power of ten, so that about four lines carry whole numbers. */
function stepFor(largest) {
  const rough = Math.max(1, largest / 4);
  const power = 10 ** Math.floor(Math.log10(rough));
  return [1, 2, 5, 10].map((times) => times * power).find((step) => step >= rough);
}

/**
 * `series`: [{name, className, values}], drawn beside each other; of a series with `mark` only the top is drawn, as a line over the columns.
 * `ranges` of a series: [low, high] beside each value, drawn as a whisker. `labels`: one per value. `limit`: a line across, with its name.
 */
export function drawColumns(holder, { labels, series, unit, limit }) {
  const width = Math.max(320, Math.floor(holder.clientWidth));
  const key = JSON.stringify([width, labels, series, unit, limit]);
  if (holder.drawn === key) return;
  holder.drawn = key;
  const columns = series.filter((one) => !one.mark);
  const largest = Math.max(1, limit?.value ?? 0, ...series.flatMap((one) => one.values), ...series.flatMap((one) => (one.ranges ?? []).map((range) => range[1])));
  const step = stepFor(largest);
  const top = Math.ceil(largest / step) * step;
  const inner = { width: width - edge.left - edge.right, height: height - edge.top - edge.bottom };
  const y = (value) => edge.top + inner.height * (1 - value / top);
  const svg = shape('svg', { viewBox: `0 0 ${width} ${height}`, width, height, class: 'chart', 'aria-hidden': 'true' });
  for (let value = 0; value <= top; value += step) {
    svg.append(shape('line', { x1: edge.left, x2: width - edge.right, y1: y(value), y2: y(value), class: value === 0 ? 'axis' : 'grid' }));
    svg.append(shape('text', { x: edge.left - 8, y: y(value) + 4, class: 'tick', 'text-anchor': 'end' }, value));
  }
  const each = inner.width / Math.max(1, labels.length);
  const wide = Math.min(28, (each * 0.72) / Math.max(1, columns.length));
  const everyLabel = Math.ceil(46 / each);
  const said = (one, i) => `${labels[i]} · ${one.name}: ${one.values[i]}${unit}${one.ranges ? ` (${one.ranges[i][0]}–${one.ranges[i][1]})` : ''}`;
  const whisker = (one, i, x, room) => {
    const range = one.ranges?.[i];
    if (!range || range[1] <= 0) return;
    const foot = Math.min(4, room);
    svg.append(shape('path', { d: `M${x} ${y(range[0])}V${y(range[1])}M${x - foot} ${y(range[0])}h${2 * foot}M${x - foot} ${y(range[1])}h${2 * foot}`, class: `whisker ${one.className}` }));
  };
  labels.forEach((label, i) => {
    const middle = edge.left + each * (i + 0.5);
    columns.forEach((one, n) => {
      const value = one.values[i];
      if (value <= 0) return;
      const left = middle + (n - columns.length / 2) * wide;
      const column = shape('rect', { x: left + 1, y: y(value), width: Math.max(1, wide - 2), height: y(0) - y(value), rx: Math.min(3, wide / 4), class: one.className });
      column.append(shape('title', {}, said(one, i)));
      svg.append(column);
      whisker(one, i, left + wide / 2, wide / 3);
    });
    for (const one of series.filter((other) => other.mark)) {
      if (one.values[i] <= 0) continue;
      const half = Math.min(each * 0.4, 20);
      const mark = shape('line', { x1: middle - half, x2: middle + half, y1: y(one.values[i]), y2: y(one.values[i]), class: one.className });
      mark.append(shape('title', {}, said(one, i)));
      svg.append(mark);
      whisker(one, i, middle, half / 3);
    }
    if (i % everyLabel === 0) svg.append(shape('text', { x: middle, y: height - 8, class: 'tick', 'text-anchor': 'middle' }, label));
  });
  if (limit) {
    svg.append(shape('line', { x1: edge.left, x2: width - edge.right, y1: y(limit.value), y2: y(limit.value), class: 'limit' }));
    svg.append(shape('text', { x: width - edge.right, y: y(limit.value) - 5, class: 'tick limit-name', 'text-anchor': 'end' }, limit.name));
  }
  const names = element('p', 'legend', ...series.map((one) => element('span', `legend-name ${one.className}`, one.name)));
  holder.replaceChildren(names, svg);
}
