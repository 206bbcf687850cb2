// Every text that is seen, against what lies behind it: those with less contrast than WCAG 2 wants (1.4.3), as "ratio text".
(() => {
  const parse = (text) => {
    const found = text.match(/rgba?\(([^)]+)\)/)?.[1].split(/[\s,/]+/).map(Number);
    return found ? { rgb: found.slice(0, 3), alpha: found[3] ?? 1 } : null;
  };
  const light = ([r, g, b]) => {
    const linear = [r, g, b].map((c) => (c / 255 <= 0.04045 ? c / 255 / 12.92 : ((c / 255 + 0.055) / 1.055) ** 2.4));
    return 0.2126 * linear[0] + 0.7152 * linear[1] + 0.0722 * linear[2];
  };
  const over = (front, alpha, back) => front.map((c, i) => c * alpha + back[i] * (1 - alpha));
  const behind = (node) => {
    const layers = [];
    for (let at = node; at; at = at.parentElement) {
      const colour = parse(getComputedStyle(at).backgroundColor);
      if (colour && colour.alpha > 0) layers.push(colour);
      if (colour?.alpha === 1) break;
    }
    return layers.reverse().reduce((back, layer) => over(layer.rgb, layer.alpha, back), [255, 255, 255]);
  };
  const found = new Set();
  const walker = document.createTreeWalker(document.body, NodeFilter.SHOW_TEXT);
  for (let text = walker.nextNode(); text; text = walker.nextNode()) {
    const node = text.parentElement;
    if (!text.data.trim() || !node.checkVisibility({ opacityProperty: true, visibilityProperty: true })) continue;
    // A stale page is grey on purpose, and says so in words that are not; what is disabled need not be read.
    if (node.closest('.hidden, .skip, noscript, script, :disabled') || (document.body.classList.contains('stale') && node.closest('.page'))) continue;
    const style = getComputedStyle(node);
    const front = parse(style.color);
    if (!front) continue;
    const back = behind(node);
    const [a, b] = [light(over(front.rgb, front.alpha, back)), light(back)].sort((x, y) => y - x);
    const ratio = (a + 0.05) / (b + 0.05);
    const size = parseFloat(style.fontSize);
    const large = size >= 24 || (size >= 18.66 && Number(style.fontWeight) >= 700);
    if (ratio < (large ? 3 : 4.5)) found.add(`${ratio.toFixed(2)} ${text.data.trim().slice(0, 40)} (${node.className || node.tagName})`);
  }
  return [...found];
})()
