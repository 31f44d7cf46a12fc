// A word with one typing error, of the words that names and notions are made of. No other word is changed.

define("spelling", [], () => {
  const LEAST = 4, MOST_MEANT = 3;

  // Whether one letter is wrong, missing, too many, or two are the wrong way round.
  const isNear = (a, b) => {
    let same = 0, behind = 0;
    while (same < a.length && a[same] === b[same]) same++;
    while (behind < Math.min(a.length, b.length) - same && a[a.length - 1 - behind] === b[b.length - 1 - behind]) behind++;
    const mine = a.slice(same, a.length - behind), other = b.slice(same, b.length - behind);
    return mine.length <= 1 && other.length <= 1 || mine.length === 2 && other.length === 2 && mine[0] === other[1] && mine[1] === other[0];
  };

  // Those of `words` that are one error away from a word.
  const nearest = (word, words) => word.length < LEAST ? [] : words.filter(one => one !== word && one.length >= LEAST && Math.abs(one.length - word.length) <= 1 && isNear(word, one)).slice(0, MOST_MEANT);

  return {nearest};
});
