// The files of the index: each is asked for once, and the least recently used go when there are too many.

define("files", ["postings", "register"], ({unpack, parseTerms, pairAt}, {parse: parseRegister}) => {
  const MOST_KEPT = 300;

  // `read(name)` brings the text of a file; `meta` is the parsed `meta.js`.
  const openFiles = (read, meta) => {
    const kept = new Map();
    const file = (name, hash, parse) => {
      const known = kept.get(name);
      if (known) { kept.delete(name); kept.set(name, known); return known; }
      const coming = read(`${name}.${hash}.js`).then(parse);
      coming.catch(() => kept.delete(name));
      kept.set(name, coming);
      if (kept.size > MOST_KEPT) kept.delete(kept.keys().next().value);
      return coming;
    };

    const firsts = {c: meta.c ? meta.c.split(" ") : [], p: meta.p ? meta.p.split(" ") : []};
    // The postings of a term, or null.
    const postingsOf = async term => {
      const prefix = term[0] === "~" || term[0] === "^" ? "p" : "c", starts = firsts[prefix];
      let low = 0, high = starts.length - 1;
      while (low < high) {
        const middle = (low + high + 1) >> 1;
        if (starts[middle] <= term) low = middle; else high = middle - 1;
      }
      if (!starts.length || starts[low] > term) return null;
      const terms = await file(prefix + low, meta.l, parseTerms);
      let found = terms.get(term);
      if (typeof found === "string") terms.set(term, found = unpack(found));
      return found || null;
    };

    const list = text => text ? text.split(" ") : [];
    const classes = meta.classes.map(line => {
      const [kind, platform, scenarios, regions, weight, languages] = line.split("|");
      return {kind, platform, scenarios: list(scenarios), regions: list(regions), weight: weight / 100, languages: list(languages)};
    });
    const factsOf = doc => classes[pairAt(meta.of, 2 * doc)];

    // What the list shows of a page.
    const blockOf = async (doc, language) => {
      const blocks = await file(`d-${language}-${Math.floor(doc / meta.each)}`, meta.d[language], text => text.split("\f"));
      const [head, ...parts] = blocks[doc % meta.each].split("\n").map(line => line.split("\t"));
      const names = parts.pop()[2].split("|"), [uri, own, title, tone, word, text, number, doing, dial, to, region, roles, scenarios, callText, callNumber, callRegion] = head, below = meta.prefixes[own] || "";
      return {
        uri: below + uri, language: own, title, names, verdict: {tone, word, text, number},
        action: doing ? {text: doing, number: dial, uri: to && below + to, region, roles: list(roles), scenarios: list(scenarios), call: callNumber ? {text: callText, number: callNumber, region: callRegion} : null} : null,
        parts: parts.map(([anchor, heading, words]) => ({anchor, heading, text: words})),
      };
    };

    const register = () => file("r", meta.r, parseRegister);
    const passing = () => file("y", meta.y, text => text);
    const folds = () => file("f", meta.f, text => new Map(text.match(/../gs).map(([old, now]) => [old, now])));

    return {file, postingsOf, factsOf, classes, blockOf, register, passing, folds};
  };

  return {openFiles};
});
