// The case a query tells: who asks, what happened, where; and which way the money goes.

define("case", [], () => {
  const NUMBER_WORDS = new Set(["@hotline", "@police", "@bank"]), EXACT = 3, ASKER = 3, NAMED = 2.5, ASKERS = ["payee", "merchant"];
  const MEANING = /意思|什么叫|含义|定义|\b(meaning|mean|means|definition|define)\b/;
  const AT_HOME = /内地|大陆|国内|中国|china|mainland/g, TOWARDS = /(?:[到去往给至回返俾畀]|\b(?:to|into))\s*$/, SENT = /[汇转寄打过]/;

  const openCases = meta => {
    // Whence and whither the money goes: 从香港汇到内地, china to usa.
    const routeOf = ({text, marks}) => {
      const named = marks.filter(({mark}) => meta.places[mark]).map(({start, end, mark}) => ({start, end, region: meta.places[mark]}));
      for (const {index, 0: word} of text.matchAll(AT_HOME)) if (!marks.some(({start, end, mark}) => mark[0] === "&" && start <= index && index < end)) named.push({start: index, end: index + word.length, region: "CN"});
      const route = {from: "", to: ""};
      let last = 0;
      for (const {start, end, region} of named.sort((a, b) => a.start - b.start)) {
        const before = text.slice(last, start);
        if (TOWARDS.test(before) || route.from && SENT.test(before)) route.to = route.to || region; else if (region !== route.to) route.from = route.from || region;
        last = end;
      }
      return route;
    };

    // A number alone, or with whose it is: 新加坡1799, 工商银行电话95588.
    const isNumber = ({text, kinds, marks}) => /[0-9]{3}/.test(text) && !/[^0-9 -]/.test(Array.from(text, (sign, at) => kinds[at] === "cut" || kinds[at] === "soft" || marks.some(({start, end, mark}) =>
      start <= at && at < end && (mark[0] === "&" || NUMBER_WORDS.has(mark))) ? "" : sign).join(""));

    // `place`: region code of where the reader is, where that is known; empty otherwise.
    const caseOf = (query, place) => {
      // What was only heard, or first letters, counts where nothing was typed, for the order of the pages alone; `sure` says which.
      const marks = query.terms.filter(({term}) => /^[@&]/.test(term)), said = new Set(marks.map(({term}) => term));
      const told = only => new Set(marks.filter(only).map(({term}) => meta.scenarios[term]).filter(Boolean));
      const typed = told(({sure}) => sure === 1), sure = typed.size > 0 || !told(() => true).size;
      let scenarios = sure ? typed : told(() => true);
      const asker = ASKERS.find(one => scenarios.has(one)) || "payer";
      if (asker !== "payer") scenarios = new Set([asker]);
      // What was taken from a friend's account was not taken from mine.
      if (said.has("@friend-hacked")) scenarios.delete("unauthorised");
      // A platform that is only implied (a bank) counts when no other is named.
      const platforms = [...said].filter(mark => meta.platforms[mark]), named = platforms.filter(mark => mark[0] === "&");
      // Where the reader is, where no place is named.
      const here = place && place !== "CN" && ![...said].some(mark => meta.places[mark]) ? Object.keys(meta.places).find(mark => meta.places[mark] === place) : undefined;
      const others = [...said, ...(here ? [here] : [])].filter(mark => mark[0] === "&" && !meta.platforms[mark]);
      const where = [...new Set((named.length || others.length ? named : platforms).map(mark => meta.platforms[mark]))];
      const foreign = place ? place !== "CN" : others.some(mark => meta.abroad.includes(mark)) || said.has("@abroad"), uncovered = others.filter(mark => mark.startsWith("&uncovered-"));
      return {asker, sure, scenarios, where, others, here, uncovered, named: [...named, ...others], foreign, route: routeOf(query)};
    };

    // What the case adds to the terms of a query.
    const termsOf = (query, {asker, scenarios, where, others, here, uncovered, route}) => {
      const all = query.weights.map((_, one) => one), terms = [], add = (term, weight = 1) => terms.push({term, weight, units: [], sure: 1});
      const ways = where.length ? where : others.length ? others : [""], weight = asker !== "payer" ? ASKER : others.length ? NAMED : 1;
      for (const scenario of scenarios) {
        for (const way of ways) add(`#${scenario}/${way}`, weight);
        // A shop or a red packet of the mainland has no plan of its own: then the page of the case that asks for the platform, behind what names it.
        if (!where.length && others.length && !others.some(mark => meta.abroad.includes(mark))) add(`#${scenario}/`);
      }
      if (here) add(here);
      for (const mark of uncovered) add("#" + mark);
      if (route.to) { add(`#to-${route.to}`); if (route.from) add(`#from-${route.from}`); }
      if (isNumber(query) || query.terms.some(({term}) => term === "@hotline")) add("#hotline");
      if (MEANING.test(query.text)) add("#term");
      if (query.key.length > 1) terms.push({term: "=" + (query.key.length > meta.longest_name ? query.key.slice(0, meta.longest_name) + query.key.length : query.key), weight: EXACT, units: all, sure: 1});
      return terms;
    };
    return {caseOf, termsOf};
  };

  return {openCases};
});
