// The search engine. Knows no page, no theme and no network: `read(name)` brings the text of a file of the index.
// Cuts queries by the rules of generator/search (characters, tokens, stripping); a test holds the two together.
(global => {
  "use strict";

  const HAN = /[\u3040-\u30ff\u3400-\u9fff\uac00-\ud7af]/, RUN = /[\u3040-\u30ff\u3400-\u9fff\uac00-\ud7af]+|[a-z0-9]+/g;
  const HALF = 46, LEVELS = 7, MOST_UNITS = 60, MOST_HEARD = 24, LEAST_COVERAGE = .3, LEAST_GUESS = .2, LEADS = 1.5, LEAST_SHARE = .12, WEAK = .68, RARE = 3, COMMON = 8, CURATED = 30, SCOPE = .3, SHOWN = 10, LONGEST = 160, LONGEST_NAME = 24;
  const SURE = [0, .85, .9, .95, 1, 1, 1, 1];  // a word said in passing explains less of a query than one in a title
  const NUMBER_WORDS = new Set(["@hotline", "@police", "@bank"]);
  const HOME = new Set(["china", "chinese"]);  // where nearly everything here happens
  const SOFT_SOUNDS = new Set("wo ni ta de le ma ne ba a ya zen me ban ru he neng bei".split(" "));
  // How much money it was tells no page from another: 两千块, 5万, 300元.
  const AMOUNT = /(?:[0-9]+(?:\.[0-9]+)?|[一二三四五六七八九十百千万两几]+)多?(?:块钱|块|万元|元|万|千|百|美元|美金|港币|rmb)|[一二三四五六七八九两几][十百千万]+/g;
  const AT_HOME = /内地|大陆|国内|中国|china|mainland/g, TOWARDS = /(?:[到去往给至回返俾畀]|\b(?:to|into))\s*$/, SENT = /[汇转寄打过]/;
  const MEANING = /意思|什么叫|含义|定义|\b(meaning|mean|means|definition|define)\b/;
  const BREAK = "·";  // between the syllables of a word: li·an is not lian
  const DIGIT = {};
  for (let code = 33, value = 0; code < 127; code++) if (code !== 34 && code !== 92) DIGIT[String.fromCharCode(code)] = value++;

  const stem = word => {
    if (word.endsWith("ies") && word.length > 4) word = word.slice(0, -3) + "y";
    else if (word.endsWith("s") && !/(ss|us|is)$/.test(word) && word.length > 3) word = word.slice(0, -1);
    for (const ending of ["ing", "ed"]) if (word.endsWith(ending) && word.length - ending.length >= 3) {
      word = word.slice(0, -ending.length);
      if (word.length > 4 && word[word.length - 1] === word[word.length - 2] && !word.endsWith("s")) word = word.slice(0, -1);
      break;
    }
    return word.endsWith("e") && word.length > 3 ? word.slice(0, -1) : word;
  };
  const isLatin = sign => sign !== undefined && /[a-z0-9]/.test(sign);
  const isWhole = (text, start, end) => !(isLatin(text[start]) && isLatin(text[start - 1])) && !(isLatin(text[end - 1]) && isLatin(text[end]));

  const postings = packed => {
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

  // Longest form first at each place; forms by their first sign.
  const book = pairs => {
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

  // Damerau-Levenshtein distance, given up above `most`.
  const distance = (a, b, most) => {
    if (Math.abs(a.length - b.length) > most) return most + 1;
    let old = [], row = Array.from({length: b.length + 1}, (_, i) => i);
    for (let i = 1; i <= a.length; i++) {
      const next = [i];
      for (let j = 1; j <= b.length; j++) {
        next[j] = Math.min(row[j] + 1, next[j - 1] + 1, row[j - 1] + (a[i - 1] === b[j - 1] ? 0 : 1));
        if (i > 1 && j > 1 && a[i - 1] === b[j - 2] && a[i - 2] === b[j - 1]) next[j] = Math.min(next[j], old[j - 2] + 1);
      }
      if (Math.min(...next) > most) return most + 1;
      old = row; row = next;
    }
    return row[b.length];
  };

  async function createSearch(read) {
    const meta = JSON.parse(await read("meta.js"));
    let folds = new Map();  // traditional → simplified, fetched for the first query that needs it
    const classes = meta.classes.map(line => {
      const [kind, platform, scenarios, regions, weight, languages] = line.split("|");
      return {kind, platform, scenarios: scenarios ? scenarios.split(" ") : [], regions: regions ? regions.split(" ") : [], weight: weight / 100, languages: languages.split(" ")};
    });
    const classNumber = doc => DIGIT[meta.of[2 * doc]] * 92 + DIGIT[meta.of[2 * doc + 1]], classOf = doc => classes[classNumber(doc)];
    const formsOf = {};
    const gaps = [];  // 转给*陌生人: a few signs may stand between
    for (const mark of Object.keys(meta.forms)) {
      const forms = meta.forms[mark].split("|");
      formsOf[mark] = forms.filter(form => !form.includes("*"));
      for (const form of forms) if (form.includes("*")) gaps.push({mark, ends: form.split("*"), pattern: new RegExp(form.replace("*", "[\\u3400-\\u9fffa-z0-9]{0,6}?"), "g")});
    }
    const marksIn = book(Object.keys(formsOf).flatMap(mark => formsOf[mark].map(form => [form, mark])));
    const loosely = text => [].concat(...gaps.map(({mark, ends, pattern}) => Array.from(text.matchAll(pattern), ({index, 0: whole}) => ({
      start: index, end: index + ends[0].length, also: [index + whole.length - ends[1].length, index + whole.length], mark
    }))));
    const latinNames = Object.values(formsOf).flat().filter(form => /^[a-z]{2,9}$/.test(form)).sort((a, b) => b.length - a.length);
    const EMPTY = new Set(meta.empty.split(" "));
    const stops = new Set(meta.stop_phrases.split("|"));
    const longestStop = Math.max(0, ...[...stops].map(stop => stop.length));
    const misspellings = Object.entries(meta.misspellings).sort((a, b) => b[0].length - a[0].length);
    const lists = {};
    for (const prefix of ["c", "p"]) lists[prefix] = meta[prefix] ? meta[prefix].split(" ") : [];

    // Files: each is asked for once; the least recently used text goes when there are too many.
    const files = new Map();
    const file = (name, hash, parse) => {
      const known = files.get(name);
      if (known) { files.delete(name); files.set(name, known); return known; }
      const coming = read(`${name}.${hash}.js`).then(parse);
      coming.catch(() => files.delete(name));
      files.set(name, coming);
      if (files.size > 90) files.delete(files.keys().next().value);
      return coming;
    };
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
    const list = async term => {
      const prefix = term[0] === "~" || term[0] === "^" ? "p" : "c", firsts = lists[prefix];
      let low = 0, high = firsts.length - 1;
      while (low < high) {
        const middle = (low + high + 1) >> 1;
        if (firsts[middle] <= term) low = middle; else high = middle - 1;
      }
      if (!firsts.length || firsts[low] > term) return null;
      const terms = await file(prefix + low, meta.l, parseTerms);
      let found = terms.get(term);
      if (typeof found === "string") terms.set(term, found = postings(found));
      return found || null;
    };
    // Words of the pages, and the names and notions we know, which are the likelier ones to be meant.
    const vocabulary = () => file("w", meta.w, text => {
      const words = new Map(text.split(" ").map(entry => /^([a-z]+)(\d+)$/.exec(entry) || [, "", "0"]).map(([, word, count]) => [word, +count]));
      for (const form of Object.values(formsOf).flat()) if (/^[a-z]{4,}$/.test(form)) words.set(stem(form), Math.max(CURATED, words.get(stem(form)) || 0));
      return [...words].map(([word, count]) => ({word, count}));
    });
    // As it is said, and typed, by half the country: z for zh, in for ing, lu for lü.
    const fuzzy = sound => sound.replace(/(^|_)([zcs])h/g, "$1$2").replace(/(^|_)([nl])v/g, "$1$2u").replace(/([aei])ng(?=_|$)/g, "$1n");
    const tabled = table => {
      const soundOf = new Map(), syllables = new Set();
      for (const entry of table.split(" ")) {
        const [, syllable, signs] = /^([a-z]+)(.*)$/.exec(entry) || [, "", ""];
        syllables.add(syllable).add(fuzzy(syllable));
        for (const sign of signs) soundOf.set(sign, syllable);
      }
      return {soundOf, syllables};
    };
    const readings = () => file("s", meta.s, text => {
      const [table, odd] = text.split("\n"), {soundOf, syllables} = tabled(table), exact = new Map(), near = new Map(), initials = new Map();
      const put = (map, key, mark) => map.set(key, [...new Set([...(map.get(key) || []), mark])].sort());
      // A name sounds like its signs one by one, unless the file says how it is read, once or in several ways.
      const read = new Map();
      for (const [, sound, form] of odd.matchAll(/([a-z_]+)([^ a-z_]\S*)/g)) read.set(form, [...(read.get(form) || []), sound]);
      for (const mark of Object.keys(formsOf)) for (const form of formsOf[mark]) for (const sound of read.get(form) || [[...form].map(sign => soundOf.get(sign) || "-").join("_")]) {
        if (!sound.includes("_") || sound.includes("-")) continue;
        put(exact, sound, mark);
        put(near, fuzzy(sound), mark);
        put(initials, sound.replace(/(?:^|_)(.)[a-z]*/g, "$1"), mark);
      }
      // Marks of what sounds so; the form of a mark that sounds most like it.
      const marks = {get: sound => exact.get(sound) || (sound.includes("_") ? near.get(fuzzy(sound)) : undefined)};
      const formOf = (sound, mark) => {
        const parts = sound.split("_"), alike = form => [...form].filter((sign, i) => fuzzy(soundOf.get(sign) || "") === fuzzy(parts[i])).length;
        return formsOf[mark].filter(form => form.length === parts.length && HAN.test(form)).sort((a, b) => alike(b) - alike(a))[0] || "";
      };
      // Every way a sign is said, by itself or in a form.
      const ways = new Map([...soundOf].map(([sign, sound]) => [sign, new Set([fuzzy(sound)])]));
      for (const [form, all] of read) for (const sound of all) sound.split("_").forEach((one, at) => ways.get(form[at]).add(fuzzy(one)));
      return {soundOf, ways, syllables, marks, initials, formOf};
    });

    // Without the tones of wēixìn; ü is typed v, but u where nothing else can stand; won't is one word.
    const normalise = text => Array.from(text.replace(/([a-z])[‘’ʼ´`](?=[a-z])/gi, "$1'").normalize("NFKD").replace(/([jqxy]u)\u0308/gi, "$1").replace(/u\u0308/gi, "v").replace(/[\u0300-\u036f]/g, "").normalize("NFKC").toLowerCase().replace(/([a-z])n['’]t\b/g, "$1nt"), sign => folds.get(sign) || sign).join("");
    const mended = text => {
      let right = text;
      for (const [wrong, meant] of misspellings) for (let at = right.indexOf(wrong); at >= 0; at = right.indexOf(wrong, at + 1))
        if (isWhole(right, at, at + wrong.length)) right = right.slice(0, at) + meant + right.slice(at + wrong.length);
      return right;
    };

    // Which signs are empty: `cut` for phrases, `soft` for single signs, never inside a concept or an entity.
    const strip = (text, marks) => {
      const kind = new Array(text.length).fill("");
      for (const {start, end} of marks) kind.fill("mark", start, end);
      for (const found of text.matchAll(AMOUNT)) if (!kind.slice(found.index, found.index + found[0].length).includes("mark")) kind.fill("amount", found.index, found.index + found[0].length);
      for (let at = 0; at < text.length;) {
        let length = Math.min(longestStop, text.length - at);
        for (; length > 0; length--)
          if (stops.has(text.slice(at, at + length)) && !kind.slice(at, at + length).some(one => one === "mark" || one === "amount") && isWhole(text, at, at + length)) break;
        if (length) kind.fill(length === 1 ? "soft" : "cut", at, at + length);
        at += length || 1;
      }
      return kind;
    };
    const keyOf = (text, kind) => {
      const wordy = value => value.replace(/[^\u3040-\u30ff\u3400-\u9fff\uac00-\ud7afa-z0-9]+/g, "");
      return wordy(Array.from(text, (sign, at) => kind[at] === "soft" || kind[at] === "cut" ? "" : sign).join("")) || wordy(text);
    };

    // A query as weighted terms; each knows which units (Han characters, words) of the query it explains.
    const analyse = text => {
      const plain = marksIn(text), kind = strip(text, plain), marks = plain.concat(loosely(text).filter(({mark, start, end}, at, all) => all.findIndex(one => one.mark === mark) === at && !plain.some(one => one.mark === mark && one.start < end && one.end > start)));
      const units = new Array(text.length).fill(-1), weights = [], terms = [], words = [];
      const unit = weight => weights.length < MOST_UNITS ? weights.push(weight) - 1 : -1;
      const add = (term, weight, start, end) => terms.push({term, weight, start, end, units: [...new Set(units.slice(start, end))].filter(one => one >= 0)});
      RUN.lastIndex = 0;
      for (let found; (found = RUN.exec(text));) {
        const start = found.index, run = found[0], end = start + run.length;
        if (HAN.test(run[0])) {
          for (let at = start; at < end; at++) if (!kind[at] || kind[at] === "mark") units[at] = unit(1);
          for (let at = start; at < end - 1; at++)
            add(text.slice(at, at + 2), kind[at] !== "cut" && kind[at + 1] !== "cut" && (kind[at] !== "soft" || kind[at + 1] !== "soft") ? 1 : .25, at, at + 2);
          for (let at = start; at < end; at++)
            if (units[at] >= 0 && (at === start || kind[at - 1] === "cut") && (at === end - 1 || kind[at + 1] === "cut")) add(text[at], .5, at, at + 1);
        } else {
          const empty = EMPTY.has(run) || kind[start] && kind[start] !== "mark";
          const home = HOME.has(run);
          if (!empty && !home) units.fill(unit(/^[0-9]{4,}$/.test(run) ? run.length - 1 : 2), start, end);  // 95017 says more than a word
          words.push({word: run, start, end, empty});
          if (!empty) {
            add(/^[a-z]+$/.test(run) ? stem(run) : run, home ? .3 : 1, start, end);
            if (/[a-z]/.test(run) && /[0-9]/.test(run)) for (const piece of run.match(/[a-z]+|[0-9]+/g)) if (!EMPTY.has(piece)) add(stem(piece), .5, start, end);
          }
        }
      }
      for (const {start, end, mark, also} of marks) {
        const scope = mark[0] === "&" && meta.platforms[mark];
        // A platform is where it happened, not what: a page that lacks it is put back by `score`, so its name weighs less.
        if (scope) for (const term of terms) if (term.start >= start && term.end <= end) term.weight *= SCOPE;
        add(mark, terms.some(({term}) => term === mark) ? 0 : scope ? SCOPE : 1, start, end);  // said twice, it explains more and weighs the same
        if (also) terms[terms.length - 1].units.push(...new Set(units.slice(...also).filter(one => one >= 0)));
      }
      return {text, marks, kind, units, weights, terms, words, key: keyOf(text, kind)};
    };

    // Pinyin with the numbers of its tones or between apostrophes, zhuan3cuo4 and li'an: the breaks that it says are kept, as a sign that no word holds.
    const spelt = async text => {
      if (!/[a-z](?:'[a-z]|[1-5](?![0-9]))/.test(text)) return text;
      const {syllables} = await readings(), spoken = part => segment(part, syllables);
      return text.replace(/(^|[^a-z0-9])((?:[a-z]{1,6}[1-5](?![0-9]))+[a-z]{0,6})(?![a-z0-9])/g, (whole, before, word) => {
        const parts = word.split(/[1-5]/).filter(Boolean);
        return word.length > 2 && parts.every(part => syllables.has(part)) ? before + parts.join(BREAK) : whole;
      }).replace(/[a-z]+(?:'[a-z]+)+/g, word => word.split("'").every(spoken) ? word.replace(/'/g, BREAK) : word);
    };
    // A word as syllables, the fewest; at the end of a query the last may be unfinished and is then left out: zhuanzhangch.
    const segment = (typed, syllables, last) => {
      const word = typed.replace(/([jqxy])v/g, "$1u");
      const best = [[]];
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

    // Syllables → terms for pairs of them and for the concepts they sound like.
    const sounded = (syllables, ids, marks, weight, sure = 1) => {
      const terms = [];
      for (let at = 0; at < syllables.length - 1; at++)
        terms.push({term: "~" + fuzzy(`${syllables[at]}_${syllables[at + 1]}`), weight, units: [ids[at], ids[at + 1]].filter(id => id >= 0), sound: true, sure});
      if (syllables.length === 1) terms.push({term: "~" + fuzzy(syllables[0]), weight: weight / 2, units: ids.filter(id => id >= 0), sound: true, sure});
      for (let at = 0, free = 0; at < syllables.length; at++)
        for (let length = Math.min(6, syllables.length - at); length > 1 && at + length > free; length--) {
          const meant = marks.get(syllables.slice(at, at + length).join("_"));
          if (!meant) continue;
          for (const mark of meant) terms.push({term: mark, weight: .8 * weight, units: ids.slice(at, at + length).filter(id => id >= 0), sure});
          free = at + length;
          break;
        }
      return terms;
    };

    // Syllables as the words they sound like, the longest at each place; the rest stays as it is.
    const respelt = (syllables, marks, formOf) => {
      let text = "";
      for (let at = 0; at < syllables.length;) {
        let length = Math.min(6, syllables.length - at), meant;
        for (; length > 1 && !meant; length--) meant = marks.get(syllables.slice(at, at + length).join("_"));
        length += meant ? 1 : 0;
        text += meant ? formOf(syllables.slice(at, at + length).join("_"), meant[0]) : SOFT_SOUNDS.has(syllables[at]) ? "" : syllables[at];
        at += length;
      }
      return text;
    };

    // Latin words the index does not hold: pinyin, then typing errors, then an unfinished word, then initials.
    const understandLatin = async (query, known) => {
      const rare = word => (known.get(stem(word)) || 0) <= RARE;
      const broken = ({start, end}) => query.text[start - 1] === BREAK || query.text[end] === BREAK;
      const unknown = query.words.filter(word => broken(word) || !word.empty && /^[a-z]{2,}$/.test(word.word) && rare(word.word));
      if (!unknown.length) return;
      const {syllables, marks, initials, formOf} = await readings();
      const runs = [];
      for (const word of query.words.filter(({word}) => /^[a-z]+$/.test(word))) {
        word.cut = segment(word.word, syllables, word.end === query.text.length);
        const last = runs[runs.length - 1], before = last && last[last.length - 1];
        if (before && before.cut && word.cut && !/[\u3400-\u9fff0-9]/.test(query.text.slice(before.end, word.start))) last.push(word); else runs.push([word]);
      }
      for (const run of runs) {
        const spoken = run.flatMap(({cut}) => cut || []), ids = [];
        let sounds = run.some(word => unknown.includes(word)) && (spoken.length > 1 || spoken.length && query.words.length === 1);
        if (sounds) {
          for (const word of run) {
            const old = query.units[word.start];
            if (old >= 0) query.weights[old] = 0;
            for (const syllable of word.cut) ids.push(SOFT_SOUNDS.has(syllable) && spoken.length > 2 || query.weights.length >= MOST_UNITS ? -1 : query.weights.push(1) - 1);
          }
          const terms = sounded(spoken, ids, marks, 1);
          const found = await Promise.all(terms.map(({term}) => list(term)));
          const pairs = terms.filter(({sound}) => sound).length, heard = terms.filter(({sound}, i) => sound && found[i]).length;
          sounds = heard && heard * 2 >= pairs - 1 || found.some((one, i) => one && !terms[i].sound);
          if (sounds) {
            query.terms.push(...terms);
            const written = respelt(spoken, marks, formOf);
            if (!/[a-z]/.test(written)) {
              const text = query.text.slice(0, run[0].start) + written + query.text.slice(run[run.length - 1].end);
              query.key = keyOf(text, strip(text, marksIn(text)));
            }
            query.sounds = [...(query.sounds || []), ...spoken.map((one, i) => fuzzy(i + 1 < spoken.length ? `${one}_${spoken[i + 1]}` : one))];
            // The word itself may also be a known name: what explains it explains its syllables.
            let at = 0;
            for (const word of run) {
              const own = ids.slice(at, at += word.cut.length).filter(id => id >= 0), old = query.units[word.start];
              for (const term of query.terms) if (old >= 0 && term.units.includes(old)) term.units.push(...own);
            }
          } else {
            for (const word of run) if (query.units[word.start] >= 0) query.weights[query.units[word.start]] = 2;
            ids.forEach(id => { if (id >= 0) query.weights[id] = 0; });
          }
        }
        if (!sounds) for (const word of run) word.cut = null;
      }
      const rest = unknown.filter(({word, start, cut}) => !cut && query.kind[start] !== "mark" && (!known.has(stem(word)) || word.length > 4));
      if (!rest.length) return;
      const words = await vocabulary();
      for (const {word, start, end} of rest) {
        const units = [query.units[start]].filter(one => one >= 0), held = known.has(stem(word));
        // Letters without a vowel are the first letters of a name: wxzc, bddl.
        const short = !/[aeiou]/.test(word) && word.length > 2 && word.length <= 8;
        if (short) {
          const meant = firstLetters(word, initials), whole = await list("^" + word);
          for (const mark of meant.marks) query.terms.push({term: mark, weight: .8, units, sure: meant.sure});
          if (whole) query.terms.push({term: "^" + word, weight: 1, units});
          if (whole || meant.marks.length) continue;
        }
        let near = nearest(stem(word), words, held), sure = held ? .9 : .75;
        if (held && !near.length) continue;
        if (near.length && !held) query.corrected = [...(query.corrected || []), [word, near[0].word]];
        else if (end === query.text.length && word.length >= 3) {
          near = words.filter(entry => entry.word.startsWith(word)).sort((a, b) => b.count - a.count).slice(0, 6);
          sure = 1;
        }
        for (const entry of near) query.terms.push({term: entry.word, weight: .8 / Math.sqrt(near.length), units, sure});
        if (near.length) for (const mark of new Set(near.flatMap(entry => marksIn(entry.word).map(({mark}) => mark)))) query.terms.push({term: mark, weight: .8, units, sure});
        else if (word.length >= 3 && word.length <= 8) query.terms.push({term: "^" + word, weight: 1, units});
      }
    };
    // A title or an alias that is typed whole by its sounds is that of its page, as it is when typed in signs.
    const calledSo = async (ranked, query, language) => {
      const spoken = query.words.flatMap(({word, cut}) => cut || [word]), only = query.words.some(({cut}) => cut) && !HAN.test(query.text);
      if (!only) return ranked;
      const {ways} = await readings(), said = (sign, sound) => sign === sound || (ways.has(sign) && ways.get(sign).has(fuzzy(sound)));
      const sounds = name => {
        const signs = light(name).join("").match(/[\u3400-\u9fff]|[a-z0-9]+/g) || [];
        return signs.length === spoken.length && signs.every((sign, at) => said(sign, spoken[at]));
      };
      const first = ranked.slice(0, SHOWN), names = await Promise.all(first.map(({doc}) => block(doc, classOf(doc).languages.includes(language) ? language : classOf(doc).languages[0])));
      const titled = first.filter((_, at) => sounds(names[at].title)), named = first.filter((_, at) => names[at].names.some(sounds));
      return [...new Set([...titled, ...ranked.slice(0, 1), ...named, ...ranked])];
    };
    // Sounds run together with a number or a name, or with a typing error: 24xiaoshi, qqzhuanzhang, zhaunzhang.
    const parted = async ({text, words}, known) => {
      for (const {word} of words) {
        if (known.has(stem(word)) || !/[a-z]{4}/.test(word)) continue;
        const {syllables, marks} = await readings(), spoken = part => /^[a-z]{4,}$/.test(part) && segment(part, syllables, true);
        if (spoken(word)) continue;
        const pieces = word.match(/[a-z]+|[0-9]+/g), name = latinNames.find(one => word.startsWith(one) && spoken(word.slice(one.length)) || word.endsWith(one) && spoken(word.slice(0, -one.length)));
        let right = pieces.length > 1 && pieces.some(spoken) ? pieces.join(" ") : name ? word.startsWith(name) ? `${name} ${word.slice(name.length)}` : `${word.slice(0, -name.length)} ${name}` : "";
        if (!right && pieces.length === 1) {
          let most = 1;
          const attempt = (other, all) => {
            const cut = segment(other, syllables), heard = cut ? respelt(cut, marks, sound => "*".repeat(sound.split("_").length)).split("*").length - 1 : 0;
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
    // Words of the index one or two typing errors away, the commonest first.
    const nearest = (word, words, common) => {
      const least = word.length >= 4 ? 1 : 0;
      let most = word.length >= 6 ? 2 : least, found = [];
      if (most) for (const entry of words) {
        if (entry.word === word || common && entry.count < COMMON) continue;
        if (Math.abs(entry.word.length - word.length) > most || entry.word[0] !== word[0] && entry.word[1] !== word[0] && entry.word[1] !== word[1]) continue;
        const allowed = word.length >= 8 || entry.count >= CURATED ? most : Math.min(most, least), far = distance(word, entry.word, allowed);
        if (far > allowed) continue;
        if (far < most) { most = far; found = [entry]; } else if (far === most) found.push(entry);
      }
      return found.sort((a, b) => b.count - a.count).slice(0, 3);
    };

    // Han pairs that stand nowhere may be written as they sound: 紧急之付. Where they sound like a word we know, the text is put right;
    // a word of two signs is too short to be sure of: it is looked for beside what was typed.
    const heardAs = async (query, known) => {
      const {soundOf, marks, formOf} = await readings(), {soundOf: further} = await file("t", meta.t, tabled);
      const strange = at => HAN.test(query.text[at]) && HAN.test(query.text[at + 1] || "") && !known.has(query.text.slice(at, at + 2));
      const sounds = Array.from(query.text, sign => soundOf.get(sign) || further.get(sign) || "?");
      let text = "";
      for (let at = 0; at < query.text.length;) {
        let length = Math.min(6, query.text.length - at), form = "";
        for (; length > 2 && !form; length--) {
          const inside = [...Array(length - 1).keys()].some(i => strange(at + i)) && !query.marks.some(({start, end, mark}) =>
            start < at + length && end > at && (mark[0] === "&" || start < at || end > at + length)), sound = sounds.slice(at, at + length).join("_");
          const meant = inside && marks.get(sound);
          if (meant) form = formOf(sound, meant[0]);
        }
        text += form || query.text[at];
        at += form.length || 1;
      }
      return {text, sounds};
    };
    const understandHan = async (query, known, sounds) => {
      const {marks} = await readings();
      for (const found of query.text.matchAll(/[\u3400-\u9fff]{2,}/g)) {
        const start = found.index, signs = [...found[0]], syllables = sounds.slice(start, start + signs.length);
        const ids = signs.map((_, i) => query.units[start + i]);
        const strange = signs.map((_, i) => (i + 1 < signs.length && !known.has(signs[i] + signs[i + 1])) || (i > 0 && !known.has(signs[i - 1] + signs[i])));
        for (const term of sounded(syllables, ids, marks, .6, .7)) if (term.units.some(id => strange[ids.indexOf(id)])) query.terms.push(term);
        // Two signs the wrong way round, or one too many.
        const pair = (one, two) => query.terms.push({term: signs[one] + signs[two], weight: .6, units: [ids[one], ids[two]].filter(id => id >= 0), sure: .8});
        for (let at = 0; at + 1 < signs.length; at++) if (strange[at] && strange[at + 1]) {
          pair(at + 1, at);
          if (at + 2 < signs.length) pair(at, at + 2);
          if (at) pair(at - 1, at + 1);
        }
      }
    };

    // The case a query names: what happened, and with which platform. A platform that is only implied (a bank) counts when no other is named.
    const sceneOf = query => {
      const terms = new Set(query.terms.map(({term}) => term)), named = Object.keys(meta.platforms).filter(mark => terms.has(mark));
      const sure = named.filter(mark => mark[0] === "&"), scenarios = new Set([...terms].map(term => meta.scenarios[term]).filter(Boolean));
      if (scenarios.has("payee") || scenarios.has("merchant")) scenarios.delete("wrong-payee");
      const others = [...terms].some(term => term[0] === "&" && !meta.platforms[term]);
      return {scenarios, platforms: new Set((sure.length || others ? sure : named).map(mark => meta.platforms[mark])), others};
    };
    // The pages of that case; where no platform is named, the one that asks for it.
    const isCase = ({kind, platform, scenarios}, scene) => (kind === "choice" || kind === "plan") && scenarios.some(one => scene.scenarios.has(one)) &&
      (platform ? scene.platforms.has(platform) : kind === "choice" && !scene.platforms.size && !scene.others);

    // Whence and whither the money goes: 从香港汇到内地, china to usa.
    const routeOf = ({text, marks}) => {
      const named = marks.filter(({mark}) => meta.places[mark]).map(({start, end, mark}) => ({start, end, region: meta.places[mark]}));
      for (const {index, 0: word} of text.matchAll(AT_HOME)) if (!marks.some(({start, end, mark}) => mark[0] === "&" && start <= index && index < end)) named.push({start: index, end: index + word.length, region: "CN"});
      const route = {};
      let last = 0;
      for (const {start, end, region} of named.sort((a, b) => a.start - b.start)) {
        const before = text.slice(last, start);
        if (TOWARDS.test(before) || route.from && SENT.test(before)) route.to = route.to || region; else if (region !== route.to) route.from = route.from || region;
        last = end;
      }
      return route;
    };

    // A number alone, or with whose it is: 新加坡1799, 工商银行电话95588.
    const isNumber = ({text, kind, marks}) => /[0-9]{3}/.test(text) && !/[^0-9 -]/.test(Array.from(text, (sign, at) => kind[at] === "cut" || kind[at] === "soft" || marks.some(({start, end, mark}) =>
      start <= at && at < end && (mark[0] === "&" || NUMBER_WORDS.has(mark))) ? "" : sign).join(""));

    const score = async (query, language) => {
      // A place without a page is abroad.
      for (const {term, units} of query.terms.filter(({term}) => meta.places[term])) if (!await list(term) && !query.terms.some(({term}) => term === "@abroad")) query.terms.push({term: "@abroad", weight: 1, units});
      query.scene = sceneOf(query);
      const named = [...new Set(query.terms.filter(({term}) => term[0] === "&").map(({term}) => term))];
      const whole = query.key.length > 1 ? list("=" + query.key.slice(0, LONGEST_NAME) + (query.key.length > LONGEST_NAME ? query.key.length : "")) : null, unbound = named.length ? list("&-") : null;  // all files at once
      const found = await Promise.all(query.terms.map(({term}) => list(term)));
      // Flat tables instead of a map per document: at 5,000 pages that is the difference between 20 ms and 5.
      const n = meta.n, wide = query.weights.length, sums = new Float64Array(n), shares = new Float32Array(n * wide), known = new Set();
      query.terms.forEach(({term, weight, units, sure = 1}, at) => {
        if (!found[at]) return;
        known.add(term);
        const {docs, levels} = found[at], idf = weight * Math.log(1 + (n - docs.length + .5) / (docs.length + .5));
        for (let i = 0; i < docs.length; i++) {
          const level = levels[i], share = sure * SURE[level], row = docs[i] * wide;
          sums[docs[i]] += idf * level;
          for (const one of units) if (shares[row + one] < share) shares[row + one] = share;
        }
      });
      const exact = await whole;
      const holders = (await Promise.all(named.map(list))).map((one, at) => one && {docs: new Set(one.docs), platform: meta.platforms[named[at]]}).filter(Boolean);
      const holds = (doc, facts) => ({docs, platform}) => docs.has(doc) || platform && facts.platform === platform;
      const general = holders.length ? new Set(((await unbound) || {docs: []}).docs) : null;
      const total = query.weights.reduce((sum, weight) => sum + weight, 0);
      const bestBet = query.key.length > 1 ? meta.best_bets[query.key] : undefined;
      const same = new Set(exact ? exact.docs : []), titled = new Set([...same].filter((_, i) => exact.levels[i] === LEVELS));
      for (const doc of [...same, bestBet]) if (doc !== undefined && !sums[doc]) sums[doc] = 1;
      const number = isNumber(query), shown = classes.map(({languages}) => languages.includes(language) ? 1 : .8);
      const numbered = new Set(query.terms.flatMap(({term}, at) => /^[0-9]{4,}$/.test(term) && found[at] ? found[at].docs.filter((_, i) => found[at].levels[i] >= 6) : []));
      const route = routeOf(query), leads = ([whence, ...whither]) => whither.includes(route.to) && (!route.from || whence === route.from) ? LEADS : 1;
      const meaning = MEANING.test(query.text);
      let ranked = [];
      for (let doc = 0; doc < n; doc++) {
        if (!sums[doc]) continue;
        const kind = classNumber(doc), facts = classes[kind];
        // The page of the place asked about says what can be done there, whatever it was.
        const there = facts.kind === "place" && holders.length && holders.every(holds(doc, facts)) ? .6 : 0;
        let covered = 0;
        for (let one = 0; one < wide; one++) covered += query.weights[one] * Math.max(there, shares[doc * wide + one]);
        const coverage = same.has(doc) || doc === bestBet ? 1 : total ? covered / total : 0;
        let value = sums[doc] * coverage * facts.weight * shown[kind] * (same.has(doc) ? 1.6 : 1) * (number && facts.kind === "hotline" ? 1.5 : 1) * (numbered.has(doc) ? 1.5 : 1);
        if (facts.kind === "corridor") value *= leads(facts.regions);
        if (meaning && facts.kind === "term") value *= 3;
        for (const one of holders) if (!holds(doc, facts)(one)) value *= general.has(doc) ? .85 : .5;
        if (facts.kind === "plan" && !facts.platform && holders.length && query.scene.scenarios.size && holders.every(holds(doc, facts)))
          value *= facts.scenarios.some(one => query.scene.scenarios.has(one)) ? 1.4 : .7;
        ranked.push({doc, value, coverage, facts});
      }
      ranked.sort((a, b) => b.value - a.value || a.doc - b.doc);
      // A query of nothing but its case belongs to the page of that case, a title to its page; a reviewed best bet goes before everything.
      const plain = query.terms.filter(({term}) => meta.scenarios[term] || meta.platforms[term] || meta.case.includes(term));
      const recognised = [...new Set(plain.flatMap(({units}) => units))].reduce((sum, one) => sum + query.weights[one], 0);
      const explained = Math.max(0, ...ranked.slice(0, 5).map(({coverage}) => coverage));
      const ofCase = query.scene.scenarios.size && recognised >= .4 * total ? ranked.filter(({facts, coverage}) => coverage >= .5 && isCase(facts, query.scene))
        .sort((a, b) => Math.round(5 * b.coverage) - Math.round(5 * a.coverage) || (a.facts.kind === "plan") - (b.facts.kind === "plan") || b.value - a.value)[0] : undefined;
      for (const pinned of [
        ofCase && (!same.size || same.has(ofCase.doc) || recognised >= total) && Math.max(ofCase.coverage, recognised >= .8 * total ? recognised / total : 0) > explained - (recognised >= .6 * total ? .3 : .05) ? ofCase : undefined,
        ranked.find(({doc}) => titled.has(doc)),
        ranked.find(({doc}) => doc === bestBet)
      ]) if (pinned) {
        pinned.value = 1.01 * Math.max(pinned.value, ranked[0].value);
        ranked = [pinned, ...ranked.filter(one => one !== pinned)];
      }
      return {ranked, known};
    };

    const cutOff = ranked => {
      const good = ranked.filter(({coverage}) => coverage >= LEAST_COVERAGE);
      return good.filter(({value}) => value >= LEAST_SHARE * good[0].value);
    };

    // ---- what the reader sees of a document

    const block = async (doc, language) => {
      const number = Math.floor(doc / meta.each), shard = `d-${language}-${number}`;
      const blocks = await file(shard, meta.d[language], text => text.split("\f"));
      const [head, ...parts] = blocks[doc % meta.each].split("\n").map(line => line.split("\t"));
      const names = parts.pop()[2].split("|");
      const [uri, own, title, tone, word, text, number_] = head;
      return {uri: (meta.prefixes[own] || "") + uri, language: own, title, verdict: {tone, word, text, number: number_}, parts: parts.map(([anchor, heading, words]) => ({anchor, heading, text: words})), names};
    };

    const lights = new Map();
    const light = text => {
      let signs = lights.get(text);
      if (!signs) {
        if (lights.size > 2000) lights.clear();
        lights.set(text, signs = Array.from(text.toLowerCase(), sign => folds.get(sign) || sign));
      }
      return signs;
    };
    const needles = query => {
      const found = new Set(), cut = (at, start, end) => start < at && at < end;
      for (const {term, weight, start, end} of query.terms) {
        if (weight < .5 && term.length > 1) continue;
        if (query.marks.some(mark => cut(mark.start, start, end) || cut(mark.end, start, end))) continue;  // 信转 of 微信转错 is no word
        if (/^[@&]/.test(term)) for (const form of formsOf[term] || []) found.add(form);
        else if (!/^[~^=]/.test(term) && term.length > 1) found.add(term);
      }
      return [...found];
    };
    // Which signs of a text match; Latin needles only from the start of a word. One pass, overlaps included.
    const matches = (text, finder) => {
      const signs = light(text), flat = signs.join(""), hit = [], seen = new Set();
      let strength = 0;
      if (flat.length === signs.length && finder.pattern) for (const found of flat.matchAll(finder.pattern)) {
        const at = found.index, needle = found[1], last = needle[needle.length - 1];
        let end = at + needle.length;
        if (isLatin(needle[0]) && isLatin(flat[at - 1]) || /[0-9]/.test(last) && /[0-9]/.test(flat[end] || "")) continue;
        if (/[a-z]/.test(last)) while (/[a-z]/.test(flat[end] || "")) end++;
        for (let i = at; i < end; i++) hit[i] = true;
        if (seen.has(needle)) continue;
        seen.add(needle);
        strength += finder.worth.get(needle) || .4;
      }
      if (finder.sounds) for (let at = 0; at < signs.length - 1; at++)
        if (finder.sounds.has(fuzzy(`${finder.soundOf.get(signs[at])}_${finder.soundOf.get(signs[at + 1])}`))) { hit[at] = hit[at + 1] = true; strength += 1; }
      return {hit, strength};
    };

    const finderFor = async (query, known) => {
      const longest = needles(query).sort((a, b) => b.length - a.length).map(needle => needle.replace(/[.*+?^${}()|[\]\\]/g, "\\$&"));
      const finder = {pattern: longest.length ? new RegExp(`(?=(${longest.join("|")}))`, "g") : null, worth: new Map(), sounds: null};
      for (const {term, weight} of query.terms) if (known.has(term)) finder.worth.set(term, Math.max(weight, finder.worth.get(term) || 0));
      if (query.sounds) Object.assign(finder, {sounds: new Set(query.sounds.filter(sound => sound.includes("_"))), soundOf: (await readings()).soundOf});
      return finder;
    };

    const describe = async (entry, query, finder, language) => {
      const shown = classOf(entry.doc).languages.includes(language) ? language : classOf(entry.doc).languages[0];
      const it = await block(entry.doc, shown);
      const title = matches(it.title, finder);
      const parts = it.parts.map(part => {
        const heading = matches(part.heading, finder), text = matches(part.text, finder);
        return {...part, headingHit: heading.hit, hit: text.hit, strength: 1.5 * heading.strength + text.strength};
      }).sort((a, b) => b.strength - a.strength);
      const lead = parts.find(({anchor}) => !anchor) || parts[0];
      const best = parts[0] && parts[0].strength > 0 ? parts[0] : lead;
      let alias = "";
      if (!title.strength && !(best && best.strength)) alias = it.names.find(name => matches(name, finder).strength > 0) || it.names[0] || "";
      const deep = parts.filter(part => part.anchor && part.strength > 0 && part !== best).slice(0, 2);
      return {...entry, ...it, hit: title.hit, best, deep, alias, aliasHit: alias ? matches(alias, finder).hit : []};
    };

    // ---- answers on top: a case has a plan, a number has a record, a question may be a known claim

    const answers = (query, ranked, all, raw) => {
      const terms = new Set(query.terms.map(({term}) => term)), {scenarios, platforms, others} = query.scene, found = [];
      const hotline = ranked.find(({facts, coverage}, place) => facts.kind === "hotline" && coverage >= .75 && (place < 3 || terms.has("@hotline")));
      if (hotline && (ranked.indexOf(hotline) === 0 || terms.has("@hotline") || /^\D*\d{3,}\D*$/.test(raw))) found.push({type: "hotline", ...hotline});
      if (scenarios.size && !scenarios.has("recovery-offer")) {
        // Without a platform the page that asks for it: its first actions are the same whichever it was. A payment system abroad has an
        // order of its own (who was scammed over Zelle calls the bank, not 110); where only a place is named, its plan must be the first hit.
        const own = ({kind, platform}) => platforms.size ? (kind === "plan" || kind === "choice") && platforms.has(platform) : kind === "choice" && !platform;
        const suits = ({facts}) => facts.scenarios.some(one => scenarios.has(one));
        const system = [...terms].some(term => term[0] === "&" && !meta.platforms[term] && !meta.places[term]);
        const abroad = others && !platforms.size && ranked.slice(0, system ? 3 : 1).find(entry => entry.facts.kind === "plan" && !entry.facts.platform && entry.coverage >= .75 && suits(entry));
        const plan = abroad || all.find(entry => own(entry.facts) && suits(entry));
        if (plan) found.push({type: "plan", ...plan});
      }
      const asked = /[?？吗嘛]|能不能|可不可以|可以|能否|是不是|真的|会不会|\b(can|is|are|does|do|will)\b/.test(raw);
      const claim = asked && ranked.slice(0, 12).find(({facts, coverage}) => facts.kind === "claim" && coverage >= .75);
      if (claim) found.push({type: "claim", ...claim});
      return found.slice(0, 2);
    };

    // ---- the one question

    // `wanted`: {platform, kind, region}, each empty or a value of the facts; `language` of the reader.
    const search = async (raw, language, wanted = {}) => {
      const found = await searchOnce(raw, language, wanted);
      if (!found.strange || folds.size) return found;
      lights.clear();
      folds = await file("f", meta.f, text => new Map(text.match(/../gs).map(([old, now]) => [old, now])));
      return searchOnce(raw, language, wanted);
    };
    const searchOnce = async (raw, language, wanted) => {
      const text = normalise(raw.slice(0, LONGEST)).trim(), right = await spelt(mended(text));
      let query = analyse(right);
      const known = new Map(), words = query.words.filter(({empty}) => !empty).map(({word}) => stem(word));
      (await Promise.all(words.map(list))).forEach((found, at) => found && known.set(words[at], found.docs.length));
      const apart = await parted(query, known);
      if (apart !== query.text) query = analyse(apart);
      if (apart.replace(/ /g, "") !== (await spelt(text)).replace(/ /g, "")) query.corrected = [[text, apart]];
      await understandLatin(query, known);
      let {ranked, known: held} = await score(query, language);
      const strange = query.terms.some(({term, weight}) => weight > .25 && /^[\u3400-\u9fff]{2}$/.test(term) && !held.has(term));
      if (strange && folds.size && query.weights.length <= MOST_HEARD) {  // a story is found by its other words, and its misspellings would cost 30 KB
        const heard = await heardAs(query, held);
        if (heard.text !== query.text) {
          const meant = [query.text, heard.text];
          query = analyse(heard.text);
          query.corrected = [meant];
          await understandLatin(query, known);
        } else if (!(ranked[0] && ranked[0].coverage >= .9)) await understandHan(query, held, heard.sounds);
        ({ranked, known: held} = await score(query, language));
      }
      const all = ranked;
      ranked = await calledSo(cutOff(ranked), query, language);
      // Long and chatty: what is at least about one of its subjects is offered, and said to be a guess.
      if (!ranked.length && query.marks.length) ranked = all.filter(({coverage}) => coverage >= LEAST_GUESS).slice(0, 5);
      // A number we do not know: the list of those we do.
      if (!ranked.length && /^[0-9 -]{3,9}$/.test(text)) {
        const register = meta.fallbacks.find(doc => classOf(doc).kind === "hotlines");
        if (register !== undefined) ranked = [{doc: register, value: 0, coverage: 0, facts: classOf(register)}];
      }
      const fits = ({facts}) => (!wanted.platform || facts.platform === wanted.platform) && (!wanted.kind || facts.kind === wanted.kind) && (!wanted.region || facts.regions.includes(wanted.region));
      const fitting = ranked.filter(fits);
      const count = get => ranked.reduce((counts, {facts}) => { for (const value of [].concat(get(facts))) if (value) counts[value] = (counts[value] || 0) + 1; return counts; }, {});
      const finder = await finderFor(query, held);
      const show = entries => Promise.all(entries.map(entry => describe(entry, query, finder, language)));
      const near = ranked.length ? [] : all.filter(({facts}) => ["plan", "choice", "topic", "procedure"].includes(facts.kind)).slice(0, 3);
      const entry = doc => ({doc, value: 0, coverage: 0, facts: classOf(doc)});
      return {
        query: raw,
        strange,
        items: await show(fitting.slice(0, wanted.limit || SHOWN)),
        total: fitting.length,
        elsewhere: ranked.length - fitting.length,
        weak: ranked.length > 0 && Math.max(...ranked.slice(0, 3).map(({coverage}) => coverage)) < WEAK,
        corrected: query.corrected || [],
        facets: {platform: count(facts => facts.platform), kind: count(facts => facts.kind), region: count(facts => facts.regions)},
        answers: await show(answers(query, ranked, all, raw)),
        near: ranked.length ? [] : await show(near),
        fallbacks: ranked.length ? [] : await show(meta.fallbacks.map(entry)),
      };
    };

    return {search, meta, analyse: raw => analyse(mended(normalise(raw))), normalise};
  }

  global.createZhuihuiSearch = createSearch;
})(typeof self === "undefined" ? globalThis : self);
