// What the list shows of a found page: which part, and which signs of it match.

define("describe", ["text", "sounds"], ({isLatin}, {fuzzy}) => {
  const MOST_LIT = 2000, FAINT = .4;

  const openDescriptions = ({formsOf}, foldsOf) => {
    const lit = new Map();
    const signsOf = text => {
      let signs = lit.get(text);
      if (!signs) {
        if (lit.size > MOST_LIT) lit.clear();
        const folds = foldsOf();
        lit.set(text, signs = Array.from(text.toLowerCase(), sign => folds.get(sign) || sign));
      }
      return signs;
    };
    const needlesOf = query => {
      const found = new Set(), cut = (at, start, end) => start < at && at < end;
      for (const {term, weight, start, end} of query.terms) {
        if (weight < .5 && term.length > 1 && term[0] !== "&") continue;
        if (query.marks.some(mark => cut(mark.start, start, end) || cut(mark.end, start, end))) continue;  // 信转 of 微信转错 is no word
        if (/^[@&]/.test(term)) for (const form of formsOf[term] || []) found.add(form);
        else if (!/^[~^=#]/.test(term) && term.length > 1) found.add(term);
      }
      return [...found];
    };
    // Finds the words of a query in texts; `soundOf`: sign → syllable, where the query was pinyin.
    const finderOf = (query, soundOf) => {
      const longest = needlesOf(query).sort((a, b) => b.length - a.length).map(needle => needle.replace(/[.*+?^${}()|[\]\\]/g, "\\$&"));
      const worth = new Map();
      for (const {term, weight} of query.terms) if (query.held.has(term)) worth.set(term, Math.max(weight, worth.get(term) || 0));
      return {pattern: longest.length ? new RegExp(`(?=(${longest.join("|")}))`, "g") : null, worth, soundOf, sounds: soundOf ? new Set(query.sounds.filter(sound => sound.includes("_"))) : null};
    };
    // Which signs of a text match; Latin needles only from the start of a word. One pass, overlaps included.
    const matches = (text, finder) => {
      const signs = signsOf(text), flat = signs.join(""), hit = [], seen = new Set();
      let strength = 0;
      if (flat.length === signs.length && finder.pattern) for (const found of flat.matchAll(finder.pattern)) {
        const at = found.index, needle = found[1], last = needle[needle.length - 1];
        let end = at + needle.length;
        if (isLatin(needle[0]) && isLatin(flat[at - 1]) || /[0-9]/.test(last) && /[0-9]/.test(flat[end] || "")) continue;
        if (/[a-z]/.test(last)) while (/[a-z]/.test(flat[end] || "")) end++;
        for (let i = at; i < end; i++) hit[i] = true;
        if (seen.has(needle)) continue;
        seen.add(needle);
        strength += finder.worth.get(needle) || FAINT;
      }
      if (finder.sounds) for (let at = 0; at < signs.length - 1; at++)
        if (finder.sounds.has(fuzzy(`${finder.soundOf.get(signs[at])}_${finder.soundOf.get(signs[at + 1])}`))) { hit[at] = hit[at + 1] = true; strength += 1; }
      return {hit, strength};
    };

    const describe = (entry, block, finder) => {
      const title = matches(block.title, finder);
      const parts = block.parts.map(part => {
        const heading = matches(part.heading, finder), text = matches(part.text, finder);
        return {...part, headingHit: heading.hit, hit: text.hit, strength: 1.5 * heading.strength + text.strength};
      }).sort((a, b) => b.strength - a.strength);
      const lead = parts.find(({anchor}) => !anchor) || parts[0], best = parts[0] && parts[0].strength > 0 ? parts[0] : lead;
      let alias = "";
      if (!title.strength && !(best && best.strength)) alias = block.names.find(name => matches(name, finder).strength > 0) || block.names[0] || "";
      const deep = parts.filter(part => part.anchor && part.strength > 0 && part !== best).slice(0, 2);
      return {...entry, ...block, hit: title.hit, best, deep, alias, aliasHit: alias ? matches(alias, finder).hit : []};
    };
    return {finderOf, describe, forget: () => lit.clear()};
  };

  return {openDescriptions};
});
