// Questions and commands over HTTP, in the name of who is signed in. The token lives in this tab and nowhere else.
const key = 'token';

export const tokenOf = () => sessionStorage.getItem(key);
export const keepToken = (token) => (token ? sessionStorage.setItem(key, token) : sessionStorage.removeItem(key));

/** A refusal: the code of the problem, and what came with it. */
export class Refused extends Error {
  constructor(status, code, detail, retryAfter) {
    super(code);
    Object.assign(this, { status, code, detail, retryAfter });
  }
}

/** `body` undefined: GET. Throws Refused, with status 0 and code "no-line" when nobody answered. */
export async function ask(path, { body, method, token = tokenOf(), id, match } = {}) {
  const headers = {};
  if (token) headers.Authorization = `Bearer ${token}`;
  if (body !== undefined) headers['Content-Type'] = 'application/json';
  if (id) headers['Idempotency-Key'] = id;
  if (match) headers['If-Match'] = match;
  let answer;
  try {
    answer = await fetch(path, {
      method: method ?? (body === undefined ? 'GET' : 'POST'), headers, cache: 'no-store', credentials: 'omit',
      body: body === undefined ? undefined : JSON.stringify(body), signal: AbortSignal.timeout(15000),
    });
  } catch {
    throw new Refused(0, 'no-line');
  }
  const isJson = (answer.headers.get('Content-Type') ?? '').includes('json');
  const told = isJson ? await answer.json().catch(() => null) : null;
  if (answer.ok) return told;
  throw new Refused(answer.status, told?.code ?? String(answer.status), told?.detail, Number(answer.headers.get('Retry-After')));
}

/** A command has one id for all its tries: what was carried out is told again, never done twice. */
export async function command(path, body = {}, more = {}) {
  const id = crypto.randomUUID?.() ?? Array.from(crypto.getRandomValues(new Uint8Array(16)), (b) => b.toString(16).padStart(2, '0')).join('');
  for (let tries = 0; ; ++tries) {
    try {
      return await ask(path, { body, id, ...more });
    } catch (refused) {
      const again = refused.status === 0 || refused.status === 503;
      if (!again || tries === 3) throw refused;
      await new Promise((resolve) => setTimeout(resolve, 400 * 2 ** tries));
    }
  }
}
