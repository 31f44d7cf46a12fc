// Pinyin: syllables of a word, signs of a syllable, and what sounds alike. The same rules as generator/search/syllables.py.

define("sounds", ["text"], ({HAN}) => {
  const LONGEST_NAME = 6;  // syllables

  const BREAK = "·";  // between the syllables of a word: li·an is not lian

  // As it is said, and typed, by half the country: z for zh, in for ing, lu for lü.
  const fuzzy = sound => sound.replace(/(^|_)([zcs])h/g, "$1$2").replace(/(^|_)([nl])v/g, "$1$2u").replace(/([aei])ng(?=_|$)/g, "$1n");

  const readTable = table => {
    const soundOf = new Map(), syllables = new Set();
    for (const entry of table.split(" ")) {
      const [, syllable, signs] = /^([a-z]+)(.*)$/.exec(entry) || [, "", ""];
      syllables.add(syllable).add(fuzzy(syllable));
      for (const sign of signs) soundOf.set(sign, syllable);
    }
    return {soundOf, syllables};
  };

  // How the forms of all marks are read: by their signs, unless the file says otherwise, once or in several ways.
  const readingsOf = (text, formsOf) => {
    const [table, odd] = text.split("\n"), {soundOf, syllables} = readTable(table), exact = new Map(), near = new Map(), initials = new Map();
    const put = (map, key, mark) => map.set(key, [...new Set([...(map.get(key) || []), mark])].sort());
    const own = new Map();
    for (const [, sound, form] of odd.matchAll(/([a-z_]+)([^ a-z_]\S*)/g)) own.set(form, [...(own.get(form) || []), sound]);
    for (const mark of Object.keys(formsOf)) for (const form of formsOf[mark]) for (const sound of own.get(form) || [[...form].map(sign => soundOf.get(sign) || "-").join("_")]) {
      if (!sound.includes("_") || sound.includes("-")) continue;
      put(exact, sound, mark);
      put(near, fuzzy(sound), mark);
      put(initials, sound.replace(/(?:^|_)(.)[a-z]*/g, "$1"), mark);
    }
    const marksOf = sound => exact.get(sound) || (sound.includes("_") ? near.get(fuzzy(sound)) : undefined);
    // The form of a mark that sounds most like it.
    const formOf = (sound, mark) => {
      const parts = sound.split("_"), alike = form => [...form].filter((sign, i) => fuzzy(soundOf.get(sign) || "") === fuzzy(parts[i])).length;
      return formsOf[mark].filter(form => form.length === parts.length && HAN.test(form)).sort((a, b) => alike(b) - alike(a))[0] || "";
    };
    // Every way a sign is said, by itself or in a form.
    const ways = new Map([...soundOf].map(([sign, sound]) => [sign, new Set([fuzzy(sound)])]));
    for (const [form, all] of own) for (const sound of all) sound.split("_").forEach((one, at) => ways.get(form[at]).add(fuzzy(one)));
    return {soundOf, ways, syllables, marksOf, initials, formOf};
  };

  // A word as syllables, the fewest; at the end of a query the last may be unfinished and is then left out: zhuanzhangch.
  const segment = (typed, syllables, last) => {
    const word = typed.replace(/([jqxy])v/g, "$1u"), best = [[]];
    for (let end = 1; end <= word.length; end++)
      for (let start = Math.max(0, end - 6); start < end; start++)
        if (best[start] && syllables.has(word.slice(start, end)) && (!best[end] || best[start].length + 1 < best[end].length)) best[end] = [...best[start], word.slice(start, end)];
    let whole = best[word.length];
    for (let left = 1; last && !whole && left < 5; left++) {
      const before = best[word.length - left], start = word.slice(-left);
      if (before && before.length > 1 && [...syllables].some(syllable => syllable.startsWith(start))) whole = before;
    }
    return whole || null;
  };

  // Pinyin with the numbers of its tones or between apostrophes, zhuan3cuo4 and li'an: the breaks that it says are kept, as a sign that no word holds.
  const isSpelt = text => /[a-z](?:'[a-z]|[1-5](?![0-9]))/.test(text);
  const spelt = (text, {syllables}) => text.replace(/(^|[^a-z0-9])((?:[a-z]{1,6}[1-5](?![0-9]))+[a-z]{0,6})(?![a-z0-9])/g, (whole, before, word) => {
    const parts = word.split(/[1-5]/).filter(Boolean);
    return word.length > 2 && parts.every(part => syllables.has(part)) ? before + parts.join(BREAK) : whole;
  }).replace(/[a-z]+(?:'[a-z]+)+/g, word => word.split("'").every(part => segment(part, syllables)) ? word.replace(/'/g, BREAK) : word);

  // Whether a name, as its signs and words, is said so. `spoken`: syllables and words of the query.
  const isSaid = (name, spoken, {ways}) => name.length === spoken.length && name.every((sign, at) => sign === spoken[at] || (ways.has(sign) && ways.get(sign).has(fuzzy(spoken[at]))));

  // The longest stretch of syllables from `at` that sounds like a known form: {length, marks}, or null.
  const heardAt = (syllables, at, marksOf) => {
    for (let length = Math.min(LONGEST_NAME, syllables.length - at); length > 1; length--) {
      const marks = marksOf(syllables.slice(at, at + length).join("_"));
      if (marks) return {length, marks};
    }
    return null;
  };

  // Terms for pairs of syllables and for the concepts they sound like; `ids`: the unit of each syllable.
  const soundTerms = (syllables, ids, marksOf, weight, sure = 1) => {
    const terms = [], known = list => list.filter(id => id >= 0);
    for (let at = 0; at < syllables.length - 1; at++)
      terms.push({term: "~" + fuzzy(`${syllables[at]}_${syllables[at + 1]}`), weight, units: known([ids[at], ids[at + 1]]), sound: true, sure});
    if (syllables.length === 1) terms.push({term: "~" + fuzzy(syllables[0]), weight: weight / 2, units: known(ids), sound: true, sure});
    for (let at = 0; at < syllables.length; at++) {
      const heard = heardAt(syllables, at, marksOf);
      if (!heard) continue;
      for (const mark of heard.marks) terms.push({term: mark, weight: .8 * weight, units: known(ids.slice(at, at + heard.length)), sure});
      at += heard.length - 1;
    }
    return terms;
  };

  return {BREAK, LONGEST_NAME, fuzzy, readTable, readingsOf, segment, isSpelt, spelt, isSaid, heardAt, soundTerms};
});
