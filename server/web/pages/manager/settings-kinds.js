// Which settings there are: for each kind its fields in their order, what a list shows of an entry, and what a new one begins with.
import { choice, count, dates, limit, minutes, minutesOrNone, name, orderedQueues, roster, seconds, text, time, truth, weekdays } from '/manager/settings-fields.js';
import { s } from '/manager/settings-words.js';
import { nameOf } from '/manager/words.js';

const queueOptions = (all) => [['', s().noQueue], ...all.queues.map((queue) => [queue.code, `${queue.letters} ${nameOf(queue.name)}`])];
const profileOptions = (all) => all.profiles.map((profile) => [profile.code, nameOf(profile.name)]);
const inOrder = (all, codes) => all.queues.map((queue) => queue.code).filter((code) => codes.includes(code));
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
  const { code, ...rest } = { ...entry, ...read };
  if (rest.notice === undefined) delete rest.notice;
  if (rest.maximumWaitMs === undefined) delete rest.maximumWaitMs;
  if (kind === 'profile') rest.shares = rest.rule === 'preference' ? [] : shares;
  return rest;
}
