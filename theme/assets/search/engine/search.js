// The search engine. Knows no page, no theme and no network: `read(name)` brings the text of a file of the index.

define("search", ["text", "files", "forms", "query", "sounds", "latin", "heard", "case", "rank", "story", "describe", "card", "register"], (
  {HAN, normalise, stem}, {openFiles}, {openForms}, {openQueries}, {isSaid, isSpelt, readingsOf, spelt}, {parted, understandLatin}, {asHeard, understandHan}, {openCases}, {rank}, {LONGEST, openStories},
  {openDescriptions}, {cardsOf}, {waysIn, answer: compareWays},
) => {
  const SHOWN = 10, MOST_HEARD = 24, KNOWN = .9, LEAST_SHARE = .05, LEAST_COVERAGE = .3, WEAK = .68, MOST_WEAK = 3, SURE_VALUE = 30, STRONG = 50, FAINT = 25, MOST_NAMED = 2;

  const createSearch = async read => {
    const meta = JSON.parse(await read("meta.js")), files = openFiles(read, meta), forms = openForms(meta), {analyse} = openQueries(meta, forms);
    const {caseOf, termsOf} = openCases(meta), stories = openStories(meta), {postingsOf, factsOf} = files;
    let folds = new Map();  // traditional → simplified, fetched for the first query that needs it
    const descriptions = openDescriptions(forms, () => folds);
    const readings = () => files.file("s", meta.s, text => readingsOf(text, forms.formsOf));
    const index = {...files, meta, forms, readings};

    const score = async (query, language, place) => {
      query.case = caseOf(query, place);
      const terms = [...query.terms, ...termsOf(query, query.case)], {named} = query.case;
      const [found, general, ...holders] = await Promise.all([Promise.all(terms.map(({term}) => postingsOf(term))), named.length ? postingsOf("&-") : null, ...named.map(postingsOf)]);
      query.held = new Set(terms.filter((_, at) => found[at]).map(({term}) => term));
      return rank({terms, weights: query.weights, long: query.long}, found, {
        pages: meta.n, factsOf, language, general: new Set(general ? general.docs : []),
        holders: query.long && named.length > MOST_NAMED ? [] : holders.map((one, at) => one && {docs: new Set(one.docs), platform: meta.platforms[named[at]]}).filter(Boolean),
      });
    };

    const isStrange = query => query.terms.some(({term}) => /^[\u3400-\u9fff]{2}$/.test(term) && !query.held.has(term));

    // A query as it is meant: pinyin, first letters, typing errors, words written by ear.
    const understand = async (typed, language, place) => {
      const text = isSpelt(typed) ? spelt(typed, await readings()) : typed;
      let query = analyse(text);
      const known = new Map(), words = query.words.filter(({empty}) => !empty).map(({word}) => stem(word));
      (await Promise.all(words.map(postingsOf))).forEach((found, at) => found && known.set(words[at], found.docs.length));
      const apart = await parted(query, known, index);
      if (apart !== text) query = analyse(apart);
      if (apart.replace(/ /g, "") !== text.replace(/ /g, "")) query.corrected = [[text, apart]];
      await understandLatin(query, known, index);
      let ranked = await score(query, language, place);
      if (isStrange(query) && folds.size && query.weights.length <= MOST_HEARD) {
        const held = query.held, heard = await asHeard(query, held, index);
        if (heard.text !== query.text) {
          const meant = [query.text, heard.text];
          query = analyse(heard.text);
          query.corrected = [meant];
          await understandLatin(query, known, index);
        } else if (!(ranked[0] && ranked[0].coverage >= KNOWN)) await understandHan(query, held, heard.sounds, index);
        ranked = await score(query, language, place);
      }
      return {query, ranked};
    };

    const understandStory = async (text, language, place) => {
      forms.learnPassing(await files.passing());
      const query = analyse(text, true);
      stories.lighten(query);
      return {query, ranked: await score(query, language, place)};
    };

    // With the map of traditional characters, once a pair of signs stands on no page.
    const understood = async (raw, language, place) => {
      const text = normalise(raw.slice(0, LONGEST), folds).trim(), long = stories.isLong(text);
      const found = await (long ? understandStory : understand)(text, language, place);
      if (folds.size || !isStrange(found.query)) return {text, long, ...found};
      descriptions.forget();
      folds = await files.folds();
      return understood(raw, language, place);
    };

    // A title or an alias that is typed whole by its sounds is that of its page, as it is when typed in signs.
    const calledSo = async (ranked, query, blockOf) => {
      if (HAN.test(query.text) || !query.words.some(({cut}) => cut)) return ranked;
      const spoken = query.words.flatMap(({word, cut}) => cut || [word]), sounds = await readings(), first = ranked.slice(0, SHOWN);
      const isName = name => isSaid(normalise(name, folds).match(/[\u3400-\u9fff]|[a-z0-9]+/g) || [], spoken, sounds);
      const blocks = await Promise.all(first.map(({doc}) => blockOf(doc)));
      return [...new Set([...first.filter((_, at) => isName(blocks[at].title)), ...ranked.slice(0, 1), ...first.filter((_, at) => blocks[at].names.some(isName)), ...ranked])];
    };

    const cutOff = (ranked, long) => {
      const good = ranked.filter(({coverage, value}) => long || coverage >= LEAST_COVERAGE || value >= SURE_VALUE);
      return good.filter(({value}) => value >= LEAST_SHARE * good[0].value);
    };

    // Whether a list is only offered: what is not of this field, or half of it, unless a case was told or a known number typed.
    const isWeak = ({marks, terms, held, case: told}, ranked, long) => {
      const {value} = ranked[0], numbered = terms.some(({term}) => /^[0-9]{3,}$/.test(term) && held.has(term));
      if (!marks.length && value < FAINT) return true;
      if (long || numbered || told.sure && told.scenarios.size && value >= STRONG) return false;
      return Math.max(...ranked.slice(0, 3).map(({coverage}) => coverage)) < WEAK;
    };

    // `wanted`: {platform, kind, region}, each empty or a value of the facts, `place` of the reader, `limit`; `language` of the reader.
    const search = async (raw, language, wanted = {}, onPart = () => {}) => {
      const compared = waysIn(raw).length ? compareWays(raw, await files.register(), language, meta.prefixes[language] || "") : null;
      const {text, long, query, ranked: all} = await understood(raw, language, wanted.place || "");
      const blockOf = doc => { const {languages} = factsOf(doc); return files.blockOf(doc, languages.includes(language) ? language : languages[0]); };
      let ranked = await calledSo(cutOff(all, long), query, blockOf);
      const weak = ranked.length > 0 && isWeak(query, ranked, long);
      if (weak) ranked = ranked.filter(({facts}) => facts.kind !== "hotline").slice(0, MOST_WEAK);
      const entry = doc => ({doc, value: 0, coverage: 0, facts: factsOf(doc)});
      const fits = ({facts}) => (!wanted.platform || facts.platform === wanted.platform) && (!wanted.kind || facts.kind === wanted.kind) && (!wanted.region || facts.regions.includes(wanted.region));
      // Of a filter the best that fits is the measure of what fits.
      const fitting = wanted.platform || wanted.kind || wanted.region ? cutOff(all.filter(fits), long) : ranked, shown = fitting.slice(0, wanted.limit || SHOWN);
      const count = get => ranked.reduce((counts, {facts}) => { for (const value of [].concat(get(facts))) if (value) counts[value] = (counts[value] || 0) + 1; return counts; }, {});
      const finder = descriptions.finderOf(query, query.sounds.length ? (await readings()).soundOf : null);
      const show = entries => Promise.all(entries.map(async one => descriptions.describe(one, await blockOf(one.doc), finder)));
      const near = ranked.length ? [] : all.filter(({facts}) => ["plan", "choice", "topic", "procedure"].includes(facts.kind)).slice(0, 3);
      const answer = {
        query: raw, weak, total: fitting.length, elsewhere: fitting === ranked ? 0 : ranked.filter(one => !fits(one)).length, corrected: query.corrected,
        facets: {platform: count(facts => facts.platform), kind: count(facts => facts.kind), region: count(facts => facts.regions)},
        answers: [...(compared ? [compared] : []), ...await show(await cardsOf(query, ranked, blockOf, {compared: !!compared, weak}))],
        read: long ? stories.partOf(text, query, ranked[0]) : "",
        items: await show(shown.slice(0, 3)), near: [], fallbacks: [],
      };
      if (shown.length > 3) onPart(answer);
      return {...answer, items: [...answer.items, ...await show(shown.slice(3))], near: await show(near), fallbacks: ranked.length ? [] : await show(meta.fallbacks.map(entry))};
    };

    return {search, meta, analyse: raw => analyse(normalise(raw, folds)), normalise: raw => normalise(raw, folds)};
  };

  return {createSearch};
});
