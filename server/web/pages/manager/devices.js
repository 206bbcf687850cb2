// The page "Devices": which kiosks, counters and boards are on their line, and since when.
import { lasting, setClass, setText, sync, timeOfDay } from '/manager/parts.js';
import { byId, element } from '/manager/shared.js';
import { w } from '/manager/words.js';

/** Those that hold a line while they work. The city's platform asks by HTTP, and a manager's or auditor's token may, too. */
const groups = ['kiosk', 'counter', 'board'];
const numbers = new Intl.Collator('en', { numeric: true });

function makeDevice() {
  const name = element('span', 'tile-label');
  const state = element('span', 'tile-state');
  const since = element('span', 'tile-number');
  const lasts = element('span', 'tile-time');
  const program = element('span', 'tile-more');
  const tile = element('div', 'tile', element('span', 'tile-head', name, state), element('span', 'tile-main', since, lasts), program);
  return { root: element('li', '', tile), tile, name, state, since, lasts, program };
}

function fillDevice(parts, { device, now }) {
  const here = Boolean(device.connectedSince);
  setClass(parts.tile, `tile device ${here ? 'serving' : 'closed away'}`);
  setText(parts.name, device.name);
  setText(parts.state, here ? w().connected : w().away);
  setText(parts.since, here ? w().sinceTime(device.connectedSince.slice(0, 10), timeOfDay(device.connectedSince)) : '');
  setText(parts.lasts, here ? lasting(now - Date.parse(device.connectedSince)) : '');
  const printer = here && device.printer ? w().printers[device.printer] ?? device.printer : '';
  setText(parts.program, [device.program ?? '', printer].filter(Boolean).join(' · '));
  parts.tile.classList.toggle('trouble', here && Boolean(device.printer) && device.printer !== 'ready');
}

/** `now`: the hall's clock. Devices that were shut out stand nowhere. */
export function renderDevices({ data }, now) {
  if (!data) return;
  const devices = data.devices.filter((device) => !device.revokedAt && groups.includes(device.role)).sort((a, b) => numbers.compare(a.name, b.name));
  const here = devices.filter((device) => device.connectedSince).length;
  setText(byId('devices-sum'), w().devicesSum(here, devices.length - here));
  const shown = groups.map((role) => ({ role, devices: devices.filter((device) => device.role === role) })).filter((group) => group.devices.length > 0);
  sync(byId('devices'), shown, (group) => group.role, ({ role }) => {
    const title = element('h2', '');
    title.id = `devices-${role}`;
    const sum = element('p', 'soft');
    const list = element('ul', 'counters devices');
    const root = element('section', '', element('div', 'head', title, sum), list);
    root.setAttribute('aria-labelledby', title.id);
    return { root, title, sum, list };
  }, (parts, group) => {
    const connected = group.devices.filter((device) => device.connectedSince).length;
    setText(parts.title, w().deviceRoles[group.role]);
    setText(parts.sum, w().connectedOf(connected, group.devices.length));
    sync(parts.list, group.devices.map((device) => ({ device, now })), (row) => row.device.name, makeDevice, fillDevice);
  });
}
