// What the engine found → ready and escaped HTML for the box. Every link is an option of a listbox; all that is said of it stands inside.

"use strict";
define("format", ["snippets", "register-card"], ({escape, marked, snippet, stretch, whole, alike}, {card: registerCard}) => {
  const TOP = 4, SHORT = 40, HOME = "CN";

  const FILTERS = {platform: /(?:平台|platform)[:：]([\w-]+)\s*/i, kind: /(?:类别|kind)[:：]([\w-]+)\s*/i, region: /(?:地区|region)[:：]([\w-]+)\s*/i};
  /** A query without the filters that are typed in it, and these. */
  const parse = raw => {
    const wanted = {};
    let rest = raw;
    for (const name of Object.keys(FILTERS)) {
      const found = FILTERS[name].exec(rest);
      if (found) { wanted[name] = name === "region" ? found[1].toUpperCase() : found[1].toLowerCase(); rest = rest.replace(found[0], ""); }
    }
    return {wanted, rest: rest.trim()};
  };
  const spell = (wanted, rest) => [...Object.entries(wanted).filter(([, value]) => value).map(([name, value]) => `${name}:${value}`), rest].join(" ");

  /** `words` and `other`: of the reader's language, and what stands in where it has none; `address(uri)` is where a page lies. */
  const formatter = ({words, other, language, prefix, address, place}) => {
    const word = (key, values = {}) => (words[key] || other[key] || "").replace(/\{(\w+)\}/g, (_, name) => values[name]);
    const option = (href, html, name = "", data = "") => `<a role="option" aria-selected="false" tabindex="-1"${name && ` class="${name}"`} href="${escape(href)}"${data}>${html}</a>`;
    const asks = (query, html, name, data = "") => option(`?q=${encodeURIComponent(query)}`, html, name, ` data-query="${escape(query)}"${data}`);
    const span = (name, html) => html && `<span class="${name}">${html}</span>`;
    const label = ({facts}) => [word("kind-" + facts.kind), word("platform-" + facts.platform),
      ...facts.regions.filter(region => region !== HOME).slice(0, facts.regions.length > 3 ? 0 : 2).map(region => word("region-" + region))].filter(Boolean).join(" · ");
    const verdict = ({tone, word: said}) => said && tone !== "hotline" ? `<b class="z-answer z-${escape(tone)}">${escape(said)}</b> ` : "";
    const dial = number => {
      const digits = (number || "").replace(/[^\d+]/g, "");
      return digits.length > 2 ? option(`tel:${digits}`, `<span>${escape(word("call"))} <b>${escape(number)}</b></span>`, "z-tel") : "";
    };

    /** A page and its sections. The answer of its record is what is shown; a stretch with hits where it has none. */
    const item = it => {
      const [page, fragment] = it.uri.split("#"), {best} = it, name = "md-search-result__link";
      const note = it.alias ? span("z-hit-note", `${escape(word("alias"))} ${marked(it.alias, it.aliasHit)}`) + " " : "";
      const section = best && best.anchor && best.heading && !fragment ? [best] : [];
      const answer = it.verdict.text ? snippet(it.verdict.text, it.verdict.hit || alike(it.verdict.text, it)) : best && !section.length ? (best.text ? stretch(best) : marked(best.heading, best.headingHit)) : "";
      const parts = [...section, ...it.deep].map(part => option(address(`${page}#${part.anchor}`),
        span("z-hit-heading", marked(part.heading || it.title, part.headingHit)) + span("z-hit-text", stretch(part)), `${name} z-hit-part`));
      const whole = option(address(it.uri), span("z-hit-kind", escape(label(it))) + span("z-hit-title", marked(it.title, it.hit)) + span("z-hit-text", note + verdict(it.verdict) + answer), name);
      return `<div class="md-search-result__item">${whole}${parts.join("")}</div>`;
    };

    const card = (type, heading, uri, html, number) => `<div role="group" class="z-card z-card-${type}" aria-label="${escape(heading)}">`
      + (uri === undefined ? `<span class="z-card-kind">${escape(heading)}</span>${html}` : option(address(uri), span("z-card-kind", escape(heading)) + html)) + `${dial(number)}</div>`;
    const CARDS = {
      action: it => {
        const {text, number, uri} = it.action || it.verdict, {call} = it;
        return card("action", word("first-action"), uri || it.uri, span("z-card-title", whole(text)) + (call ? span("z-card-next", `→ ${whole(call.text)}`) : "") + span("z-card-more", escape(it.title)), call ? call.number : number);
      },
      hotline: it => {
        const warning = it.parts.filter(part => !part.heading && part.anchor).map(part => part.text).join(" ") || word("look-alike");
        return card("hotline", word("hotline"), it.uri, span("z-card-title", escape(it.verdict.word || it.title)) + span("", whole(it.verdict.text)) + span("z-lookalike", escape(warning)), it.verdict.number);
      },
      claim: it => card("claim", word("verdict"), it.uri, span("z-card-title", escape(it.title)) + span("", `<b class="z-answer z-v-${escape(it.verdict.tone)}">${escape(it.verdict.word)}</b> ${whole(it.verdict.text)}`)),
      uncovered: it => card("uncovered", word("uncovered"), it.uri, span("z-card-title", escape(it.title)) + span("", whole(it.verdict.text))),
      register: it => registerCard(it, {word, escape, link: (uri, html) => option(address(uri), html), hotlines: `${prefix}hotlines/`}),
    };
    const answer = it => (CARDS[it.type === "plan" ? "action" : it.type] || (() => ""))(it);

    const facets = (found, wanted, rest) => {
      const lines = ["platform", "kind", "region"].map(name => {
        const values = Object.entries(found.facets[name]).filter(([value]) => word(`${name}-${value}`)).sort((a, b) => b[1] - a[1]).slice(0, 6);
        if (values.length < 2 && !wanted[name]) return "";
        const chips = values.map(([value, count]) => {
          const on = wanted[name] === value;
          return asks(spell({...wanted, [name]: on ? "" : value}, rest), `${escape(word(`${name}-${value}`))} ${count}`, on ? "z-chip z-on" : "z-chip");
        });
        return `<div role="group" class="z-facet" aria-label="${escape(word("facet-" + name))}">${span("", escape(word("facet-" + name)))} ${chips.join(" ")}</div>`;
      }).join("");
      if (!lines) return "";
      const on = Object.entries(wanted).filter(([, value]) => value).map(([name, value]) => word(`${name}-${value}`) || value);
      const title = on.join(" · ") || ["platform", "kind", "region"].map(name => word("facet-" + name)).join(" / ");
      return `<div><span role="option" aria-selected="false" class="z-facets${on.length ? " z-open" : ""}" data-facets>${escape(title)}</span><div class="z-facet-lines"${on.length ? "" : " hidden"}>${lines}</div></div>`;
    };

    const nothing = found => [
      (place ? place === HOME : language === "zh") && option("tel:110", `<span><b>${escape(word("call-now"))}</b></span>`, "z-tel"),
      ...[...found.near, ...found.fallbacks].map(it => option(address(it.uri), escape(it.title), "z-way")),
      option(address(`${prefix}all-pages/`), escape(word("all-guides")), "z-way"),
    ].filter(Boolean);

    /** The best first as they come; the rest by kind, so that a long list can be read. */
    const groups = items => {
      if (items.length <= TOP + 2) return [{label: word("top"), items: items.map(item)}];
      const kinds = new Map([[word("top"), items.slice(0, TOP).map(item)]]);
      for (const it of items.slice(TOP)) {
        const name = word("kind-" + it.facts.kind);
        kinds.set(name, [...(kinds.get(name) || []), item(it)]);
      }
      return [...kinds].map(([name, members]) => ({label: name, items: members}));
    };

    /** {status, head, groups, more}: lines that are announced, HTML above the list, the list, and the way to more of it. */
    const results = (found, {wanted, rest, limit}) => {
      const none = !found.items.length && !found.elsewhere && !found.answers.length, typed = Array.from(found.query);
      const query = typed.length > SHORT ? `${typed.slice(0, SHORT).join("")}…` : found.query;
      const lines = [
        found.read && word("read", {text: found.read}),
        found.corrected.length && word("corrected", {words: found.corrected.map(([, right]) => right).join(" ")}),
        none ? word("none", {query}) : found.weak ? word("weak") : found.items.length ? word("count", {n: found.total}) : "",
      ];
      return {
        status: lines.filter(Boolean),
        head: [...found.answers.map(answer), ...(none ? nothing(found) : [facets(found, wanted, rest)]), found.elsewhere && asks(rest, escape(word("elsewhere", {n: found.elsewhere})), "z-way")].filter(Boolean),
        groups: groups(found.items),
        more: found.total > limit ? asks(spell(wanted, rest), escape(word("more")), "z-more-hits", ` data-more="${limit + 20}"`) : "",
      };
    };
    const welcome = () => ["1", "2", "3", "4"].map(n => word("example-" + n)).filter(Boolean).map(text => asks(text, escape(text), "z-chip"));

    return {results, first: found => ({head: found.answers.map(answer), groups: [{label: word("top"), items: found.items.map(item)}]}), welcome, word};
  };

  return {formatter, parse};
});
