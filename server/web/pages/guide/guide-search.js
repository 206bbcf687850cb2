// Finding an item by characters, pinyin, initials or English words. Pure.

/** Full-width letters as narrow ones, no capitals, ü as v, nothing but letters, digits and characters. */
export function fold(text) {
  return [...text.normalize('NFKC').toLowerCase().replaceAll('ü', 'v')].filter((one) => /[a-z0-9\u3400-\u9fff]/.test(one)).join('');
}

/** Characters one by one, and words of letters and digits whole: what has a syllable each. */
const cells = (text) => fold(text).match(/[a-z0-9]+|[\u3400-\u9fff]/g) ?? [];

/**
 * What of the items is searched: made once. The catalogue spells full names; the characters of short names are spelt as they are most often
 * read in it.
 */
export function prepared(items) {
  const readings = new Map();
  const spellings = items.map((item) => (item.pinyin ?? '').split(' ').filter(Boolean));
  items.forEach((item, at) => {
    const characters = cells(item.name.zh);
    if (characters.length !== spellings[at].length) return;
    characters.forEach((character, i) => {
      const counts = readings.get(character) ?? new Map();
      readings.set(character, counts.set(spellings[at][i], (counts.get(spellings[at][i]) ?? 0) + 1));
    });
  });
  const usual = new Map([...readings].map(([character, counts]) => [character, [...counts].sort((a, b) => b[1] - a[1])[0][0]]));
  return items.map((item, at) => ({
    item, zh: fold(item.name.zh), short: fold(item.shortName ?? ''), en: (item.name.en ?? '').toLowerCase(), code: item.code.toLowerCase(),
    syllables: spellings[at], shortSyllables: cells(item.shortName ?? '').map((cell) => usual.get(cell) ?? cell),
  }));
}

/** Can `wanted` be spelt from syllable `at` on, each by its first letters or whole? */
function spelt(syllables, at, wanted) {
  if (wanted === '') return true;
  if (at === syllables.length) return false;
  const written = syllables[at];
  let same = 0;
  while (same < written.length && same < wanted.length && (written[same] === wanted[same] || (written[same] === 'v' && wanted[same] === 'u'))) ++same;
  for (let taken = same; taken > 0; --taken) if (spelt(syllables, at + 1, wanted.slice(taken))) return true;
  return false;
}

/** 0 is best; null: not this one. */
function rank(one, wanted, words) {
  if (one.short.startsWith(wanted) || one.zh.startsWith(wanted)) return 0;
  if (one.short.includes(wanted) || one.zh.includes(wanted)) return 1;
  if (/^[a-z]+$/.test(wanted)) {
    const spellings = [one.shortSyllables, one.syllables];
    if (spellings.some((all) => spelt(all, 0, wanted))) return 2;
    if (wanted.length > 1 && spellings.some((all) => all.some((_, at) => at > 0 && spelt(all, at, wanted)))) return 3;
  }
  if (one.en && words.every((word) => one.en.includes(word))) return one.en.startsWith(words[0]) ? 1 : 3;
  // Characters apart, in their order: "社保卡" finds 社会保障卡.
  if (/[\u3400-\u9fff]{2}/.test(wanted)) {
    let at = -1;
    if ([...wanted].every((character) => (at = one.zh.indexOf(character, at + 1)) >= 0)) return 4;
  }
  return wanted.length > 5 && one.code.startsWith(wanted) ? 5 : null;
}

/** Items in their order of merit; those that are as good as each other stay as they were: the most asked for first. */
export function search(all, { words, subject, department }) {
  const wanted = fold(words);
  const parts = words.toLowerCase().split(/\s+/).filter(Boolean);
  const found = [];
  for (const one of all) {
    if (department && one.item.department !== department) continue;
    if (subject && one.item.subject !== 'both' && one.item.subject !== subject) continue;
    const merit = wanted === '' ? 0 : rank(one, wanted, parts);
    if (merit !== null) found.push([merit, one.item]);
  }
  return found.sort((a, b) => a[0] - b[0]).map(([, item]) => item);
}
