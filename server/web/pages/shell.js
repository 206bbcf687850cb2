// What stands around every page of the visitors' site: the hall's name, language, large print, the ways to the other pages, one
// line for what was done, one band for a line that is cut. A page brings its main and its words, and draws itself:
//
//   <head>  the title; /icon.svg, /tokens.css, /page.css; /early.js; its own module (hall.html is the pattern)
//   <body>  <main id="main" class="page"> what the page has </main>          nothing else: the shell puts the rest around it
//
//   import openShell of /shell.js, and texts of /book-texts.js: { zh: { title: … }, en: { title: … } }, the same keys in both
//   const shell = openShell({ here: 'book', texts, draw });
//   function draw() {                                            // called when the language changes or the site is known; call it yourself, too
//     const { w, name } = shell;                                 // w: the page's words and those of /texts.js; name({ zh, en })
//     shell.title(w.title);                                      // of the tab; the hall's name is added
//   }
//
//   here        which link is the present page: today, guide, book, take, progress, report; left out: none
//   shell.site  what /api/v1/site told, or null until it has; shell.offers('book'): does the hall have this page?
//   shell.say(text, kind)   what was done or went wrong, read out once; kind: '', 'good', 'alarm'. say('') takes it away
//   shell.cut(true)         the line is cut: a band says so and the page is grey; cut(false) takes it away
//   shell.updated(date)     in the foot: when this was true
//   shell.fallback('en')    the language for those who chose none, e.g. that of their ticket
//
// Sending and reading: /send.js. What refusals mean in words: /problems.js. Elements without markup: /shared.js.
// Sizes: nothing in a page may be set in px but hairlines; large print makes 1rem half as large again, --touch grows with it.
import { clock, element } from '/shared.js';
import { chooseLanguage, languageOf, nameIn, wordsOf } from '/texts.js';

/** Today is always there; the others where the hall offers them. */
const links = [['today', '/'], ['guide', '/guide'], ['book', '/book'], ['take', '/take'], ['progress', '/progress']];

const kept = {
  read(key) { try { return localStorage.getItem(key); } catch { return null; } },
  write(key, text) { try { localStorage.setItem(key, text); } catch { /* then for this page only */ } },
};

function siteBefore() {
  try { return JSON.parse(kept.read('site')); } catch { return null; }
}

export function openShell({ here, texts, draw }) {
  let fallback;
  let chosen = null;
  let title = '';
  let updatedAt = null;
  const root = document.documentElement;
  const main = document.getElementById('main');
  main.tabIndex = -1;

  const skip = element('a', 'skip');
  skip.href = '#main';
  const icon = element('img');
  Object.assign(icon, { src: '/icon.svg', alt: '', width: 32, height: 32 });
  const hallName = element('span', 'hall-name', '一窗');
  const home = element('a', 'hall', icon, hallName);
  home.href = '/';
  const large = element('button', 'tool');
  const language = element('button', 'tool');
  large.type = language.type = 'button';
  large.id = 'large-print';
  language.id = 'language';
  const list = element('ul');
  const nav = element('nav', 'ways', list);
  const head = element('header', 'top', element('div', 'top-inner', home, element('div', 'tools', large, language), nav));
  const band = element('p', 'band cut-off');
  band.hidden = true;
  const status = element('p', 'status');
  for (const line of [band, status]) line.setAttribute('role', 'status');
  const report = element('a');
  report.href = '/report';
  const updated = element('span');
  const foot = element('footer', 'foot', updated, report);
  document.body.prepend(skip, head);
  main.prepend(band, status);
  main.after(foot);

  const shell = {
    site: siteBefore(),
    offers: (page) => shell.site?.offers.includes(page) ?? false,
    name: (name) => (name ? nameIn(shell.language, name) : ''),
    title(text) {
      title = text;
      const hall = shell.name(shell.site?.hall) || '一窗';
      document.title = text && text !== hall ? `${text} · ${hall}` : hall;
    },
    say(text, kind = '') {
      status.className = `status ${kind}`;
      if (status.textContent !== text) status.textContent = text;
    },
    cut(is) {
      band.hidden = !is;
      band.textContent = is ? shell.w.cutOff : '';
      document.body.classList.toggle('stale', is);
    },
    updated(date) {
      updatedAt = date;
      updated.textContent = date ? shell.w.updated(clock(date, shell.w.date)) : '';
    },
    fallback(given) {
      if (given === fallback) return;
      fallback = given;
      speak();
    },
  };

  function speak() {
    shell.language = chosen ?? languageOf(fallback);
    shell.w = wordsOf(shell.language, texts);
  }

  function around() {
    const { w } = shell;
    root.lang = shell.language === 'zh' ? 'zh-CN' : 'en';
    skip.textContent = w.skip;
    hallName.textContent = shell.name(shell.site?.hall) || '一窗';
    large.textContent = w.largePrint;
    large.setAttribute('aria-pressed', String(root.dataset.print === 'large'));
    language.textContent = w.other;
    language.lang = shell.language === 'zh' ? 'en' : 'zh-CN';
    nav.setAttribute('aria-label', w.pages);
    const offered = links.filter(([page]) => page === 'today' || shell.offers(page));
    nav.hidden = offered.length < 2;
    list.replaceChildren(...offered.map(([page, path]) => {
      const link = element('a', '', w.nav[page]);
      link.href = path;
      if (page === here) link.setAttribute('aria-current', 'page');
      return element('li', '', link);
    }));
    report.textContent = w.reportLink;
    report.hidden = !shell.offers('report') || here === 'report';
    if (!band.hidden) band.textContent = w.cutOff;
    shell.updated(updatedAt);
  }

  function redraw() {
    around();
    draw();
    shell.title(title);
  }

  language.addEventListener('click', () => {
    chosen = shell.language === 'zh' ? 'en' : 'zh';
    chooseLanguage(chosen);
    speak();
    redraw();
  });
  large.addEventListener('click', () => {
    const wanted = root.dataset.print === 'large' ? '' : 'large';
    if (wanted) root.dataset.print = wanted;
    else delete root.dataset.print;
    kept.write('print', wanted);
    around();
  });

  async function learn() {
    try {
      const answer = await fetch('/api/v1/site', { credentials: 'omit', signal: AbortSignal.timeout(15000) });
      if (!answer.ok) return;
      const text = await answer.text();
      shell.site = JSON.parse(text);
      if (text === kept.read('site')) return;
      kept.write('site', text);
      redraw();
    } catch { /* the page goes on with what it had, and asks again when it is opened anew */ }
  }

  speak();
  // The page has the shell in its hands before it is drawn for the first time.
  queueMicrotask(() => {
    redraw();
    learn();
  });
  return shell;
}
