// The client's half of the talk with the hall, as a pure machine: no socket, no timer, no clock. The twin of schema/conversation, whose
// header tells the rules; both pass the tables of schema/golden/conversations. Whoever drives it feeds it what happened and carries out
// what it answers, in order: { connect }, { close }, { send: FRAME }, { line: WORD }, { view: FRAME }, { receipt: FRAME },
// { welcome: FRAME }, { refused: CODE }.
export const usual = {
  token: '', authKind: 'token', topics: [], client: '',
  backOffFirstMs: 100,
  backOffCapMs: 1500,      // phones 15 s
  silenceMs: 15000,
  answerMs: 5000,          // from connect to the line open, and from hello to welcome
  refusedRetryMs: 10000,
  jitterSeed: 1,
};
const maximumTopicsSeen = 64;
const outcomeOpen = new Set(['outcome-unknown', 'overloaded', 'stopping']);

/** The frame and its kind, or the code of what is wrong with the text. */
function frameOf(text) {
  let frame = null;
  try { frame = JSON.parse(text); } catch { return { wrong: 'json-malformed' }; }
  const kind = frame !== null && typeof frame === 'object' && ['view', 'receipt', 'welcome', 'refused'].find((one) => one in frame);
  return kind ? { kind, frame } : { wrong: 'frame-unknown' };
}

export class Conversation {
  #settings;
  #line = 'cutOff';
  #started = false;
  #command = null;
  #sentAt = null;           // when the command went out on this line
  #resendAt = null;         // when it goes out again on this line
  #newest = new Map();      // per topic, on this line
  #lineSince = 0;
  #heardAt = 0;
  #retryAt = 0;
  #backOffMs;
  #jitter;

  constructor(settings) {
    this.#settings = { ...usual, ...settings };
    this.#backOffMs = this.#settings.backOffFirstMs;
    this.#jitter = this.#settings.jitterSeed >>> 0;
  }

  get line() { return this.#line; }
  get heardAt() { return this.#heardAt; }
  get inFlight() { return this.#command !== null; }

  // Each takes monotonic milliseconds of one clock, and returns what to do.
  start(now) {
    if (this.#started) return [];
    this.#started = true;
    return this.#connect(now);
  }

  opened(now) {
    if (this.#line !== 'connecting') return [];
    this.#newest.clear();
    this.#heardAt = now;
    const { token, authKind, topics, client } = this.#settings;
    const auth = authKind === 'open' ? { kind: authKind } : { kind: authKind, token };
    return [this.#enter('greeting', now), { send: { hello: 'hall.v1', auth, topics, client } }];
  }

  received(text, now) {
    if (this.#line !== 'greeting' && this.#line !== 'live') return [];
    this.#heardAt = now;
    const { wrong, kind, frame } = frameOf(text);
    if (wrong) return this.#refuse(wrong, now);
    if (kind === 'view') return this.#takeView(frame);
    if (kind === 'receipt') return this.#takeReceipt(frame, now);
    if (kind === 'welcome') return this.#takeWelcome(frame, now);
    return this.#refuse(frame.refused.code, now);
  }

  /** Any sign of life that is not a text frame. */
  heard(now) { this.#heardAt = now; }

  closed(now) { return this.#line === 'cutOff' ? [] : this.#lose(now); }

  tick(now) {
    if (now < this.nextTick()) return [];
    if (this.#line === 'cutOff') return this.#connect(now);
    if (this.#line === 'live' && this.#resendAt !== null && now >= this.#resendAt && now - this.#heardAt < this.#settings.silenceMs) return this.#send(now);
    return [{ close: true }, ...this.#lose(now)];
  }

  /** What to do, or null when a command is already in flight or the line is not live: nothing is sent, nothing is queued. */
  submit(command, now) {
    if (this.#line !== 'live' || this.#command) return null;
    this.#command = command;
    return this.#send(now);
  }

  /** When tick() has something to do next; Infinity before the start. */
  nextTick() {
    const { answerMs, silenceMs } = this.#settings;
    if (this.#line === 'cutOff') return this.#started ? this.#retryAt : Infinity;
    if (this.#line !== 'live') return this.#lineSince + answerMs;
    const next = this.#heardAt + silenceMs;
    if (this.#resendAt !== null) return Math.min(next, this.#resendAt);
    return this.#sentAt === null ? next : Math.min(next, this.#sentAt + silenceMs);
  }

  #enter(line, now) {
    this.#line = line;
    this.#lineSince = now;
    return { line };
  }

  #connect(now) { return [this.#enter('connecting', now), { connect: true }]; }

  #lose(now) {
    // Only a line that held for a while proves that the server is well again.
    if (this.#line === 'live' && now - this.#lineSince >= this.#settings.backOffCapMs) this.#backOffMs = this.#settings.backOffFirstMs;
    this.#sentAt = this.#resendAt = null;
    this.#retryAt = now + this.#backOff();
    return [this.#enter('cutOff', now)];
  }

  #refuse(refused, now) {
    const acts = [{ refused }, { close: true }, ...this.#lose(now)];
    this.#retryAt = now + this.#jittered(this.#settings.refusedRetryMs);
    return acts;
  }

  #send(now) {
    this.#resendAt = null;
    this.#sentAt = now;
    return [{ send: this.#command }];
  }

  #takeWelcome(welcome, now) {
    if (this.#line !== 'greeting') return [];
    const acts = [{ welcome }, this.#enter('live', now)];
    return this.#command ? [...acts, ...this.#send(now)] : acts;
  }

  #takeView(view) {
    const known = this.#newest.get(view.view);
    if (known === undefined ? this.#newest.size >= maximumTopicsSeen : view.seq <= known) return [];
    this.#newest.set(view.view, view.seq);
    return [{ view }];
  }

  #takeReceipt(receipt, now) {
    if (!this.#command || receipt.receipt !== this.#command.id) return [];
    if (receipt.status === 503 && outcomeOpen.has(receipt.problem?.code)) {
      this.#resendAt ??= now + this.#backOff();
      return [];
    }
    this.#command = this.#sentAt = this.#resendAt = null;
    this.#backOffMs = this.#settings.backOffFirstMs;
    return [{ receipt }];
  }

  #backOff() {
    const { backOffCapMs } = this.#settings;
    const waitMs = this.#jittered(Math.min(this.#backOffMs, backOffCapMs));
    this.#backOffMs = Math.min(this.#backOffMs * 2, backOffCapMs);
    return waitMs;
  }

  /** Between half of `ms` and all of it, so that a hall full of phones does not come back in one moment. */
  #jittered(ms) {
    // xorshift32, begun away from zero
    let mixed = (this.#jitter + 0x9e3779b9) >>> 0 || 1;
    mixed ^= mixed << 13;
    mixed ^= mixed >>> 17;
    mixed ^= mixed << 5;
    this.#jitter = mixed >>> 0;
    const half = Math.floor(ms / 2);
    return half + (this.#jitter % (ms - half + 1));
  }
}
