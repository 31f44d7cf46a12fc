// The packed parts of an index file, as generator/search/packing.py writes them.

define("postings", [], () => {
  const HALF = 46, LEVELS = 7, DIGIT = {};
  for (let code = 33, value = 0; code < 127; code++) if (code !== 34 && code !== 92) DIGIT[String.fromCharCode(code)] = value++;

  // The pages that hold a term, by number, and how much it says about each, 1 to 7.
  const unpack = packed => {
    const docs = [], levels = [];
    let before = -1, value = 0, power = 1;
    for (const sign of packed) {
      const digit = DIGIT[sign];
      value += (digit % HALF) * power;
      if (digit >= HALF) { power *= HALF; continue; }
      docs.push(before += 1 + Math.floor(value / LEVELS));
      levels.push(value % LEVELS + 1);
      value = 0; power = 1;
    }
    return {docs, levels};
  };

  // Term → its packed postings; a term repeats only what differs from the one before.
  const parseTerms = text => {
    const terms = new Map();
    let before = "";
    for (const line of text.split("\n")) {
      const blank = line.indexOf(" ", 1);
      before = before.slice(0, parseInt(line[0], 36)) + line.slice(1, blank);
      terms.set(before, line.slice(blank + 1));
    }
    return terms;
  };

  // Two signs as a number below 92 × 92.
  const pairAt = (text, at) => DIGIT[text[at]] * 92 + DIGIT[text[at + 1]];

  return {LEVELS, unpack, parseTerms, pairAt};
});
