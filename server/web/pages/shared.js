// What the visitors' pages need: elements without markup.

/** An element with a class and children; strings become text. */
export function element(tag, className, ...children) {
  const made = document.createElement(tag);
  if (className) made.className = className;
  made.append(...children);
  return made;
}

export const byId = (id) => document.getElementById(id);

export function show(id, visible) {
  byId(id).hidden = !visible;
}

/** Puts children in place of what was there, unless it looks the same already: screen readers would read it again. */
export function replace(parent, children) {
  const next = element('div', '', ...children);
  if (!sameContent(parent, next)) parent.replaceChildren(...next.childNodes);
}

function sameContent(a, b) {
  if (a.childNodes.length !== b.childNodes.length) return false;
  return [...a.childNodes].every((node, i) => node.isEqualNode(b.childNodes[i]));
}

/** Words of the hall, as bands: emergencies stand first and look like it. `notices` may be missing. */
export function noticeBands(notices, texts, nameOf) {
  return (notices ?? []).map(({ kind, text }) => element('p', `hall-notice ${kind}`, element('strong', '', texts.notices[kind]), ' ', nameOf(text)));
}

export function clock(time, locale) {
  return time.toLocaleTimeString(locale, { hour: '2-digit', minute: '2-digit', second: '2-digit', hour12: false });
}
