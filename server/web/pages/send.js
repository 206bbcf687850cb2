// Questions and wishes of the visitors' pages over HTTP. No token, no cookie: what may be asked here anybody may ask.

/** What came instead of an answer: the problem's code and detail, and how many seconds to wait, if it says so. Words: /problems.js. */
export class Refused extends Error {
  constructor(status, code, detail, retryAfter) {
    super(code);
    Object.assign(this, { status, code, detail, retryAfter });
  }
}

/** A name for one wish, kept as long as the wish is: sent again under the same name nothing happens twice. */
export const newId = () => Array.from(crypto.getRandomValues(new Uint8Array(16)), (byte) => byte.toString(16).padStart(2, '0')).join('');

/** One try. Throws Refused; with status 0 and code "no-line" when nobody answered. Without `body`: GET. */
export async function ask(path, { body, method, id, patienceMs = 12000 } = {}) {
  const headers = {};
  if (body !== undefined) headers['Content-Type'] = 'application/json';
  if (id) headers['Idempotency-Key'] = id;
  let answer;
  try {
    answer = await fetch(path, {
      method: method ?? (body === undefined ? 'GET' : 'POST'), headers, credentials: 'omit', signal: AbortSignal.timeout(patienceMs),
      body: body === undefined ? undefined : JSON.stringify(body),
    });
  } catch {
    throw new Refused(0, 'no-line');
  }
  const isJson = (answer.headers.get('Content-Type') ?? '').includes('json');
  const told = isJson ? await answer.json().catch(() => null) : null;
  if (answer.ok && (told !== null || answer.status === 204)) return told;
  if (answer.ok) throw new Refused(0, 'no-line');  // cut off in the middle
  throw new Refused(answer.status, told?.code ?? String(answer.status), told?.detail, Number(answer.headers.get('Retry-After')) || undefined);
}

/** Nobody knows what became of it: only the same wish under the same name may follow. */
export const isOpen = ({ status }) => status === 0 || status === 503;

/** The line is cut, or the server could not say what became of it: the same again helps. Everything else is an answer. */
const isWorthAgain = ({ status, code }) => status === 0 || (status === 503 && code !== 'store-full');

const pause = (ms) => new Promise((resolve) => { setTimeout(resolve, ms); });

/**
 * A wish, sent until there is an answer: again and again under the same id while the line is cut, for about `seconds`. `id`: give your own and
 * keep it (in sessionStorage, say) where the page may be closed meanwhile; press again with the same id after "no-line". `onCut()` is told
 * once, when the first try found no line, so that the page can say so.
 */
export async function send(path, body, { method = 'POST', id = newId(), seconds = 40, onCut } = {}) {
  const until = Date.now() + seconds * 1000;
  for (let tries = 0; ; ++tries) {
    try {
      return await ask(path, { body, method, id });
    } catch (refused) {
      if (!isWorthAgain(refused) || Date.now() > until) throw refused;
      if (tries === 0) onCut?.();
      await pause(Math.min(500 * 2 ** tries, 8000) * (0.8 + Math.random() * 0.4));
    }
  }
}
