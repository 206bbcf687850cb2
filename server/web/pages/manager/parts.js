// What every page of the dashboard is made of: kept lists, times, and the answer to "what is this number?".
import { byId, element } from '/manager/shared.js';

const made = new WeakMap();

/**
 * One child per item, kept by its key, in the items' order: what somebody points at or has the focus in is not made anew every second.
 * `make(item)` gives an object with `root`, which `update(object, item)` fills.
 */
export function sync(parent, items, keyOf, make, update) {
  const focused = parent.contains(document.activeElement) ? document.activeElement : null;
  const old = new Map([...parent.children].map((child) => [child.dataset.key, child]));
  let place = parent.firstElementChild;
  for (const item of items) {
    const key = String(keyOf(item));
    let child = old.get(key);
    old.delete(key);
    if (!child) {
      const parts = make(item);
      child = parts.root;
      child.dataset.key = key;
      made.set(child, parts);
    }
    update(made.get(child), item);
    if (child === place) place = place.nextElementSibling;
    else parent.insertBefore(child, place);
  }
  for (const child of old.values()) child.remove();
  if (focused?.isConnected && document.activeElement !== focused) focused.focus({ preventScroll: true });  // what is moved loses it
}

/** Only what differs: a text that is written again is read out again. */
export function setText(node, text) {
  const wanted = String(text ?? '');
  if (node.textContent !== wanted) node.textContent = wanted;
}

export function setClass(node, name) {
  if (node.className !== name) node.className = name;
}

/** 4:07, 1:02:09; never below nothing: clocks differ by a blink. */
export function lasting(ms) {
  const seconds = Math.max(0, Math.floor(ms / 1000));
  const two = (n) => String(n).padStart(2, '0');
  const hours = Math.floor(seconds / 3600);
  const minutes = Math.floor(seconds / 60) % 60;
  return hours > 0 ? `${hours}:${two(minutes)}:${two(seconds % 60)}` : `${minutes}:${two(seconds % 60)}`;
}

/** 09:05 as the hall's clocks show it: the text carries the hall's own offset. */
export const timeOfDay = (text) => (text ? text.slice(11, 16) : '');

/** The same of a moment, with the offset of another text of the hall. */
export function timeAt(ms, like) {
  const sign = like.at(-6) === '-' ? -1 : 1;
  const offset = like.endsWith('Z') ? 0 : sign * (Number(like.slice(-5, -3)) * 60 + Number(like.slice(-2)));
  return new Date(ms + offset * 60000).toISOString().slice(11, 19);
}

let asked = null;

/** A button that says what a number means, since when it counts, and from how many. `lines()` gives [term, text] pairs. */
export function explainButton(titleOf, lines, label) {
  const button = element('button', 'explain', '?');
  button.type = 'button';
  button.setAttribute('aria-haspopup', 'dialog');
  button.explains = { titleOf, lines, label };
  button.addEventListener('click', () => openExplanation(button));
  return button;
}

/** Names of the buttons follow the language. */
export function nameExplainButtons() {
  for (const button of document.querySelectorAll('.explain')) {
    const name = button.explains.label(button.explains.titleOf());
    if (button.title !== name) {
      button.title = name;
      button.setAttribute('aria-label', name);
    }
  }
}

function openExplanation(button) {
  const told = byId('told');
  if (asked === button) return closeExplanation();
  closeExplanation();
  asked = button;
  setText(byId('told-title'), button.explains.titleOf());
  byId('told-lines').replaceChildren(...button.explains.lines().flatMap(([term, text]) => [element('dt', '', term), element('dd', '', text)]));
  told.show();
  const at = button.getBoundingClientRect();
  const left = Math.min(at.left, innerWidth - told.offsetWidth - 16);
  const below = at.bottom + 8 + told.offsetHeight < innerHeight;
  told.style.setProperty('left', `${Math.max(16, left)}px`);
  told.style.setProperty('top', `${below ? at.bottom + 8 : Math.max(16, at.top - told.offsetHeight - 8)}px`);
  button.setAttribute('aria-expanded', 'true');
}

export function closeExplanation() {
  if (!asked) return;
  byId('told').close();
  asked.removeAttribute('aria-expanded');
  asked = null;
}

document.addEventListener('keydown', (event) => {
  if (event.key !== 'Escape' || !asked) return;
  const back = asked;
  closeExplanation();
  back.focus();
});
document.addEventListener('pointerdown', (event) => {
  if (asked && !byId('told').contains(event.target) && event.target !== asked) closeExplanation();
});
