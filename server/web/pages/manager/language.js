// The two languages of the staff's pages: which one is wanted, and where its words stand.
const key = 'language';
const buttons = ['language', 'gate-language'];  // on every page, each in the language that it gives

function kept() {
  try { return localStorage.getItem(key); } catch { return null; }
}

/** `words`: {zh: {...}, en: {...}} of one page. */
export function speaking(words) {
  let language = kept() in words ? kept() : navigator.language.startsWith('zh') ? 'zh' : 'en';
  return {
    languageNow: () => language,
    w: () => words[language],
    /** `speak` says everything anew. */
    listenLanguage(speak) {
      for (const id of buttons) document.getElementById(id).addEventListener('click', () => {
        language = language === 'zh' ? 'en' : 'zh';
        try { localStorage.setItem(key, language); } catch { /* then for this tab only */ }
        speak();
      });
    },
    /** The Chinese name, or the English one where there is one and it is wanted. */
    nameOf: (name) => (!name ? '' : language === 'en' && name.en ? name.en : name.zh),
    /** Fills every element that names its text, its name for screen readers, or its title. */
    fillTexts() {
      document.documentElement.lang = language === 'zh' ? 'zh-CN' : 'en';
      for (const id of buttons) document.getElementById(id).lang = language === 'zh' ? 'en' : 'zh-CN';
      for (const node of document.querySelectorAll('[data-text]')) node.textContent = words[language][node.dataset.text];
      for (const node of document.querySelectorAll('[data-label]')) node.setAttribute('aria-label', words[language][node.dataset.label]);
      for (const node of document.querySelectorAll('[data-title]')) {
        node.title = words[language][node.dataset.title];
        node.setAttribute('aria-label', node.title);
      }
    },
  };
}
