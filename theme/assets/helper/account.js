// Where the account is, and where the reader is: asked beside the first actions, answered by whoever likes to, kept on the device. The
// police of a place come from the list that the page has. A shared link carries the place of the account, never that of the reader.

"use strict";
helper.define("account", ["address", "memory", "page"], async (
  { carry, goTo, readFragment },
  { keep, recall },
  { element, fill, follow, styled, words, write },
) => {
  const box = document.querySelector("[data-account]");
  const known = box ? box.getAttribute("data-account") : "";
  /** The code of a place, which the address of its page has; none of another page. */
  const codeOf = link => (/.*\/places\/(\w+)/.exec(link.href) || ["", ""])[1].toUpperCase();
  const lines = new Map(box ? [...box.querySelectorAll("li")].map(line => [codeOf(line.firstChild), line]) : []);
  const name = region => lines.get(region).querySelector("a").textContent;
  const linked = (readFragment(location.hash) || {}).account;

  let kept = recall("place");
  let account = known || (lines.has(linked) && linked) || kept.account || "";

  /** Where the reader is, as far as anybody has said: police answer there. */
  const here = () => kept.reader || account;

  /** A link that dials a number of the page, with its words. */
  const dial = (number, type, ...more) => element("a", { class: type, href: `tel:${number.textContent.replace(/[^\d+]/g, "")}`, "data-local": true }, ...more);

  /** The police and the first steps of a place, as its line in the list has them. */
  const local = region => {
    const [place, ...calls] = lines.get(region).querySelectorAll(":scope > :not([data-local])");
    const shown = calls.map((part, at) => {
      if (part.localName === "small") return "";
      if (!part.matches("[href^='tel:'], b")) return part.cloneNode(true);
      const named = calls[at + 1] && calls[at + 1].localName === "small" ? calls[at + 1] : place;
      return dial(part, "z-tel", element("span", {}, element("b", {}, part.textContent)), element("small", {}, named.textContent));
    });
    return element("div", { class: "z-local", "data-local": true }, ...shown, element("a", { href: place.href }, fill("account-steps", { place: place.textContent })));
  };

  const each = (selector, see) => [...document.querySelectorAll(selector)].forEach(see);

  const show = () => {
    const place = here();
    each("[data-local]", made => made.remove());
    each("[data-held]", held => {
      held.hidden = held.getAttribute("data-held") === place;
      if (held.hidden) held.after(dial(held.querySelector("b") || held, box && box.contains(held) ? "" : "z-tel", ...held.cloneNode(true).childNodes));
    });
    each("[data-accounts]", step => { step.hidden = lines.has(account) && !step.getAttribute("data-accounts").split(" ").includes(account); });
    const police = document.querySelectorAll("[data-police]");
    for (const call of police) {
      const away = lines.has(place) && call.getAttribute("data-police") !== place;
      call.hidden = away || call.hidden && call.hasAttribute("data-held");
      if (away) call.after(local(place));
    }
    if (!box) return;
    if (!police.length && lines.has(place) && place !== known) box.querySelector("details").before(local(place));
    const said = [!known && ["where", account], ["reader", kept.reader]].filter(pair => pair && lines.has(pair[1])).map(([key, region]) => words[`account-${key}`] + name(region));
    write(summary, said.length ? [...said, words["account-change"]].join(" · ") : asking);
  };

  const choose = changes => {
    kept = Object.fromEntries(Object.entries({ ...kept, ...changes }).filter(([, value]) => value));
    keep("place", kept);
    if ("account" in changes) account = changes.account;
    share();
    show();
  };

  /** A plan has its answers in its address: the place of the account stands there beside them. */
  const share = () => {
    const carried = known ? "" : account, values = readFragment(location.hash);
    carry(carried);
    if (values && (values.account || "") !== carried && document.querySelector("[data-plan]")) goTo(values, false);
  };

  const asked = (key, value) => element("label", {}, words[`account-${key}`], element("select", { name: `z-${key}`, change: event => choose({ [key === "where" ? "account" : key]: event.target.value }) },
    ...["", ...lines.keys()].map(region => element("option", { value: region, selected: region === value }, region ? name(region) : words["account-skip"]))));

  const summary = box && box.querySelector("summary"), asking = box && summary.textContent;
  if (box) {
    await styled();
    const asks = box.querySelector(".z-asks") || element("div", { class: "z-asks" });
    summary.after(asks);
    asks.append(...(known ? [] : [asked("where", account)]),
      asked("reader", kept.reader), element("p", { class: "z-quiet" }, words["account-kept"]));
    for (const link of box.querySelectorAll(".z-chips a")) link.addEventListener("click", () => lines.has(codeOf(link)) && choose({ account: codeOf(link) }));
    share();
    follow(show);
  }
  show();
  return { place: () => ({ account, reader: kept.reader || "" }) };
});
