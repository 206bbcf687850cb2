// Which settings there are: for each kind its fields in their order, what a list shows of an entry, and what a new one begins with.
import { choice, count, dates, degrees, limit, minutes, minutesOrNone, name, orderedQueues, reasons, roster, seconds, stretches, text, time, truth, weekdays } from '/manager/settings-fields.js';
import { s } from '/manager/settings-words.js';
import { nameOf } from '/manager/words.js';

const queueOptions = (all) => [['', s().noQueue], ...all.queues.map((queue) => [queue.code, `${queue.letters} ${nameOf(queue.name)}`])];
const profileOptions = (all) => all.profiles.map((profile) => [profile.code, nameOf(profile.name)]);
const inOrder = (all, codes) => all.queues.map((queue) => queue.code).filter((code) => codes.includes(code));
const classOptions = (all) => all.classes.map((one) => [one.code, nameOf(one.name)]);
const ruleOptions = () => Object.entries(s().rules);

/** `entries(all)`: [code, entry] pairs; `title(entry, code)`; `fields`: [member, field]; `fresh`: a new entry, where one can be added. */
export const kinds = {
  hall: {
    entries: (all) => [['hall', all.hall]], title: (entry) => nameOf(entry.name), columns: ['opensAtMinute', 'closesAtMinute', 'callLimit', 'undoMs'],
    fields: [['name', name(60)], ['opensAtMinute', time], ['closesAtMinute', time], ['callLimit', count(1, 20, 'times')], ['bringBackLimit', count(0, 20, 'times')],
      ['bringBackBehind', count(0, 100, 'people')], ['urgencyLeadMs', seconds(0, 3600)], ['undoMs', seconds(0, 600)], ['leaseSize', count(0, 200, 'numbers')],
      ['idleLockMinutes', count(0, 30, 'minutes')], ['signInRequired', truth], ['finishAndCallNext', truth], ['pickNeedsApproval', truth], ['coverRouting', truth],
      ['oneWindowQueue', choice(queueOptions)]],
  },
  opening: {
    entries: (all) => [['opening', all.opening ?? { weekdays: [1, 2, 3, 4, 5, 6, 7], workingDays: false, open: [], closed: [] }]],
    title: () => s().kinds.opening, columns: ['weekdays', 'workingDays', 'open', 'closed'],
    fields: [['weekdays', weekdays], ['workingDays', truth], ['open', dates], ['closed', dates]],
  },
  queue: {
    entries: (all) => all.queues.map((one) => [one.code, one]), title: (entry) => `${entry.letters} ${nameOf(entry.name)}`,
    columns: ['maximumWaitMs', 'dailyCap', 'opensAtMinute', 'closesAtMinute', 'accepting'],
    fields: [['letters', text(2)], ['name', name(60)], ['maximumWaitMs', minutes(1, 1440)], ['dailyCap', limit(99999, 'tickets')], ['opensAtMinute', time], ['closesAtMinute', time],
      ['accepting', truth], ['notice', name(100, true)], ['digits', count(3, 4, 'digits')]],
    fresh: () => ({ letters: '', name: { zh: '' }, digits: 3, maximumWaitMs: 3600000, accepting: true, dailyCap: 0, opensAtMinute: 0, closesAtMinute: 1440, oneWindow: false, departments: [] }),
  },
  booking: {
    entries: (all) => all.bookings.map((one) => [one.code, { ...one, called: queueOptions(all).find(([code]) => code === one.code)?.[1] }]), title: (entry, code) => entry.called ?? code,
    columns: ['offered', 'hours', 'slotMinutes', 'capacity', 'walkInPercent'],
    fields: [['offered', truth], ['hours', stretches], ['slotMinutes', count(5, 480, 'minutes')], ['capacity', count(0, 10000, 'people')], ['walkInPercent', count(0, 100, 'percent')],
      ['weekdays', weekdays], ['closed', dates], ['daysAhead', count(0, 250, 'days')], ['leadMinutes', count(0, 86400, 'minutes')], ['cancelMinutes', count(0, 86400, 'minutes')],
      ['earlyMinutes', count(0, 1440, 'minutes')], ['lateMinutes', count(0, 1440, 'minutes')], ['class', choice(classOptions)], ['perDay', count(1, 100, 'times')],
      ['missedLimit', limit(100, 'times')], ['cancelledLimit', limit(100, 'times')], ['countDays', count(1, 60, 'days')]],
    fresh: (all) => ({ offered: true, hours: [{ from: 540, until: 720 }, { from: 810, until: 1020 }], slotMinutes: 30, capacity: 4, walkInPercent: 50, weekdays: [], closed: [], daysAhead: 7,
      leadMinutes: 1440, cancelMinutes: 120, earlyMinutes: 15, lateMinutes: 10, class: all.classes.find((one) => one.code === 'booking')?.code ?? 'normal', perDay: 1, missedLimit: 2, cancelledLimit: 5, countDays: 30 }),
  },
  remote: {
    entries: (all) => [['remote', all.remote]], title: () => s().kinds.remote, columns: ['offered', 'byCode', 'radiusM', 'liveLimit', 'perDay'],
    fields: [['offered', truth], ['byCode', truth], ['codeMinutes', count(1, 120, 'minutes')], ['codeOnBoards', truth], ['radiusM', count(0, 100000, 'metres')],
      ['latitudeE6', degrees(90)], ['longitudeE6', degrees(180)], ['metresPerMinute', count(20, 2000, 'metres')], ['liveLimit', count(1, 100, 'tickets')],
      ['perDay', count(1, 100, 'tickets')], ['letFirst', count(1, 100, 'people')], ['moreTimeLimit', count(0, 20, 'times')]],
  },
  evaluation: {
    entries: (all) => [['evaluation', all.evaluation]], title: () => s().kinds.evaluation, columns: ['offered', 'days', 'closeDays', 'reasons'],
    fields: [['offered', truth], ['days', count(1, 31, 'days')], ['closeDays', count(1, 31, 'days')], ['reasons', reasons]],
  },
  counter: {
    entries: (all) => all.counters.map((one) => [one.code, one]), title: (entry, code) => `${entry.label} (${code})`, columns: ['profile'],
    fields: [['label', text(16)], ['profile', choice(profileOptions)]],
    fresh: (all) => ({ label: '', profile: all.profiles[0]?.code ?? '' }),
  },
  profile: {
    entries: (all) => all.profiles.map((one) => [one.code, one]), title: (entry) => nameOf(entry.name), columns: ['queues', 'rule'],
    fields: [['name', name(60)], ['rule', choice(ruleOptions)], ['queues', orderedQueues]],
    fresh: (all) => ({ name: { zh: '' }, queues: all.queues.slice(0, 1).map((queue) => queue.code), rule: 'preference', shares: [] }),
  },
  class: {
    entries: (all) => all.classes.map((one) => [one.code, one]), title: (entry) => nameOf(entry.name), columns: ['creditMs', 'maximumWaitMs'],
    fields: [['name', name(60)], ['creditMs', minutes(0, 1440)], ['maximumWaitMs', minutesOrNone(1440)]],
    fresh: () => ({ name: { zh: '' }, creditMs: 0 }),
  },
  staff: {
    entries: (all) => all.staff.filter((one) => one.roles.some((role) => ['clerk', 'supervisor'].includes(role)) && !one.disabled).map((one) => [one.id, { roster: { skills: inOrder(all, one.skills), fallback: inOrder(all, one.fallback) } }]),
    title: (entry, code, clerkName) => clerkName(code), columns: ['roster'], fields: [['roster', roster]],
  },
};

/** The body that the hall takes: what stands beside the fields stays as it is. */
export function bodyOf(kind, entry, read, shares) {
  if (kind === 'staff') return read.roster;
  const { code, called, ...rest } = { ...entry, ...read };
  if (rest.notice === undefined) delete rest.notice;
  if (rest.maximumWaitMs === undefined) delete rest.maximumWaitMs;
  if (kind === 'profile') rest.shares = rest.rule === 'preference' ? [] : shares;
  return rest;
}
