// The words of the ticket's page.
export const texts = {
  zh: {
    toCounter: (label) => `${label} 号窗口`,
    states: {
      waiting: '等候中', called: '轮到您了', serving: '正在办理', held: '暂时挂起', missed: '已过号',
      served: '已办结', cancelled: '已取消', 'closed-unserved': '今日未办理',
    },
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
  },
  en: {
    toCounter: (label) => `Counter ${label}`,
    states: {
      waiting: 'Waiting', called: 'Your turn', serving: 'Being served', held: 'On hold', missed: 'Missed',
      served: 'Done', cancelled: 'Cancelled', 'closed-unserved': 'Not served today',
    },
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
  },
};
