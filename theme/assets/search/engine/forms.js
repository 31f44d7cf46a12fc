// What people call things: concepts (`@wrong-payee`) and names (`&wechat-pay`) in a text, and the phrases in it that say nothing.

define("forms", ["text"], ({AMOUNT, bare, isWhole, stem}) => {
  // Longest form first at each place; forms by their first sign.
  const finderOf = pairs => {
    const byFirst = new Map();
    for (const [form, mark] of pairs) {
      if (!byFirst.has(form[0])) byFirst.set(form[0], new Map());
      const forms = byFirst.get(form[0]);
      forms.set(form, [...(forms.get(form) || []), mark]);
    }
    for (const [first, forms] of byFirst) byFirst.set(first, [...forms].sort((a, b) => b[0].length - a[0].length));
    return text => {
      const found = [];
      for (let at = 0, free = 0; at < text.length; at++) {
        const hit = (byFirst.get(text[at]) || []).find(([form]) => text.startsWith(form, at) && isWhole(text, at, at + form.length));
        if (!hit || at + hit[0].length <= free) continue;
        free = at + hit[0].length;
        for (const mark of hit[1]) found.push({start: at, end: free, mark});
      }
      return found;
    };
  };

  const openForms = meta => {
    const formsOf = {}, gaps = [];
    for (const mark of Object.keys(meta.forms)) {
      const forms = meta.forms[mark].split("|");
      formsOf[mark] = forms.filter(form => !form.includes("*"));
      // 转给*陌生人: a few signs may stand between.
      for (const form of forms) if (form.includes("*")) gaps.push({mark, ends: form.split("*"), pattern: new RegExp(form.replace("*", "[\\u3400-\\u9fffa-z0-9]{0,6}?"), "g")});
    }
    const inOrder = finderOf(Object.keys(formsOf).flatMap(mark => formsOf[mark].map(form => [form, mark])));
    const apart = text => [].concat(...gaps.map(({mark, ends, pattern}) => Array.from(text.matchAll(pattern), ({index, 0: whole}) => ({
      start: index, end: index + ends[0].length, also: [index + whole.length - ends[1].length, index + whole.length], mark,
    }))));
    const setOf = text => new Set(text ? text.split("|") : []), longestOf = set => Math.max(0, ...[...set].map(form => form.length));
    const said = set => ({set, longest: longestOf(set), find: finderOf([...set].map(form => [form, ""]))}), stops = said(setOf(meta.stop_phrases));
    let passing = null;  // what is said in passing, and `stops`; known once a long story was read
    const learnPassing = text => { passing = passing || {...said(new Set([...stops.set, ...setOf(text)])), find: said(setOf(text)).find}; };
    // Forms in one piece, then those with a gap that say something new. In a `long` story none that lies across something said in passing
    // that is longer: the 告 of 告诉我 takes nobody to court.
    const marksIn = (text, long) => {
      const idle = long ? passing.find(text) : [], whole = inOrder(text).filter(({start, end}) => !idle.some(one => one.start < end && one.end > start && one.end - one.start > end - start)), far = apart(text).filter(({mark}, at, all) => all.findIndex(one => one.mark === mark) === at);
      return [...whole, ...far.filter(({mark, start, end}) => !whole.some(one => one.mark === mark && one.start < end && one.end > start))];
    };

    // Of each sign: part of a `mark`, of an `amount`, of a phrase that says nothing (`cut`; `soft` for a single sign), or "". In a `long`
    // story what everybody says in passing says nothing either.
    const kindsOf = (text, marks, long) => {
      const kinds = new Array(text.length).fill(""), holds = (start, end, ...names) => kinds.slice(start, end).some(kind => names.includes(kind)), {set: empty, longest} = long ? passing : stops;
      for (const {start, end, also} of marks) if (!also) kinds.fill("mark", start, end);
      for (const {index, 0: found} of text.matchAll(AMOUNT)) if (!holds(index, index + found.length, "mark")) kinds.fill("amount", index, index + found.length);
      for (let at = 0; at < text.length;) {
        let length = Math.min(longest, text.length - at);
        while (length > 0 && !(empty.has(text.slice(at, at + length)) && !holds(at, at + length, "mark", "amount") && isWhole(text, at, at + length))) length--;
        if (length) kinds.fill(length === 1 ? "soft" : "cut", at, at + length);
        at += length || 1;
      }
      return kinds;
    };
    // What identifies a query or a name: what is left without the phrases that say nothing.
    const keyOf = (text, kinds) => bare(Array.from(text, (sign, at) => kinds[at] === "soft" || kinds[at] === "cut" ? "" : sign).join("")) || bare(text);

    const all = Object.values(formsOf).flat();
    // English words with other endings: scamed is a form of scam.
    const stems = new Map();
    for (const mark of Object.keys(formsOf)) for (const form of formsOf[mark]) if (/^[a-z]{4,}$/.test(form)) stems.set(stem(form), [...(stems.get(stem(form)) || []), mark].filter((one, at, list) => list.indexOf(one) === at));
    const marksOfWord = word => stems.get(stem(word)) || [];
    // The words that names and notions are made of: what a misspelt or unfinished word may be.
    const wordsOf = forms => [...new Set(forms.flatMap(form => form.match(/[a-z]{4,}/g) || []))], words = wordsOf(all);
    const names = wordsOf(Object.keys(formsOf).filter(mark => mark[0] === "&").flatMap(mark => formsOf[mark]));
    return {formsOf, words, names, learnPassing, marksIn, inOrder, kindsOf, keyOf, marksOfWord, shortNames: all.filter(form => /^[a-z]{2,9}$/.test(form)).sort((a, b) => b.length - a.length)};
  };

  return {openForms};
});
