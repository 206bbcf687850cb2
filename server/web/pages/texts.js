// Every sentence of the pages, in both languages. A text is a string, or a function of what stands in it.
const texts = {
  zh: {
    other: 'English',
    hall: '大厅今日',
    phases: { closed: '今日未开放', open: '正在办理', closing: '停止取号，已取号的继续办理' },
    calls: '最近叫号',
    noCalls: '还没有叫号',
    again: (times) => `第 ${times} 次呼叫`,
    toCounter: (label) => `${label} 号窗口`,
    queues: '排队情况',
    waiting: (count) => (count === 0 ? '无人等候' : `${count} 人等候`),
    newWait: ({ from, to }) => (to === 0 ? '现在取号，预计马上叫到' : from === 0 ? `现在取号，预计等候不超过 ${to} 分钟` : from === to ? `现在取号，预计等候约 ${to} 分钟` : `现在取号，预计等候 ${from}–${to} 分钟`),
    next: '接下来',
    counters: '窗口',
    counterPhases: { closed: '未开放', open: '空闲', paused: '暂停' },
    states: {
      waiting: '等候中', called: '轮到您了', serving: '正在办理', held: '暂时挂起', missed: '已过号',
      served: '已办结', cancelled: '已取消', 'closed-unserved': '今日未办理',
    },
    short: { called: '正在叫号', serving: '正在办理' },
    ahead: (count) => (count === 0 ? '下一个就是您' : `前面还有 ${count} 人`),
    wait: ({ from, to }) => (to === 0 ? '预计马上叫到您' : from === 0 ? `预计再等不超过 ${to} 分钟` : from === to ? `预计再等约 ${to} 分钟` : `预计再等 ${from}–${to} 分钟`),
    aheadAdvice: '请在等候区留意叫号屏和广播。本页会自动更新。',
    goTo: '请到',
    calledAdvice: (times) => (times > 1 ? `已呼叫 ${times} 次，请尽快前往。` : '请现在前往。'),
    advice: {
      serving: '', held: '工作人员会再次叫您，请不要离开。', missed: '请到咨询台，当天可以恢复排队一次。',
      served: '感谢您的到来。', cancelled: '如需办理，请重新取号。', 'closed-unserved': '大厅已结束今日办理，请改日再来。',
    },
    unknownTitle: '找不到这张号票',
    unknownText: '链接只在取号当天有效。请核对号票上的二维码，或到咨询台询问。',
    hallLink: '查看大厅今日情况',
    notices: { information: '通知', emergency: '紧急通知' },
    cutOff: '暂时连不上大厅，正在重试。以下是之前的情况。',
    updated: (time) => `更新于 ${time}`,
    date: 'zh-CN',
  },
  en: {
    other: '中文',
    hall: 'The hall today',
    phases: { closed: 'Closed today', open: 'Open', closing: 'No more tickets; those who hold one are still served' },
    calls: 'Last numbers called',
    noCalls: 'No number has been called yet',
    again: (times) => `call ${times}`,
    toCounter: (label) => `Counter ${label}`,
    queues: 'Queues',
    waiting: (count) => (count === 0 ? 'nobody waiting' : `${count} waiting`),
    newWait: ({ from, to }) => {
      if (to === 0) return 'With a ticket taken now: probably at once';
      const minutes = from === 0 ? `up to ${to}` : from === to ? `about ${to}` : `${from} to ${to}`;
      return `With a ticket taken now: ${minutes} ${to === 1 ? 'minute' : 'minutes'}`;
    },
    next: 'Next',
    counters: 'Counters',
    counterPhases: { closed: 'closed', open: 'free', paused: 'paused' },
    states: {
      waiting: 'Waiting', called: 'Your turn', serving: 'Being served', held: 'On hold', missed: 'Missed',
      served: 'Done', cancelled: 'Cancelled', 'closed-unserved': 'Not served today',
    },
    short: { called: 'calling', serving: 'serving' },
    ahead: (count) => (count === 0 ? 'You are next' : count === 1 ? '1 person ahead of you' : `${count} people ahead of you`),
    wait: ({ from, to }) => {
      if (to === 0) return 'You will probably be called at once';
      if (from === 0) return `Probably up to ${to} more ${to === 1 ? 'minute' : 'minutes'}`;
      return from === to ? `Probably about ${to} more ${to === 1 ? 'minute' : 'minutes'}` : `Probably ${from} to ${to} more minutes`;
    },
    aheadAdvice: 'Please watch the board and listen for your number. This page keeps itself up to date.',
    goTo: 'Please go to',
    calledAdvice: (times) => (times > 1 ? `Called ${times} times. Please come soon.` : 'Please come now.'),
    advice: {
      serving: '', held: 'You will be called again. Please stay in the hall.',
      missed: 'Please ask at the information desk: you may rejoin the queue once today.',
      served: 'Thank you for your visit.', cancelled: 'To be served, please take a new ticket.',
      'closed-unserved': 'The hall has closed for today. Please come another day.',
    },
    unknownTitle: 'This ticket cannot be found',
    unknownText: 'A link works on the day of its ticket only. Please check the code on your ticket, or ask at the information desk.',
    hallLink: 'See the hall today',
    notices: { information: 'Notice', emergency: 'Emergency' },
    cutOff: 'The hall cannot be reached just now; trying again. What you see is from before.',
    updated: (time) => `Updated at ${time}`,
    date: 'en-GB',
  },
};

const key = 'language';

/** The language that was chosen here before, else `fallback`, else the browser's. */
export function languageOf(fallback) {
  let chosen = null;
  try { chosen = localStorage.getItem(key); } catch { /* private windows may forbid it */ }
  if (chosen in texts) return chosen;
  if (fallback in texts) return fallback;
  return navigator.language.startsWith('zh') ? 'zh' : 'en';
}

export function chooseLanguage(language) {
  try { localStorage.setItem(key, language); } catch { /* then for this page only */ }
}

export const textsIn = (language) => texts[language];

/** The Chinese name, or the English one where there is one and it is wanted. */
export const nameIn = (language, name) => (language === 'en' && name.en ? name.en : name.zh);
