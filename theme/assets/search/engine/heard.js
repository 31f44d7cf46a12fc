// Han pairs that stand nowhere may be written as they sound: 紧急之付.

define("heard", ["text", "sounds"], ({HAN}, {LONGEST_NAME, readTable, soundTerms}) => {
  const HEARD = .6, SURE = .7, SWAPPED = .8;

  // Where they sound like a word we know, the text is put right; a word of two signs is too short to be sure of. `held`: terms pages hold.
  const asHeard = async (query, held, {file, meta, readings}) => {
    const {soundOf, marksOf, formOf} = await readings(), {soundOf: further} = await file("t", meta.t, readTable), {text, marks} = query;
    const strange = at => HAN.test(text[at]) && HAN.test(text[at + 1] || "") && !held.has(text.slice(at, at + 2));
    const sounds = Array.from(text, sign => soundOf.get(sign) || further.get(sign) || "?");
    let right = "";
    for (let at = 0; at < text.length;) {
      let form = "";
      for (let length = Math.min(LONGEST_NAME, text.length - at); length > 2 && !form; length--) {
        const end = at + length, inside = [...Array(length - 1).keys()].some(i => strange(at + i)) &&
          !marks.some(mark => mark.start < end && mark.end > at && (mark.mark[0] === "&" || mark.start < at || mark.end > end));
        const sound = sounds.slice(at, end).join("_"), meant = inside && marksOf(sound);
        if (meant) form = formOf(sound, meant[0]);
      }
      right += form || text[at];
      at += form.length || 1;
    }
    return {text: right, sounds};
  };

  // The sounds of what is strange are looked for beside what was typed; so are two signs the wrong way round, or one too many.
  const understandHan = async (query, held, sounds, {readings}) => {
    const {marksOf} = await readings();
    for (const {index: start, 0: run} of query.text.matchAll(/[\u3400-\u9fff]{2,}/g)) {
      const signs = [...run], ids = signs.map((_, i) => query.units[start + i]);
      const strange = signs.map((_, i) => (i + 1 < signs.length && !held.has(signs[i] + signs[i + 1])) || (i > 0 && !held.has(signs[i - 1] + signs[i])));
      for (const term of soundTerms(sounds.slice(start, start + signs.length), ids, marksOf, HEARD, SURE)) if (term.units.some(id => strange[ids.indexOf(id)])) query.terms.push(term);
      const pair = (one, two) => query.terms.push({term: signs[one] + signs[two], weight: HEARD, units: [ids[one], ids[two]].filter(id => id >= 0), sure: SWAPPED});
      for (let at = 0; at + 1 < signs.length; at++) if (strange[at] && strange[at + 1]) {
        pair(at + 1, at);
        if (at + 2 < signs.length) pair(at, at + 2);
        if (at) pair(at - 1, at + 1);
      }
    }
  };

  return {asHeard, understandHan};
});
