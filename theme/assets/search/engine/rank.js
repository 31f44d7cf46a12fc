// BM25: a page is worth the sum, over the terms of the query, of how rare each is and how much it says about the page. Of a long story
// the stretch counts that says most, and the whole of it a little.

define("rank", ["postings"], ({LEVELS}) => {
  // How much a term says about a page, by the level the index gives it (generator/search/scoring.py). Fitted, as all numbers here, on
  // tests/search/queries.yml, own.yml, strangers.yml and the half `tune` of stories.yml.
  const GAIN = [0, .5, 1, 1.5, 3, 4.5, 6.5, 9], SURE = [0, .85, .9, .95, 1, 1, 1, 1];
  const OTHER_LANGUAGE = .8, ELSEWHERE = .5, GENERAL = .7, SPAN = 60, REST = .3, CANDIDATES = 300, TITLED = 2;

  const rarity = (pages, held) => Math.log(1 + (pages - held + .5) / (held + .5));

  // `terms`: [{term, weight, sure, units}], `found`: their postings in the same order. The result: [{doc, value, coverage, facts}], best first.
  const rank = ({terms, weights, long}, found, {pages, factsOf, language, holders, general}) => {
    const wide = weights.length, sums = new Float64Array(pages), said = new Map();
    terms.forEach((one, at) => {
      if (!found[at]) return;
      const gain = one.weight * rarity(pages, found[at].docs.length), before = said.get(one.term);
      if (!before) said.set(one.term, {gain, postings: found[at], times: [one]});
      else { before.gain = Math.max(before.gain, gain); before.times.push(one); }
    });
    for (const {gain, postings: {docs, levels}} of said.values()) for (let i = 0; i < docs.length; i++) sums[docs[i]] += gain * GAIN[levels[i]];
    // Who types a title means its page, whatever kind it is.
    const whole = found[terms.findIndex(({term}) => term[0] === "=")], titled = new Set(whole ? whole.docs.filter((_, i) => whole.levels[i] === LEVELS) : []);

    const factor = doc => {
      const facts = factsOf(doc), missed = holders.filter(({docs, platform}) => !docs.has(doc) && !(platform && facts.platform === platform)).length;
      return (titled.has(doc) ? TITLED : facts.weight) * (facts.languages.includes(language) ? 1 : OTHER_LANGUAGE) * (general.has(doc) ? GENERAL : ELSEWHERE) ** missed;
    };
    let best = [];
    for (let doc = 0; doc < pages; doc++) if (sums[doc]) best.push({doc, value: sums[doc] * factor(doc), facts: factsOf(doc), coverage: 0});
    const order = (a, b) => b.value - a.value || a.doc - b.doc;
    best.sort(order);
    best = best.slice(0, CANDIDATES);

    // What each unit of the query gets from each of the best pages.
    const row = new Map(best.map(({doc}, at) => [doc, at])), shares = new Float32Array(best.length * wide), gains = long ? new Float32Array(best.length * wide) : null;
    for (const {gain, postings: {docs, levels}, times} of said.values()) for (let i = 0; i < docs.length; i++) {
      const start = row.has(docs[i]) ? row.get(docs[i]) * wide : -1;
      if (start >= 0) for (const {units, sure} of times) {
        for (const one of units) shares[start + one] = Math.max(shares[start + one], sure * SURE[levels[i]]);
        if (long && units.length) gains[start + units[0]] += gain * GAIN[levels[i]];
      }
    }
    const total = weights.reduce((sum, weight) => sum + weight, 0) || 1;
    best.forEach((entry, at) => {
      let covered = 0;
      for (let one = 0; one < wide; one++) covered += weights[one] * shares[at * wide + one];
      entry.coverage = covered / total;
      if (!long) return;
      let sum = 0, width = 0, from = 0, most = 0;
      for (let one = 0; one < wide; one++) {
        sum += gains[at * wide + one];
        for (width += weights[one]; width > SPAN; from++) { sum -= gains[at * wide + from]; width -= weights[from]; }
        if (sum > most) { most = sum; entry.stretch = [from, one]; }
      }
      entry.value = (most + REST * sums[entry.doc]) * factor(entry.doc);
    });
    return best.sort(order);
  };

  return {rank};
});
