// A word with one typing error, of the words that names and notions are made of. No other word is changed.

define("spelling", ["text"], ({stem}) => {
  const LEAST = 5, SHORT = 6, MOST_MEANT = 3;

  // Whether one letter is wrong, missing, too many, or two are the wrong way round.
  const isNear = (a, b) => {
    let same = 0, behind = 0;
    while (same < a.length && a[same] === b[same]) same++;
    while (behind < Math.min(a.length, b.length) - same && a[a.length - 1 - behind] === b[b.length - 1 - behind]) behind++;
    const mine = a.slice(same, a.length - behind), other = b.slice(same, b.length - behind);
    return mine.length <= 1 && other.length <= 1 || mine.length === 2 && other.length === 2 && mine[0] === other[1] && mine[1] === other[0];
  };

  // Those of `words` that are one error away from a word.
  // In a short word every other letter makes another sound word (bake, fake): there only a letter too few or too many counts, or a swap.
  const nearest = (word, words, names) => (word.length < LEAST ? names : words).filter(one => one.length >= LEAST && word.length >= LEAST - 1 && Math.abs(one.length - word.length) <= 1 && stem(one) !== stem(word) &&
    (word.length > SHORT || one.length !== word.length || [...one].sort().join("") === [...word].sort().join("")) && isNear(word, one)).slice(0, MOST_MEANT);

  return {nearest};
});
