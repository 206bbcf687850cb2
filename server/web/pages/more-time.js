// What whoever holds the ticket may do from its page: let others go first, say to be here, give the place up. Draws itself into `place`.
//   const wishes = ticketWishes({ place, token, shell, done });   done(visit): the ticket as it stands afterwards
//   wishes.draw(visit)
import { problemText } from '/problems.js';
import { isOpen, newId, send } from '/send.js';
import { element } from '/shared.js';

const texts = {
  zh: {
    moreTime: '请先叫别人',
    moreTimeWhat: (count, left) => `让后面 ${count} 位先办，您的号往后排。今天还可以用 ${left} 次。`,
    gaveWay: '已让后面的人先办。您的号往后排了。',
    giveUp: '不办了，放弃这个号',
    sure: '放弃后不能恢复，要再办须重新取号。确定放弃吗？',
    yes: '确定放弃',
    no: '保留',
    gaveUp: '号票已放弃。',
    here: '我到了',
    hereWhat: (time) => `预计 ${time} 能到，在那之前不会叫您，位置一直保留。到得早，就输入大厅显示屏上的取号码。`,
    code: '大厅取号码',
    arrived: '已登记到达，从现在起可以叫到您。',
    codeWrong: '取号码不对，或已经更换。请看大厅显示屏上现在的号码。',
    limit: '这次办事已经让过了，不能再让。',
    nobody: '您后面没有人等候，不用让。请准备好后前往。',
  },
  en: {
    moreTime: 'I need more time',
    moreTimeWhat: (count, left) => `Let ${count === 1 ? 'the next one' : `the next ${count}`} go first; you move back in the line. You can do this ${left === 1 ? 'once more' : `${left} more times`}.`,
    gaveWay: 'Others go first now. You have moved back in the line.',
    giveUp: 'Give up my place',
    sure: 'This cannot be taken back: to be served you would need a new ticket. Give up your place?',
    yes: 'Yes, give it up',
    no: 'Keep it',
    gaveUp: 'Your place was given up.',
    here: 'I am here',
    hereWhat: (time) => `You can be here at about ${time}. You are not called before that, and your place is kept. If you are early, enter the code that the hall's board shows.`,
    code: 'The hall\'s code',
    arrived: 'The hall knows that you are here: you can be called now.',
    codeWrong: 'This code is not right, or no longer. Please look at the board again.',
    limit: 'You have let others go first as often as one may.',
    nobody: 'Nobody waits behind you, so there is nobody to let go first. Please come when you are ready.',
  },
};

const endable = ['waiting', 'called', 'held', 'missed'];

export function ticketWishes({ place, token, shell, done }) {
  let visit = null;
  let asking = false;
  let busy = false;
  let refusedAt = '';                   // the ticket as it stood when a wish was refused: the words go when it has moved on
  const ids = {};                       // one name for one wish, until it has an answer
  const address = `/api/v1/visits/${encodeURIComponent(token)}/`;
  const words = () => texts[shell.language];

  const button = (className, id) => {
    const made = element('button', `button ${className}`);
    Object.assign(made, { type: 'button', id });
    return made;
  };
  const moreWhat = element('p', 'soft');
  const more = button('', 'more-time');
  const hereWhat = element('p', 'soft');
  const code = element('input', 'short');
  Object.assign(code, { id: 'here-code', inputMode: 'numeric', autocomplete: 'one-time-code', maxLength: 9 });
  const codeLabel = element('label');
  codeLabel.htmlFor = 'here-code';
  const error = element('span', 'error');
  error.setAttribute('role', 'alert');
  const here = button('', 'arrived');
  here.type = 'submit';
  const hereForm = element('form', 'stack', hereWhat, element('p', 'field', codeLabel, code, error), element('div', 'buttons', here));
  hereForm.noValidate = true;
  const moreBox = element('div', 'stack', moreWhat, element('div', 'buttons', more));
  const giveUp = button('plain', 'give-up');
  const sure = element('p', 'strong');
  const yes = button('danger', 'give-up-yes');
  const no = button('', 'give-up-no');
  const sureBox = element('div', 'stack', sure, element('div', 'buttons', yes, no));
  sureBox.setAttribute('role', 'group');
  place.classList.add('stack');
  place.append(hereForm, moreBox, element('div', 'buttons', giveUp), sureBox);

  async function wish(name, body, good) {
    if (busy) return;
    busy = true;
    draw(visit);
    ids[name] ??= newId();
    shell.say(shell.w.sending);
    try {
      const told = await send(address + name, body, { id: ids[name], onCut: () => shell.say(shell.w.sendingAgain) });
      delete ids[name];
      shell.say(words()[good], 'good');
      done(told.visit);
    } catch (refused) {
      if (!isOpen(refused)) delete ids[name];
      const own = { 'more-time-limit': words().limit, 'nobody-behind': words().nobody }[refused.code];
      if (refused.code === 'lobby-code-wrong') {
        shell.say('');
        error.textContent = words().codeWrong;
        code.focus();
      } else {
        shell.say(own ?? problemText(shell.language, refused), 'alarm');
        refusedAt = standing(visit);
      }
    }
    busy = false;
    draw(visit);
  }

  more.addEventListener('click', () => wish('more-time', {}, 'gaveWay'));
  giveUp.addEventListener('click', () => {
    asking = true;
    draw(visit);
    no.focus();
  });
  no.addEventListener('click', () => {
    asking = false;
    draw(visit);
    giveUp.focus();
  });
  yes.addEventListener('click', () => {
    asking = false;
    return wish('give-up', {}, 'gaveUp');
  });
  hereForm.addEventListener('submit', (event) => {
    event.preventDefault();
    error.textContent = '';
    const digits = code.value.replace(/\s/g, '');
    if (/^\d{6}$/.test(digits)) return wish('arrived', { code: digits }, 'arrived');
    error.textContent = words().codeWrong;
    return code.focus();
  });

  const standing = (one) => `${one?.state} ${one?.ahead}`;

  function draw(next) {
    visit = next;
    if (refusedAt && !busy && refusedAt !== standing(visit)) {
      refusedAt = '';
      shell.say('');
    }
    const w = words();
    const live = visit !== null && endable.includes(visit.state);
    const underway = live && visit.reachableFrom !== undefined;
    place.hidden = !live;
    hereForm.hidden = !underway;
    moreBox.hidden = !live || !visit.moreTime || asking;
    giveUp.hidden = asking;
    sureBox.hidden = !asking;
    for (const one of [more, here, giveUp, yes, no]) one.disabled = busy;
    if (!live) return;
    hereWhat.textContent = underway ? w.hereWhat(new Date(visit.reachableFrom).toLocaleTimeString(shell.w.date, { hour: '2-digit', minute: '2-digit', hour12: false })) : '';
    codeLabel.textContent = w.code;
    here.textContent = w.here;
    moreWhat.textContent = visit.moreTime ? w.moreTimeWhat(visit.letFirst, visit.moreTime) : '';
    more.textContent = w.moreTime;
    giveUp.textContent = w.giveUp;
    sure.textContent = w.sure;
    yes.textContent = w.yes;
    no.textContent = w.no;
  }

  return { draw };
}
