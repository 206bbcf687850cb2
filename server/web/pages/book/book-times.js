// Days and times to choose from, for booking and for moving a booking.
import { element } from '/shared.js';

/** Of a time with an offset, as the hall's own clocks show it: "09:30" and "2026-11-24". */
export const clockOf = (time) => time.slice(11, 16);
export const dayOf = (time) => time.slice(0, 10);

/** "Tue 24 Nov" in two parts: the weekday, the date. */
export function dayParts(date, locale) {
  const noon = new Date(`${date}T12:00:00`);
  return [noon.toLocaleDateString(locale, { weekday: 'short' }), noon.toLocaleDateString(locale, { month: 'short', day: 'numeric' })];
}

function choice(group, value, { checked, disabled, label }, ...face) {
  const input = element('input');
  Object.assign(input, { type: 'radio', name: group, value, checked, disabled });
  if (label) input.setAttribute('aria-label', label);
  return element('label', 'time', input, ...face);
}

function group(legend, className, choices) {
  const set = element('fieldset', 'choices', element('legend', '', legend), element('div', `times ${className}`, ...choices));
  return set;
}

/**
 * Fills `box` with two groups of radio buttons: days, and the times of the one that is chosen. `onChoose(slot)` is told the slot, or null while
 * there is none. `w` has: day, time, full, places(n), date (the locale). What was chosen stays chosen when it is drawn again.
 */
export class Times {
  constructor(box, onChoose) {
    this.box = box;
    this.onChoose = onChoose;
    this.date = null;
    this.from = null;
    box.addEventListener('change', ({ target }) => this.changed(target));
  }

  /** The days with a place left, or null before they are known. `but`: a time that is not offered, since it is what one has. */
  show(days, w, but = null) {
    this.days = days;
    this.w = w;
    this.but = but;
    const open = days.filter((day) => day.slots.some((slot) => this.isFree(slot)));
    if (!days.some((day) => day.date === this.date)) this.date = open[0]?.date ?? null;
    if (!this.slot()) this.from = null;
    this.draw();
    this.onChoose(this.slot());
  }

  isFree(slot) { return slot.free > 0 && slot.from !== this.but; }

  slot() {
    const slot = this.days?.flatMap((day) => day.slots).find((one) => one.from === this.from);
    return slot && this.isFree(slot) ? slot : null;
  }

  changed({ name, value }) {
    if (name === 'day') {
      this.date = value;
      this.from = null;
      this.drawTimes();
    } else {
      this.from = value;
    }
    this.onChoose(this.slot());
  }

  draw() {
    const focused = this.box.contains(document.activeElement) ? document.activeElement.value : null;
    const days = this.days.map(({ date, slots }) => {
      const [weekday, short] = dayParts(date, this.w.date);
      const free = slots.some((slot) => this.isFree(slot));
      return choice('day', date, { checked: date === this.date, disabled: !free }, element('small', '', weekday), element('strong', '', short),
        ...(free ? [] : [element('small', '', this.w.full)]));
    });
    this.times = element('div', '');
    this.box.replaceChildren(group(this.w.day, 'days', days), this.times);
    this.drawTimes();
    if (focused) this.box.querySelector(`input[value="${CSS.escape(focused)}"]`)?.focus();
  }

  drawTimes() {
    const day = this.days.find((one) => one.date === this.date);
    if (!day) return this.times.replaceChildren();
    this.times.replaceChildren(group(this.w.time, '', day.slots.map((slot) => {
      const free = this.isFree(slot);
      return choice('time', slot.from, { checked: slot.from === this.from, disabled: !free }, element('strong', '', clockOf(slot.from)),
        element('small', '', slot.from === this.but ? this.w.yours : free ? this.w.places(slot.free) : this.w.full));
    })));
  }
}
