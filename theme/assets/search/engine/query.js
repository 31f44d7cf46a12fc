// A query as weighted terms. Each knows which units of the query (Han characters, words) it explains.

define("query", ["text"], ({HAN, RUNS, stem}) => {
  // Fitted on tests/search/queries.yml, own.yml and strangers.yml, as all numbers here.
  const ALONE = .5, PART = .5, WORD = 2, NUMBER = 2;

  const openQueries = (meta, forms) => {
    const EMPTY = new Set(meta.empty.split(" "));

    const analyse = (text, long = false) => {
      const marks = forms.marksIn(text, long), kinds = forms.kindsOf(text, marks, long);
      const units = new Array(text.length).fill(-1), weights = [], terms = [], words = [];
      const unit = weight => weights.push(weight) - 1, unitsOf = (start, end) => [...new Set(units.slice(start, end))].filter(one => one >= 0);
      const add = (term, weight, start, end, units = unitsOf(start, end)) => terms.push({term, weight, start, end, units, sure: 1});
      for (const {index: start, 0: run} of text.matchAll(RUNS)) {
        const end = start + run.length;
        if (HAN.test(run[0])) {
          for (let at = start; at < end; at++) if (!kinds[at] || kinds[at] === "mark") units[at] = unit(1);
          for (let at = start; at < end - 1; at++) {
            const empty = kinds[at] === "cut" || kinds[at + 1] === "cut" || kinds[at] === "soft" && kinds[at + 1] === "soft";
            if (!empty) add(text.slice(at, at + 2), 1, at, at + 2);
          }
          for (let at = start; at < end; at++)
            if (units[at] >= 0 && (at === start || kinds[at - 1] === "cut") && (at === end - 1 || kinds[at + 1] === "cut")) add(text[at], ALONE, at, at + 1);
        } else {
          const empty = EMPTY.has(run) || kinds[start] && kinds[start] !== "mark";
          words.push({word: run, start, end, empty});
          if (empty) continue;
          units.fill(unit(/^[0-9]{4,}$/.test(run) ? run.length - 1 : WORD), start, end);  // 95017 says more than a word
          add(/^[a-z]+$/.test(run) ? stem(run) : run, /^[0-9]{3,}$/.test(run) ? NUMBER : 1, start, end);
          if (kinds[start] !== "mark") for (const mark of forms.marksOfWord(run)) add(mark, 1, start, end);
          if (/[a-z]/.test(run) && /[0-9]/.test(run)) for (const piece of run.match(/[a-z]+|[0-9]+/g)) if (!EMPTY.has(piece)) add(stem(piece), PART, start, end);
        }
      }
      for (const {start, end, mark, also} of marks) add(mark, 1, start, end, [...new Set([...unitsOf(start, end), ...(also ? unitsOf(...also) : [])])]);
      return {text, long, marks, kinds, units, weights, terms, words, key: forms.keyOf(text, long ? forms.kindsOf(text, forms.inOrder(text)) : kinds), sounds: [], corrected: []};
    };
    return {analyse};
  };

  return {openQueries};
});
