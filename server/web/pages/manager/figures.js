// Of sums and counts, never of other figures.
export const mean = (spans) => (spans.count > 0 ? spans.sumMs / spans.count : null);
export const share = (part, whole) => (whole > 0 ? part / whole : null);
export const percent = (part) => (part === null ? '–' : `${Math.round(100 * part)} %`);
