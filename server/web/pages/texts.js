// The two languages of the visitors' site, and the words that every page has. Each page keeps its own in <page>-texts.js.
// A text is a string, or a function of what stands in it.
const common = {
  zh: {
    other: 'English',
    skip: '跳到正文',
    largePrint: '大字',
    pages: '网页导航',
    home: '首页',
    nav: { today: '今日大厅', guide: '办事指南', book: '预约', take: '取号', progress: '查进度' },
    reportLink: '事情没办成？告诉我们',
    cutOff: '暂时连不上大厅，正在重试。以下是之前的情况。',
    sendingAgain: '网络断了，正在重发。同一件事不会办两次。',
    sending: '正在发送…',
    loading: '正在读取…',
    tryAgain: '再试一次',
    optional: '选填',
    notices: { information: '通知', emergency: '紧急通知' },
    updated: (time) => `更新于 ${time}`,
    minutes: ({ from, to }) => (to === 0 ? '马上' : from === 0 ? `不超过 ${to} 分钟` : from === to ? `约 ${to} 分钟` : `${from}–${to} 分钟`),
    workingDays: (days) => `${days} 个工作日`,
    date: 'zh-CN',
  },
  en: {
    other: '中文',
    skip: 'Skip to the content',
    largePrint: 'Large print',
    pages: 'Pages',
    home: 'Home',
    nav: { today: 'Today', guide: 'Guide', book: 'Book', take: 'Take a ticket', progress: 'My case' },
    reportLink: 'Could not get it done? Tell us',
    cutOff: 'The hall cannot be reached just now; trying again. What you see is from before.',
    sendingAgain: 'The line is cut; sending again. Nothing is done twice.',
    sending: 'Sending …',
    loading: 'Reading …',
    tryAgain: 'Try again',
    optional: 'optional',
    notices: { information: 'Notice', emergency: 'Emergency' },
    updated: (time) => `Updated at ${time}`,
    minutes: ({ from, to }) => (to === 0 ? 'at once' : `${from === 0 ? `up to ${to}` : from === to ? `about ${to}` : `${from} to ${to}`} ${to === 1 ? 'minute' : 'minutes'}`),
    workingDays: (days) => (days === 1 ? '1 working day' : `${days} working days`),
    date: 'en-GB',
  },
};

const key = 'language';

/** The language that was chosen here before, else `fallback`, else the browser's. */
export function languageOf(fallback) {
  let chosen = null;
  try { chosen = localStorage.getItem(key); } catch { /* private windows may forbid it */ }
  if (chosen in common) return chosen;
  if (fallback in common) return fallback;
  return navigator.language.startsWith('zh') ? 'zh' : 'en';
}

export function chooseLanguage(language) {
  try { localStorage.setItem(key, language); } catch { /* then for this page only */ }
}

/** The words of a page together with those that every page has. */
export const wordsOf = (language, texts) => ({ ...common[language], ...texts[language] });

/** The Chinese name, or the English one where there is one and it is wanted. */
export const nameIn = (language, name) => (language === 'en' && name.en ? name.en : name.zh);

/** 570: "09:30". */
export const minuteText = (minute) => `${String(Math.floor(minute / 60)).padStart(2, '0')}:${String(minute % 60).padStart(2, '0')}`;

/** "2026-11-23" in words, with its weekday. */
export function dateText(date, locale, year = true) {
  if (!date) return '';
  return new Date(`${date}T12:00:00`).toLocaleDateString(locale, { year: year ? 'numeric' : undefined, month: 'long', day: 'numeric', weekday: 'long' });
}
