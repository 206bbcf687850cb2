// Every sentence of the auditor's page, in both languages. A text is a string, or a function of what stands in it.
const words = {
  zh: {
    other: 'English',
    title: '审计 · 一窗',
    skip: '跳到内容',
    gateText: '请用审计员的账号登录。',
    name: '账号',
    secret: '密码',
    mustChoose: '这是一次性密码，请设置自己的密码（至少 12 个字符）。',
    newSecret: '新密码',
    newSecretAgain: '再次输入新密码',
    signIn: '登录',
    signOut: '退出',
    signingIn: '正在登录…',
    faults: {
      'sign-in-failed': '账号或密码不对。',
      'role-not-held': '这个账号不是审计员。',
      'secret-too-weak': '新密码太弱：不要用账号、大厅名称或常见密码，至少 12 个字符。',
      'secret-differs': '两次输入的新密码不一样。',
      'fields-empty': '请填写账号和密码。',
      'session-over': '登录已结束，请重新登录。',
      'session-locked': '太久没有操作，已锁定，请重新登录。',
      'no-line': '连不上大厅服务器，请检查网络后再试。',
      overloaded: '服务器正忙，请稍后再试。',
      'unknown-day': '大厅那天没有开放。',
      'unknown-ticket': '日志里没有这张号票。',
      'json-value-range': '查找条件写得不对，请检查。',
      other: (code) => `没有成功（${code}）。`,
      wait: (minutes) => `密码错误次数过多，请 ${minutes} 分钟后再试。`,
    },
    reach: (last) => `日志共 ${last.toLocaleString('zh-CN')} 条记录`,
    proof: '日志校验',
    proofBegin: '校验日志',
    proofDetails: '校验输出',
    proofStates: {
      never: '服务器启动以来还没有校验过。',
      running: '正在校验，叫号不受影响…',
      good: '完好：每一条记录都和写入时一样。',
      wrong: '有问题：日志或相关表被改动过。',
      failed: '没能校验。',
    },
    proofWhen: (from, to) => (to ? `${from} 开始，${to} 结束` : `${from} 开始`),
    log: '日志',
    only: {
      '': '全部', picks: '越序叫号', 'second-notifications': '二次补正告知', disclosures: '查看个人信息', 'taken-back': '撤回', orders: '督办', configuration: '配置变更',
    },
    day: '日期',
    number: '号票 / 办件号',
    actor: '账号或设备',
    counter: '窗口',
    search: '查找',
    clear: '清除条件',
    anyKind: '全部事件',
    seq: '序号',
    at: '时间',
    what: '事件',
    who: '谁',
    about: '号票 / 办件',
    said: '说明',
    acts: '操作',
    more: '详情',
    less: '收起',
    ofTicket: '同一号票',
    why: '为何此时叫号',
    close: '关闭',
    aboutTicket: (ticket) => `只看号票 ${ticket} 的经过`,
    dropTicket: '看全部号票',
    older: '继续向前查找',
    searching: '正在查找…',
    found: (count, seq, at) => `${count} 条；已查到第 ${seq.toLocaleString('zh-CN')} 条${at ? `（${at}）` : ''}`,
    foundAll: (count) => `共 ${count} 条，已查到开头`,
    none: '没有找到。',
    noneYet: '查过的部分里没有，可以继续向前查找。',
    whyTitle: (number, day) => `${number} · ${day}`,
    takenBack: '已撤回',
    before: '先于它叫到的',
    roles: {
      kiosk: '取号机', counter: '窗口', clerk: '窗口人员', reviewer: '审查人员', supervisor: '主管', manager: '大厅经理', reception: '咨询台', auditor: '审计员', board: '显示屏',
      'city-platform': '市级平台', scheduler: '系统定时', operator: '运维', 'system-administrator': '系统管理员', 'security-administrator': '安全管理员',
    },
    rules: { urgent: '临近承诺时限', preference: '按窗口顺序', ratio: '按比例', weight: '按权重', pick: '人工指定', pool: '指定窗口' },
  },
  en: {
    other: '中文',
    title: 'Audit · Onewindow',
    skip: 'Skip to content',
    gateText: `Sign in with an auditor's account.`,
    name: 'Account',
    secret: 'Password',
    mustChoose: 'This password works once. Choose your own, of at least 12 characters.',
    newSecret: 'New password',
    newSecretAgain: 'New password again',
    signIn: 'Sign in',
    signOut: 'Sign out',
    signingIn: 'Signing in…',
    faults: {
      'sign-in-failed': 'Account or password is wrong.',
      'role-not-held': `This account is not an auditor's.`,
      'secret-too-weak': `The new password is too weak: not the account, the hall's name or a common one, at least 12 characters.`,
      'secret-differs': 'The two new passwords differ.',
      'fields-empty': 'Please fill in account and password.',
      'session-over': 'You were signed out. Please sign in again.',
      'session-locked': 'Locked, because nothing was done for a while. Please sign in again.',
      'no-line': `The hall's server cannot be reached. Check the network and try again.`,
      overloaded: 'The server is busy. Try again in a moment.',
      'unknown-day': 'The hall was not open on that day.',
      'unknown-ticket': 'The log has no such ticket.',
      'json-value-range': 'Something you look for cannot be. Please check it.',
      other: (code) => `That did not work (${code}).`,
      wait: (minutes) => `Too many wrong passwords. Try again in ${minutes} min.`,
    },
    reach: (last) => `${last.toLocaleString('en-GB')} records in the log`,
    proof: 'Verification of the log',
    proofBegin: 'Verify the log',
    proofDetails: 'What it said',
    proofStates: {
      never: 'Not verified since the server started.',
      running: 'Being verified; calls are not delayed…',
      good: 'Intact: every record is as it was written.',
      wrong: 'Not intact: the log or a table beside it was changed.',
      failed: 'Could not be verified.',
    },
    proofWhen: (from, to) => (to ? `begun ${from}, ended ${to}` : `begun ${from}`),
    log: 'Log',
    only: {
      '': 'Everything', picks: 'Called out of turn', 'second-notifications': 'Second notifications', disclosures: 'Personal data shown', 'taken-back': 'Taken back', orders: 'Supervision', configuration: 'Configuration',
    },
    day: 'Day',
    number: 'Ticket or case number',
    actor: 'Account or device',
    counter: 'Counter',
    search: 'Search',
    clear: 'Clear',
    anyKind: 'Any event',
    seq: 'No.',
    at: 'Time',
    what: 'Event',
    who: 'Who',
    about: 'Ticket / case',
    said: 'Details',
    acts: 'Acts',
    more: 'More',
    less: 'Less',
    ofTicket: 'This ticket',
    why: 'Why then?',
    close: 'Close',
    aboutTicket: (ticket) => `Only what happened to ticket ${ticket}`,
    dropTicket: 'All tickets',
    older: 'Search further back',
    searching: 'Searching…',
    found: (count, seq, at) => `${count} found; searched back to record ${seq.toLocaleString('en-GB')}${at ? ` (${at})` : ''}`,
    foundAll: (count) => `${count} found, back to the beginning`,
    none: 'Nothing was found.',
    noneYet: 'Nothing in the part that was searched; you can search further back.',
    whyTitle: (number, day) => `${number} · ${day}`,
    takenBack: 'taken back',
    before: 'Called before it',
    roles: {
      kiosk: 'kiosk', counter: 'counter', clerk: 'clerk', reviewer: 'reviewer', supervisor: 'supervisor', manager: 'manager', reception: 'information desk', auditor: 'auditor', board: 'board',
      'city-platform': `city's platform`, scheduler: 'timer', operator: 'operator', 'system-administrator': 'system administrator', 'security-administrator': 'security administrator',
    },
    rules: { urgent: 'promise about to pass', preference: `counter's order`, ratio: 'by ratio', weight: 'by weight', pick: 'picked by hand', pool: 'for one counter' },
  },
};

const key = 'language';

function kept() {
  try { return localStorage.getItem(key); } catch { return null; }
}

let language = kept() in words ? kept() : navigator.language.startsWith('zh') ? 'zh' : 'en';

export const languageNow = () => language;
export const w = () => words[language];

export function otherLanguage() {
  language = language === 'zh' ? 'en' : 'zh';
  try { localStorage.setItem(key, language); } catch { /* then for this tab only */ }
}

export const nameOf = (name) => (!name ? '' : language === 'en' && name.en ? name.en : name.zh);

export function fillTexts() {
  document.documentElement.lang = language === 'zh' ? 'zh-CN' : 'en';
  for (const node of document.querySelectorAll('[data-text]')) node.textContent = words[language][node.dataset.text];
  for (const node of document.querySelectorAll('[data-label]')) node.setAttribute('aria-label', words[language][node.dataset.label]);
}
