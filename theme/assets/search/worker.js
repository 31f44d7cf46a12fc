{#- The worker of search: the engine, whose modules stand in `engine/`, and behind it what makes HTML of its answers. One script, so that
    a slow line carries one. -#}
(global => {
  "use strict";
  const made = {}, define = (name, needs, make) => { made[name] = make(...needs.map(one => made[one])); };
  {% for name in ["text", "postings", "files", "forms", "query", "sounds", "spelling", "latin", "heard", "case", "rank", "story", "describe", "card", "search"] -%}
  {% include "assets/search/engine/" ~ name ~ ".js" %}
  {% endfor %}
  global.createZhuihuiSearch = made.search.createSearch;
})(typeof self === "undefined" ? globalThis : self);

// Between the engine and the search box: Material's worker protocol on one side, ready and escaped HTML on the other.
// Messages: 0 set up {language}, 1 ready, 2 query, 3 result {items, own}. Runs as a worker, or in the page where a disk allows none.
(global => {
  "use strict";

  const TOP = 4, AROUND = 45;
  const escape = text => text.replace(/[&<>"']/g, sign => `&#${sign.charCodeAt(0)};`);

  // Text from `start` to `end` with the hits marked; everything else escaped.
  const marked = (text, hit, start = 0, end = Infinity) => {
    let html = "", open = false;
    Array.from(text).slice(start, end).forEach((sign, i) => {
      const is = !!hit[start + i];
      if (is !== open) html += is ? "<mark>" : "</mark>";
      open = is;
      html += escape(sign);
    });
    return open ? html + "</mark>" : html;
  };

  // The stretch with the most hits, cut to what two lines hold.
  const snippet = (text, hit) => {
    const length = Array.from(text).length, room = 2 * AROUND;
    if (length <= room) return marked(text, hit);
    let best = 0, most = 0;
    for (let start = 0; start < length; start += 10) {
      let count = 0;
      for (let i = start; i < start + room; i++) if (hit[i]) count++;
      if (count > most) { most = count; best = start; }
    }
    // The first hit of that stretch stands near its beginning: two lines may be all that is seen.
    const first = most ? hit.indexOf(true, best) : 0, start = Math.max(0, Math.min(first - 8, length - AROUND));
    return (start ? "…" : "") + marked(text, hit, start, start + room) + (start + room < length ? "…" : "");
  };

  const FILTERS = {platform: /(?:平台|platform)[:：]([\w-]+)\s*/i, kind: /(?:类别|kind)[:：]([\w-]+)\s*/i, region: /(?:地区|region)[:：]([\w-]+)\s*/i};
  const parse = raw => {
    const wanted = {};
    let rest = raw;
    for (const name of Object.keys(FILTERS)) {
      const found = FILTERS[name].exec(rest);
      if (found) { wanted[name] = name === "region" ? found[1].toUpperCase() : found[1].toLowerCase(); rest = rest.replace(found[0], ""); }
    }
    return {wanted, rest: rest.trim()};
  };

  function createAdapter({open, root, disk, post}) {
    let language = "zh", engine = null, latest = 0;
    const ready = () => engine || (engine = open().catch(error => { engine = null; throw error; }));

    const address = uri => {
      const [path, fragment] = uri.split("#");
      return new URL(path + (disk && (path === "" || path.endsWith("/")) ? "index.html" : "") + (fragment ? "#" + fragment : ""), root()).href;
    };

    const formatter = meta => {
      const own = meta.words[language] || {}, other = meta.words.zh || {};
      const word = (key, values = {}) => (own[key] || other[key] || "").replace(/\{(\w+)\}/g, (_, name) => values[name]);
      const label = ({facts}) => [word("kind-" + facts.kind), word("platform-" + facts.platform), ...facts.regions.filter(region => region !== "CN").slice(0, facts.regions.length > 3 ? 0 : 2).map(region => word("region-" + region))]
        .filter(Boolean).join(" · ");
      const verdict = ({verdict: {tone, word: said}}) => said && tone !== "hotline" ? `<b class="z-answer z-${escape(tone)}">${escape(said)}</b> ` : "";

      const item = (it, place) => {
        const score = 1000 - place, [page, fragment] = it.uri.split("#"), kind = label(it);
        const entry = (location, title, text, worth = score) => ({location, title, text, score: worth, terms: {}});
        const note = it.alias ? `<span class="z-hit-note">${escape(word("alias"))} ${marked(it.alias, it.aliasHit)}</span> ` : "";
        const text = it.best ? snippet(it.best.text || it.best.heading, it.best.text ? it.best.hit : it.best.headingHit) : "";
        const title = `<span class="z-hit-kind">${escape(kind)}</span> ${marked(it.title, it.hit)}`;
        if (fragment) return [entry(address(page), `<span class="z-hit-kind">${escape(kind)}</span>`, ""), entry(address(it.uri), marked(it.title, it.hit), note + text)];
        const deep = it.deep.map(part => entry(address(`${page}#${part.anchor}`), marked(part.heading || it.title, part.headingHit), snippet(part.text, part.hit), score - .5));
        if (it.best && it.best.anchor && it.best.heading)
          return [entry(address(page), title, ""), entry(address(`${page}#${it.best.anchor}`), marked(it.best.heading, it.best.headingHit), note + snippet(it.best.text, it.best.hit)), ...deep];
        return [entry(address(page), title, verdict(it) + note + text), ...deep];
      };

      const link = (href, html, name = "") => `<a href="${escape(href)}"${name ? ` class="${name}"` : ""} tabindex="-1"><span data-md-score="0">${html}</span></a>`;
      const query = text => `?q=${encodeURIComponent(text)}`;

      const answer = it => {
        const {verdict: {word: said, text, number, tone}} = it, digits = number.replace(/[^\d+]/g, "");
        const call = digits.length > 2 ? `<a class="z-tel" href="tel:${digits}" tabindex="-1"><span data-md-score="0">${escape(number)}</span></a>` : "";
        const card = (heading, body) => `<section class="z-card z-card-${it.type}"><p class="z-card-kind">${escape(word(heading))}</p>${body}</section>`;
        if (it.type === "hotline") {
          const warning = it.parts.filter(part => !part.heading && part.anchor).map(part => escape(part.text)).join(" ");
          return card("hotline", `<p class="z-card-title">${link(address(it.uri), escape(said || it.title))} ${call}</p><p>${escape(text)}</p><p class="z-lookalike">${warning || escape(word("look-alike"))}</p>`);
        }
        if (it.type === "plan") return card("first-action", `<p class="z-card-title">${escape(text)} ${call}</p><p>${link(address(it.uri), escape(it.title), "z-card-more")}</p>`);
        return card("verdict", `<p class="z-card-title">${link(address(it.uri), escape(it.title))}</p><p><b class="z-answer z-v-${escape(tone)}">${escape(said)}</b> ${escape(text)}</p>`);
      };

      const facets = (found, wanted, rest) => {
        const groups = ["platform", "kind", "region"].map(name => {
          const values = Object.entries(found.facets[name]).filter(([value]) => word(`${name}-${value}`)).sort((a, b) => b[1] - a[1]).slice(0, 6);
          if (values.length < 2 && !wanted[name]) return "";
          const chips = values.map(([value, count]) => {
            const on = wanted[name] === value, next = {...wanted, [name]: on ? "" : value};
            return `<a class="z-chip" href="${escape(query(spell(next, rest)))}" data-query="${escape(spell(next, rest))}"${on ? ' aria-current="true"' : ""} tabindex="-1"><span data-md-score="0">${escape(word(`${name}-${value}`))} ${count}</span></a>`;
          });
          return `<p class="z-facet"><span>${escape(word("facet-" + name))}</span> ${chips.join(" ")}</p>`;
        }).join("");
        if (!groups) return "";
        const on = Object.entries(wanted).filter(([, value]) => value).map(([name, value]) => word(`${name}-${value}`) || value);
        return `<details class="z-facets"${on.length ? " open" : ""}><summary tabindex="-1">${escape(on.join(" · ") || word("facet-platform") + " / " + word("facet-kind") + " / " + word("facet-region"))}</summary>${groups}</details>`;
      };
      const spell = (wanted, rest) => [...Object.entries(wanted).filter(([, value]) => value).map(([name, value]) => `${name}:${value}`), rest].join(" ");

      const nothing = found => {
        const ways = [...found.near, ...found.fallbacks].map(it => `<li>${link(address(it.uri), escape(it.title))}</li>`).join("");
        return `<p>${escape(word("none", {query: found.query}))}</p><p>${link("tel:110", `<b>${escape(word("call-now"))}</b>`, "z-tel")}</p><ul class="z-ways">${ways}</ul><p>${link(address((meta.prefixes[language] || "") + "all-pages/"), escape(word("all-guides")))}</p>`;
      };

      const own_ = (found, wanted, rest, limit) => {
        let head = "";
        if (found.corrected.length) head += `<p class="z-hint">${escape(word("corrected", {words: found.corrected.map(([, right]) => right).join(" ")}))}</p>`;
        if (found.weak) head += `<p class="z-hint">${escape(word("weak"))}</p>`;
        if (!found.items.length && !found.elsewhere) head += nothing(found);
        head += found.answers.map(answer).join("");
        head += facets(found, wanted, rest);
        if (found.elsewhere) head += `<p class="z-hint"><a href="${escape(query(rest))}" data-query="${escape(rest)}" tabindex="-1"><span data-md-score="0">${escape(word("elsewhere", {n: found.elsewhere}))}</span></a></p>`;
        const more = found.total > limit ? `<a class="z-more-hits" href="${escape(query(spell(wanted, rest)))}" data-more="${limit + 20}" tabindex="-1"><span data-md-score="0">${escape(word("more"))}</span></a>` : "";
        return {head, more, status: found.items.length ? word("count", {n: found.total}) : word("count-none")};
      };

      const welcome = () => ["1", "2", "3", "4"].map(n => word("example-" + n)).filter(Boolean).map(text => `<a class="z-chip" href="${escape(query(text))}" data-query="${escape(text)}" tabindex="-1"><span data-md-score="0">${escape(text)}</span></a>`).join(" ");
      return {item, own: own_, word, welcome};
    };

    // The best first as they come; the rest by kind, so that a long list can be read.
    const grouped = (items, word) => {
      if (items.length <= TOP + 2) return {items, groups: []};
      const top = items.slice(0, TOP), kinds = new Map();
      for (const it of items.slice(TOP)) {
        const name = word("kind-" + it.facts.kind);
        kinds.set(name, [...(kinds.get(name) || []), it]);
      }
      const groups = [[0, word("top")]];
      let at = TOP;
      for (const [name, members] of kinds) { groups.push([at, name]); at += members.length; }
      return {items: [...top, ...[].concat(...kinds.values())], groups};
    };

    const answerTo = async (raw, limit) => {
      const {search, meta} = await ready(), format = formatter(meta), {wanted, rest} = parse(raw);
      if (!rest) return {items: [], own: {query: raw, head: "", more: "", status: "", groups: [], welcome: format.welcome(), words: pick(format.word)}};
      const found = await search(rest, language, {...wanted, limit}), {items, groups} = grouped(found.items, format.word);
      return {items: items.map(format.item), own: {query: raw, groups: groups.map(([at, name]) => [at, escape(name)]), welcome: "", words: pick(format.word), ...format.own(found, wanted, rest, limit)}};
    };
    const pick = word => ({recent: word("recent"), clear: word("clear"), tried: word("try")});

    return async ({type, data}) => {
      if (type === 0) {
        language = data.language || language;
        await ready().catch(() => {});
      } else if (type === 2) {
        const mine = ++latest, raw = typeof data === "string" ? data : data.query, limit = data.limit || 10;
        try {
          const result = await answerTo(raw, limit);
          if (mine === latest) post({type: 3, data: result});
        } catch (error) {
          if (mine === latest) post({type: 3, data: {items: [], own: {query: raw, failed: true}}});
        }
      }
    };
  }

  // `bring(file)` gives the text of one file of the index; after a release its old names are gone, so that `meta.js` is asked for afresh.
  const opener = (folder, bring) => {
    let root = new URL("../", folder), base = folder;
    const open = async (fresh = "") => {
      const {name, text} = await bring(new URL("meta.js" + fresh, folder));
      const up = name.split(":")[1] || "";
      root = new URL(up, new URL("../", folder));
      base = new URL("search/", root);
      const read = async file => file === "meta.js" ? text : (await bring(new URL(file, base))).text;
      const engine = await global.createZhuihuiSearch(read);
      const search = (...question) => engine.search(...question).catch(async error => {
        if (fresh) throw error;
        return (await open("?again")).search(...question);
      });
      return {search, meta: engine.meta};
    };
    return {open, root: () => root};
  };

  const isWorker = typeof importScripts === "function";
  if (isWorker) {
    const folder = new URL("../../search/", global.location.href), early = {[new URL("meta.js", folder)]: fetch(new URL("meta.js", folder))};
    const bring = async url => {
      const answer = await (early[url] || fetch(url));
      delete early[url];
      if (!answer.ok) throw new Error(`${url}: ${answer.status}`);
      const text = (await answer.text()).trim(), [name, content] = JSON.parse(`[${text.slice(5, -1)}]`);
      return {name, text: content};
    };
    const {open, root} = opener(folder, bring);
    const handle = createAdapter({open, root, disk: false, post: message => global.postMessage(message)});
    global.addEventListener("message", event => handle(event.data));
  } else global.createZhuihuiAdapter = (folder, bring, post) => {
    const {open, root} = opener(folder, bring);
    return createAdapter({open, root, disk: true, post});
  };
})(typeof self === "undefined" ? globalThis : self);
