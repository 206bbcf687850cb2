// Before anything is painted: the language and the print that were chosen here before. Not a module, so that it does not wait.
(() => {
  try {
    if (localStorage.getItem('language') === 'en') document.documentElement.lang = 'en';
    if (localStorage.getItem('print') === 'large') document.documentElement.dataset.print = 'large';
  } catch { /* private windows may forbid it */ }
})();
