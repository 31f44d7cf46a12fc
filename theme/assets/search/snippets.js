// A text of the index → what fits into two lines of a result, its hits marked, everything else escaped. Never cut inside a word.

"use strict";
define("snippets", [], () => {
  /** Width of a snippet, and of what stands before its first hit; a Han character takes two places. */
  const ROOM = 150, LEAD = 40;
  const CUT = 210;  // the index cuts its texts a little later
  const HAN = /[\u3040-\u30ff\u3400-\u9fff\uac00-\ud7af]/, WORD = /[\p{L}\p{N}]/u, INSIDE = /[.,:’'%/@_-]/, STOP = /[。！？；.!?;]/;
  const escape = text => String(text).replace(/[&<>"']/g, sign => `&#${sign.charCodeAt(0)};`);
  const width = sign => HAN.test(sign) ? 2 : 1;

  /** Signs from `start` to `end` with the hits marked; everything else escaped. */
  const marked = (text, hit, start = 0, end = Infinity) => {
    let html = "", open = false;
    Array.from(text).slice(start, end).forEach((sign, i) => {
      const is = !!(hit && hit[start + i]);
      if (is !== open) html += is ? "<mark>" : "</mark>";
      open = is;
      html += escape(sign);
    });
    return open ? html + "</mark>" : html;
  };

  /** Whether a text may be cut before the sign at `at`: never inside a word or a figure, nor between a figure and its unit. */
  const mayCut = (signs, at) => {
    const before = signs[at - 1], after = signs[at], is = (sign, kind) => sign !== undefined && kind.test(sign);
    if (is(before, HAN) && is(after, HAN)) return !(/[一二三四五六七八九十百千万两几第]/.test(before));
    if (is(before, WORD) && is(after, WORD)) return false;
    if (is(before, WORD) && is(after, INSIDE)) return !is(signs[at + 1], WORD);
    if (is(before, INSIDE) && is(after, WORD)) return !is(signs[at - 2], WORD);
    return true;
  };
  const cutBefore = (signs, at, least) => {
    for (let place = at; place > least; place--) if (mayCut(signs, place)) return place;
    return at;
  };

  /** Up to two lines of a text from `from`, or from the sentence that begins shortly before it. */
  const snippet = (text, hit = [], from = 0) => {
    const signs = Array.from(text);
    let start = 0, end = 0, room = ROOM;
    if (from > 0) {
      let back = from, lead = LEAD;
      while (back > 0 && (lead -= width(signs[back - 1])) >= 0) back--;
      if (back < 8) back = 0;
      const stop = signs.slice(back, from).map((sign, i) => STOP.test(sign) && mayCut(signs, back + i + 1) && back + i + 1).filter(Boolean)[0];
      for (start = back && (stop || back); start && start < from && !mayCut(signs, start);) start++;
      while (start && start < from && !WORD.test(signs[start])) start++;
    }
    for (end = start; end < signs.length && (room -= width(signs[end])) >= 0;) end++;
    if (end < signs.length) for (end = cutBefore(signs, end, end - 30); end > start && !WORD.test(signs[end - 1]);) end--;
    return (start ? "…" : "") + marked(text, hit, start, end) + (end < signs.length ? "…" : "");
  };

  /** Where the stretch with the most hits begins. */
  const densest = hit => {
    let best = 0, most = 0;
    for (let start = 0; start < hit.length; start++) {
      if (!hit[start]) continue;
      let count = 0;
      for (let i = start; i < start + ROOM / 2; i++) if (hit[i]) count++;
      if (count > most) { most = count; best = start; }
    }
    return best;
  };
  /** A text of the index in full; where the index has cut it, up to the last whole sentence, or else word. */
  const whole = text => {
    const signs = Array.from(text), last = signs[signs.length - 1];
    if (signs.length < CUT || !WORD.test(last)) return escape(text);
    let end = signs.length - 1;
    while (end > signs.length - 90 && !(STOP.test(signs[end]) && mayCut(signs, end + 1))) end--;
    if (!STOP.test(signs[end])) end = cutBefore(signs, signs.length - 1, signs.length - 30);
    while (end && !WORD.test(signs[end - 1])) end--;
    return `${escape(signs.slice(0, end).join(""))}…`;
  };
  const stretch = ({text, hit}) => snippet(text, hit, densest(hit));

  /** The hits in a text that the engine has not looked at: what it marked elsewhere in the same page. */
  const alike = (text, it) => {
    const found = new Set(), parts = [[it.title, it.hit], ...[it.best, ...it.deep].filter(Boolean).flatMap(part => [[part.text, part.hit], [part.heading, part.headingHit]])];
    for (const [words, hit] of parts) for (const run of marked(words, hit).split("<mark>").slice(1)) found.add(run.split("</mark>")[0].toLowerCase());
    const signs = Array.from(text.toLowerCase()), hit = [];
    for (const needle of [...found].map(run => Array.from(run)).filter(run => run.length > 1)) for (let at = 0; at <= signs.length - needle.length; at++) {
      const inside = end => !HAN.test(signs[end]) && WORD.test(signs[end]) && WORD.test(signs[end - 1]) && !HAN.test(signs[end - 1]);
      if (needle.every((sign, i) => signs[at + i] === sign) && !(at && inside(at)) && !(at + needle.length < signs.length && inside(at + needle.length)))
        needle.forEach((_, i) => { hit[at + i] = true; });
    }
    return hit;
  };

  return {escape, marked, snippet, stretch, whole, alike};
});
