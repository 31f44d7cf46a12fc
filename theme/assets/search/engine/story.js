// A long story: feelings and what is said in passing tell no page from another, and the reader is told which part was used.

define("story", ["text"], ({HAN}) => {
  const ENGLISH = /\b(?:the|and|was|for|with|from|that|this|my|to|of|in|is|it|on|his|her|they|are|were|has|had)\b/;  // no syllables of pinyin
  const LONG = 16, LONGEST = 4000, SHOWN = 80, ASIDE = .3;

  const openStories = meta => {
    const lengthOf = text => (text.match(/[\u3400-\u9fff]/g) || []).length + .4 * (text.match(/[a-z]/g) || []).length;
    const isLong = text => lengthOf(text) > LONG && (HAN.test(text) || ENGLISH.test(text));
    // Of a family, a night, a bank somebody speaks in every story: that makes no page about them the answer.
    const lighten = query => {
      for (const {mark, start, end} of query.marks) if (meta.asides.includes(mark))
        for (const term of query.terms) if (term.start >= start && term.end <= end) term.weight *= ASIDE;
    };
    // The stretch of the text that found a page; nothing where all of it did.
    const partOf = (text, query, entry) => {
      if (!entry || !entry.stretch || text.length <= SHOWN) return "";
      const signs = query.units.map((unit, at) => unit >= entry.stretch[0] && unit <= entry.stretch[1] ? at : -1).filter(at => at >= 0);
      if (!signs.length) return "";
      const start = signs[0], end = signs[signs.length - 1] + 1;
      return (start > 0 ? "…" : "") + text.slice(start, Math.min(end, start + SHOWN)).trim() + (end < text.length ? "…" : "");
    };
    return {isLong, lighten, partOf};
  };

  return {LONGEST, openStories};
});
