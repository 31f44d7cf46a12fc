// Words with a typing error or two.

define("spelling", ["files"], ({CURATED}) => {
  const COMMON = 8, MOST_MEANT = 3;

  // Damerau-Levenshtein distance, given up above `most`.
  const distance = (a, b, most) => {
    if (Math.abs(a.length - b.length) > most) return most + 1;
    let old = [], row = Array.from({length: b.length + 1}, (_, i) => i);
    for (let i = 1; i <= a.length; i++) {
      const next = [i];
      for (let j = 1; j <= b.length; j++) {
        next[j] = Math.min(row[j] + 1, next[j - 1] + 1, row[j - 1] + (a[i - 1] === b[j - 1] ? 0 : 1));
        if (i > 1 && j > 1 && a[i - 1] === b[j - 2] && a[i - 2] === b[j - 1]) next[j] = Math.min(next[j], old[j - 2] + 1);
      }
      if (Math.min(...next) > most) return most + 1;
      old = row; row = next;
    }
    return row[b.length];
  };

  // Words of the index one or two typing errors away, the commonest first. A word that pages hold (`known`) can only mean a common one.
  const nearest = (word, words, known) => {
    const least = word.length >= 4 ? 1 : 0;
    let most = word.length >= 6 ? 2 : least, found = [];
    if (most) for (const entry of words) {
      if (entry.word === word || known && entry.count < COMMON) continue;
      if (Math.abs(entry.word.length - word.length) > most || entry.word[0] !== word[0] && entry.word[1] !== word[0] && entry.word[1] !== word[1]) continue;
      const allowed = word.length >= 8 || entry.count >= CURATED ? most : Math.min(most, least), far = distance(word, entry.word, allowed);
      if (far > allowed) continue;
      if (far < most) { most = far; found = [entry]; } else if (far === most) found.push(entry);
    }
    return found.sort((a, b) => b.count - a.count).slice(0, MOST_MEANT);
  };

  return {distance, nearest};
});
