// Signing in, on every page of the staff: who may, why not, and a secret of one's own at the first time.
import { Refused, ask, keepToken, tokenOf } from '/manager/ask.js';
import { byId, show } from '/manager/shared.js';

/**
 * `roles`: with any of which one may be here; `role()`: the one to sign in with. `words()`: of the page. `enter()`: somebody is in;
 * `leave()`: nothing of the hall stays on the screen of somebody who is out.
 */
export function gateOf({ roles, role = () => roles[0], words, enter, leave }) {
  let fault = null;              // what was refused, not its text: the language may change below it

  function faultText(refused) {
    const { faults } = words();
    if (refused.status === 429) return faults.wait(Math.max(1, Math.ceil((refused.retryAfter || 60) / 60)));
    return faults[refused.code] ?? faults.other(refused.code);
  }

  function render() {
    show('gate-fault', fault !== null);
    const text = fault ? faultText(fault) : '';
    if (byId('gate-fault').textContent !== text) byId('gate-fault').textContent = text;
  }

  function showGate(refused) {
    leave();
    fault = refused;
    show('gate', true);
    show('shell', false);
    byId('secret').value = '';
    render();
    byId(byId('name').value ? 'secret' : 'name').focus();
  }

  function goIn() {
    fault = null;
    render();
    show('gate', false);
    enter();
  }

  async function signIn() {
    const wanted = { name: byId('name').value.trim(), secret: byId('secret').value, role: role() };
    if (!wanted.name || !wanted.secret) throw new Refused(422, 'fields-empty');
    if (!byId('choose').hidden) {
      wanted.newSecret = byId('new-secret').value;
      if (wanted.newSecret !== byId('new-secret-again').value) throw new Refused(422, 'secret-differs');
    }
    const told = await ask('/api/v1/session', { body: wanted, token: null });
    keepToken(told.token);
    for (const id of ['secret', 'new-secret', 'new-secret-again']) byId(id).value = '';
    show('choose', false);
    goIn();
  }

  byId('sign-in').addEventListener('submit', async (event) => {
    event.preventDefault();
    const button = byId('sign-in-button');
    button.disabled = true;
    button.textContent = words().signingIn;
    fault = null;
    try {
      await signIn();
    } catch (refused) {
      const choose = refused.code === 'secret-must-change';
      if (choose) show('choose', true);
      else fault = refused;
      render();
      byId(choose ? 'new-secret' : 'secret').focus();
    }
    button.disabled = false;
    button.textContent = words().signIn;
  });

  byId('sign-out').addEventListener('click', async () => {
    leave();
    await ask('/api/v1/session', { method: 'DELETE' }).catch(() => {});
    keepToken(null);
    showGate(null);
  });

  /** The session is over, or was never one of these roles. */
  function out(refused) {
    keepToken(null);
    showGate(refused.status === 401 ? new Refused(401, 'session-over') : refused);
  }

  /** Somebody was signed in in this tab before it was loaded again: with one of the roles, or it is as if nobody were. */
  async function begin() {
    if (!tokenOf()) return showGate(null);
    try {
      const session = await ask('/api/v1/session');
      if (!roles.includes(session.role)) throw new Refused(403, 'role-not-held');
      goIn();
    } catch (refused) {
      if (refused.status === 0) return setTimeout(begin, 2000);
      out(refused);
    }
  }

  return { begin, faultText, out, render };
}
