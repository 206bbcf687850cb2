// Light, dark or as the system has it: chosen on the manager's page, worn by all pages of the staff.
export const themes = ['auto', 'light', 'dark'];

export function themeNow() {
  try { return themes.find((one) => one === localStorage.getItem('theme')) ?? 'auto'; } catch { return 'auto'; }
}

export function wear(theme) {
  if (theme === 'auto') delete document.documentElement.dataset.theme;
  else document.documentElement.dataset.theme = theme;
}

export function choose(theme) {
  try { localStorage.setItem('theme', theme); } catch { /* then for this tab only */ }
  wear(theme);
}
