{#- Engine, formatting and what stands between them and the box, in one script: fewer requests on a slow line. Holds no word of a language. -#}
// Messages of the box: {language}, {meta}, {number, query, limit, place}. Answers carry the number of their question: {left} says how many
// files are still missing, {part} that more follows. Runs as a worker, or in the page where a disk allows none.
(global => {
  "use strict";

  const made = {}, define = (name, needed, make) => { made[name] = make(...needed.map(part => made[part])); };
  {% for name in ["engine/text", "engine/ways", "engine/register", "engine/postings", "engine/files", "engine/forms", "engine/query", "engine/sounds", "engine/spelling", "engine/latin", "engine/heard",
    "engine/case", "engine/rank", "engine/story", "engine/describe", "engine/card", "engine/search", "engine/register-card", "snippets", "format"] -%}
  {% include "assets/search/" ~ name ~ ".js" %}
  {% endfor %}
  const {formatter, parse} = made.format;
  global.createZhuihuiSearch = made.search.createSearch;

  const createAdapter = ({open, root, disk, post}) => {
    let language = "zh", engine = null, latest = 0;
    const ready = () => engine || (engine = open().catch(error => { engine = null; throw error; }));
    const address = uri => {
      const [path, fragment] = uri.split("#");
      return new URL(path + (disk && (path === "" || path.endsWith("/")) ? "index.html" : "") + (fragment ? "#" + fragment : ""), root()).href;
    };

    const answer = async ({query, limit = 10, place = ""}, part) => {
      const {search, meta} = await ready(), {wanted, rest} = parse(query);
      const format = formatter({words: meta.words[language] || {}, other: meta.words.zh || {}, language, prefix: meta.prefixes[language] || "", address, place});
      if (!rest) return {welcome: format.welcome(), words: {recent: format.word("recent"), clear: format.word("clear"), tried: format.word("try")}};
      const found = await search(rest, language, {...wanted, limit, place}, first => part(format.first(first)));
      return format.results(found, {wanted, rest, limit});
    };

    return {
      left: files => latest && post({number: latest, left: files}),
      handle: async data => {
        if (data.language) language = data.language;
        if (!data.number) return ready().catch(() => {});
        const number = latest = data.number, send = found => number === latest && post({number, ...found});
        await answer(data, found => send({...found, part: true})).then(send, () => send({failed: true}));
      },
    };
  };

  // `bring(file)` gives the text of one file of the index; after a release its old names are gone, so that `meta.js` is asked for afresh.
  const opener = (folder, bring) => {
    let root = new URL("../", folder), base = folder;
    const open = async (fresh = "") => {
      const {name, text} = await bring(new URL("meta.js" + fresh, folder));
      root = new URL(name.split(":")[1] || "", new URL("../", folder));
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

  const start = (folder, bring, disk, post) => {
    let missing = 0, adapter = null;
    const counted = url => {
      adapter.left(++missing);
      const less = () => adapter.left(--missing);
      return bring(url).then(found => { less(); return found; }, error => { less(); throw error; });
    };
    const {open, root} = opener(folder, counted);
    adapter = createAdapter({open, root, disk, post});
    return adapter.handle;
  };

  if (typeof importScripts !== "function") { global.createSearchAdapter = (folder, bring, post) => start(folder, bring, true, post); return; }
  const folder = new URL("../../search/", global.location.href);
  const parsed = text => {
    const [name, content] = JSON.parse(`[${text.trim().slice(5, -1)}]`);
    return {name, text: content};
  };
  // The page asks for `meta.js` while this script is on its way; where that failed, it is asked for once more.
  let early = new Promise(given => global.addEventListener("message", ({data}) => "meta" in data && given(data.meta)));
  const bring = async url => {
    const text = url.pathname.endsWith("/meta.js") && !url.search && await early;
    early = null;
    if (text) return parsed(text);
    const reply = await fetch(url);
    if (!reply.ok) throw new Error(`${url}: ${reply.status}`);
    return parsed(await reply.text());
  };
  const handle = start(folder, bring, false, message => global.postMessage(message));
  global.addEventListener("message", ({data}) => "meta" in data || handle(data));
})(typeof self === "undefined" ? globalThis : self);
