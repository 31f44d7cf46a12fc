// The answer of type "register" as HTML: what was compared, what the register says, and where to find a number that can be trusted.
define("register-card", [], () => {
  // `word(key, values)` gives a word of the search box, `link(uri, html)` a link to a page of the site, `escape` makes text harmless.
  const line = (way, {word, link, escape}) => {
    const {shown, kind, known, like, warned, uri, name, day, sure, official} = way, values = {name, day, official};
    const linked = key => escape(word(key, {...values, name: "\u0000"})).replace("\u0000", link(uri, escape(name)));
    let says = "";
    if (known) says = `${linked(kind === "number" ? "register-number" : "register-address")} ${escape(word(sure ? "register-forged" : "register-unsure"))}`;
    else if (like) says = `${linked(warned ? "register-warned" : "register-like")} ${escape(word("register-not-" + kind))}`;
    else says = `${escape(word("register-unknown"))} ${escape(word("register-not-" + kind))}`;
    return `<p class="z-card-title"><bdi>${escape(shown)}</bdi></p><p>${says}</p>`;
  };

  // No way that was pasted becomes a link.
  const card = ({ways}, tools) => {
    const {word, link, escape, hotlines} = tools, notes = ways.some(({known}) => !known) ? `<p>${escape(word("register-cannot"))}</p>` : "";
    return `<div role="group" class="z-card z-card-register" aria-label="${escape(word("register"))}"><p class="z-card-kind">${escape(word("register"))}</p>${ways.map(way => line(way, tools)).join("")}${notes}` +
      `<p>${link(hotlines, escape(word("register-all")))}</p></div>`;
  };

  return {card};
});
