// Latin words the index does not hold: pinyin, then typing errors, then an unfinished word, then the first letters of a name.

define("latin", ["text", "sounds", "spelling"], ({stem}, {BREAK, fuzzy, heardAt, segment, soundTerms}, {nearest}) => {
  const RARE = 3, LEAST_HELD = 5, MOST_FINISHED = 6;
  const SOFT_SOUNDS = new Set("wo ni ta de le ma ne ba a ya zen me ban ru he neng bei".split(" "));

  // Syllables as the words they sound like, the longest at each place; the rest stays as it is.
  const respelt = (syllables, {marksOf}, formOf) => {
    let text = "";
    for (let at = 0; at < syllables.length;) {
      const heard = heardAt(syllables, at, marksOf), length = heard ? heard.length : 1;
      text += heard ? formOf(syllables.slice(at, at + length).join("_"), heard.marks[0]) : SOFT_SOUNDS.has(syllables[at]) ? "" : syllables[at];
      at += length;
    }
    return text;
  };

  // wxzc → the marks of 微信 and 转错: two words or more, each longer than a letter, no letter left over. `sure` with a name in front.
  const firstLetters = (word, initials) => {
    const best = [{marks: [], words: 0}];
    for (let end = 2; end <= word.length; end++) for (let start = 0; start < end - 1; start++) {
      const all = best[start] && initials.get(word.slice(start, end)) || [], names = all.filter(mark => mark[0] === "&"), marks = names.length ? names : all;
      if (marks.length && marks.length < 3 && (!best[end] || best[start].words < best[end].words)) best[end] = {marks: [...best[start].marks, ...marks], words: best[start].words + 1};
    }
    const {marks, words} = best[word.length] || {marks: [], words: 0}, named = words > 0 && marks[0][0] === "&";
    return {marks: named || words > 1 ? marks : [], sure: named ? .75 : .6};
  };

  // Sounds run together with a number or a name, or with a typing error: 24xiaoshi, qqzhuanzhang, zhaunzhang. `known`: word → its pages.
  const parted = async ({text, words}, known, {readings, forms}) => {
    for (const {word} of words) {
      if (known.has(stem(word)) || !/[a-z]{4}/.test(word)) continue;
      const sounds = await readings(), {syllables} = sounds, spoken = part => /^[a-z]{4,}$/.test(part) && segment(part, syllables, true);
      if (spoken(word)) continue;
      const pieces = word.match(/[a-z]+|[0-9]+/g), name = forms.shortNames.find(one => word.startsWith(one) && spoken(word.slice(one.length)) || word.endsWith(one) && spoken(word.slice(0, -one.length)));
      let right = pieces.length > 1 && pieces.some(spoken) ? pieces.join(" ") : name ? word.startsWith(name) ? `${name} ${word.slice(name.length)}` : `${word.slice(0, -name.length)} ${name}` : "";
      if (!right && pieces.length === 1) {
        let most = 1;
        const attempt = (other, all) => {
          const cut = segment(other, syllables), heard = cut ? respelt(cut, sounds, sound => "*".repeat(sound.split("_").length)).split("*").length - 1 : 0;
          if (heard > most && (!all || heard === cut.length)) { most = heard; right = other; }
        };
        for (let at = 0; at + 1 < word.length; at++) attempt(word.slice(0, at) + word[at + 1] + word[at] + word.slice(at + 2));
        // One wrong letter, if all of it then makes sense: qiso is qisu.
        if (!right && word.length < 13) for (let at = 1; at < word.length; at++) for (const vowel of "aeiou") attempt(word.slice(0, at) + vowel + word.slice(at + 1), true);
      }
      if (right) text = text.replace(word, right);
    }
    return text;
  };

  // Runs of words that are syllables, as terms of sound. What is pinyin gets `cut`, the syllables of the word.
  const hear = async (query, unknown, {readings, forms, postingsOf}) => {
    const sounds = await readings(), {syllables, marksOf, formOf} = sounds, runs = [];
    for (const word of query.words.filter(({word}) => /^[a-z]+$/.test(word))) {
      word.cut = segment(word.word, syllables, word.end === query.text.length);
      const last = runs[runs.length - 1], before = last && last[last.length - 1];
      if (before && before.cut && word.cut && !/[\u3400-\u9fff0-9]/.test(query.text.slice(before.end, word.start))) last.push(word); else runs.push([word]);
    }
    for (const run of runs) {
      const spoken = run.flatMap(({cut}) => cut || []);
      const heard = run.some(word => unknown.includes(word)) && (spoken.length > 1 || spoken.length && query.words.length === 1) && await hearRun(query, run, spoken);
      if (!heard) for (const word of run) word.cut = null;
    }
    async function hearRun(query, run, spoken) {
      const first = query.weights.length, idsOf = run.map(({cut}) => cut.map(syllable => SOFT_SOUNDS.has(syllable) && spoken.length > 2 ? -1 : query.weights.push(1) - 1)), ids = idsOf.flat();
      const terms = soundTerms(spoken, ids, marksOf, 1), found = await Promise.all(terms.map(({term}) => postingsOf(term)));
      const pairs = terms.filter(({sound}) => sound).length, held = terms.filter(({sound}, i) => sound && found[i]).length;
      if (!(held && held * 2 >= pairs - 1 || found.some((one, i) => one && !terms[i].sound))) { query.weights.length = first; return false; }
      // The word itself may also be a known name: what explains it explains its syllables.
      run.forEach(({start}, at) => {
        const old = query.units[start];
        if (old < 0) return;
        query.weights[old] = 0;
        for (const term of query.terms) if (term.units.includes(old)) term.units.push(...idsOf[at].filter(id => id >= 0));
      });
      query.terms.push(...terms);
      const written = respelt(spoken, sounds, formOf);
      if (!/[a-z]/.test(written)) {
        const text = query.text.slice(0, run[0].start) + written + query.text.slice(run[run.length - 1].end);
        query.key = forms.keyOf(text, forms.kindsOf(text, forms.inOrder(text)));
      }
      query.sounds.push(...spoken.map((one, i) => fuzzy(i + 1 < spoken.length ? `${one}_${spoken[i + 1]}` : one)));
      return true;
    }
    return sounds;
  };

  const understandLatin = async (query, known, index) => {
    const broken = ({start, end}) => query.text[start - 1] === BREAK || query.text[end] === BREAK, rare = word => (known.get(stem(word)) || 0) <= RARE;
    const unknown = query.words.filter(word => broken(word) || !word.empty && /^[a-z]{2,}$/.test(word.word) && rare(word.word));
    if (!unknown.length) return;
    const {initials} = await hear(query, unknown, index);
    const rest = unknown.filter(({word, start, cut}) => !cut && query.kinds[start] !== "mark" && (!known.has(stem(word)) || word.length > 4));
    if (!rest.length) return;
    for (const {word, start, end} of rest) {
      const units = [query.units[start]].filter(one => one >= 0), held = known.has(stem(word)), add = (term, weight, sure = 1) => query.terms.push({term, weight, units, sure});
      // Letters without a vowel are the first letters of a name: wxzc, bddl.
      if (!/[aeiou]/.test(word) && word.length > 2 && word.length <= 8) {
        const meant = firstLetters(word, initials), whole = await index.postingsOf("^" + word);
        for (const mark of meant.marks) add(mark, .8, meant.sure);
        if (whole) add("^" + word, 1);
        if (whole || meant.marks.length) continue;
      }
      const near = held && word.length < LEAST_HELD ? [] : nearest(word, index.forms.words, index.forms.names), unfinished = end === query.text.length && word.length >= 3;
      if (near.length) query.corrected.push([word, near[0]]);
      const meant = near.length || held || !unfinished ? near : index.forms.words.filter(one => one.startsWith(word)).slice(0, MOST_FINISHED);
      for (const one of meant) {
        add(stem(one), .8 / Math.sqrt(meant.length), near.length ? .75 : 1);
        for (const mark of index.forms.marksOfWord(one)) add(mark, .8, near.length ? .75 : 1);
      }
      if (!meant.length && !held && word.length >= 3 && word.length <= 8) add("^" + word, 1);
    }
  };

  return {parted, understandLatin};
});
