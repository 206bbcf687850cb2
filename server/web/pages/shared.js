// What both pages need: elements without markup, and a poll that survives a cut line.

/** An element with a class and children; strings become text. */
export function element(tag, className, ...children) {
  const made = document.createElement(tag);
  if (className) made.className = className;
  made.append(...children);
  return made;
}

/** What stands in an address; what cannot stand there is nothing. */
export function plainly(text) {
  try { return decodeURIComponent(text); } catch { return ''; }
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

/**
 * Asks `address` again and again. `onAnswer(data, status)` gets what came (data is null without a body of JSON), `onCut()` is
 * told once when the line is lost. `pace(data)` says how many milliseconds to wait for the next; a page in the background waits.
 */
export function poll(address, { onAnswer, onCut, pace }) {
  let cut = false;
  let timer = 0;
  let waitMs = 3000;

  async function ask() {
    try {
      const answer = await fetch(address, { cache: 'no-store', signal: AbortSignal.timeout(8000) });
      if (answer.status >= 500) throw new Error(String(answer.status));
      const data = answer.ok ? await answer.json() : null;
      cut = false;
      waitMs = pace(data);
      onAnswer(data, answer.status);
    } catch {
      if (!cut) onCut();
      waitMs = cut ? Math.min(waitMs * 1.5, 15000) : 2000;
      cut = true;
    }
    schedule();
  }

  function schedule() {
    clearTimeout(timer);
    if (!document.hidden) timer = setTimeout(ask, waitMs * (0.9 + Math.random() * 0.2));
  }

  document.addEventListener('visibilitychange', () => {
    clearTimeout(timer);
    if (!document.hidden) ask();
  });
  ask();
}
