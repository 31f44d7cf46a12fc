// A plan page: asks when the money left and what is known, then puts the page's own actions in order. Nothing is added that the
// page does not say, and nothing is sent: the state stands behind `#` in the address.

"use strict";
helper.define("plan", ["clock", "address", "page"], async (
  { actionOf, calendarOf, deadlineOf, firstOf, nextBest, plan, split, spoken },
  { goTo, isAhead, localTime, readFragment, readSent, readTime, wholeTime },
  { button, copy, element, fill, save, speaker, styled, words },
) => {
  const list = document.querySelector("[data-plan]");
  const card = document.querySelector(".z-first ol");
  const lang = document.documentElement.lang;
  const questions = Object.keys(words.question);
  const calendar = calendarOf(name => list.getAttribute(name));
  const items = new Map([...list.children].map(item => [item.getAttribute("data-action"), item]));
  const actions = [...items.values()].map(item => actionOf(name => item.getAttribute(name)));
  const stated = new Map([...items].map(([id, item]) => [id, item.querySelector(".z-if")?.textContent || ""]));
  const firstCard = card ? [...card.children] : [];
  const aloud = speaker();
  const AGO = { "plan-now": 0, "plan-30m": 30, "plan-2h": 120, "plan-1d": 1440 };

  let state = {};   // {sent, accepted, …}, as in the address
  let refused = null;   // a time that has not come yet: it stays in its field, to be checked, and never becomes state

  const allowed = values => Object.fromEntries(Object.entries(values).filter(([name, value]) =>
    name === "sent" ? readSent(value, new Date()) : questions.includes(name) && Object.keys(words.answer[name]).includes(value)));

  /** The one gate to the state, from the field and from the address alike. */
  const take = values => {
    const sent = readTime(values.sent), now = new Date();
    refused = sent && isAhead(sent, now) ? sent : null;
    state = allowed(values);
    if (readTime(state.sent) > now) state.sent = wholeTime(now);
  };

  const answersOf = values => Object.fromEntries(questions.filter(name => values[name]).map(name => [name, values[name]]));
  const when = date => spoken(date, lang, new Date());
  const lasting = minutes => {
    const [one, two] = split(minutes).map(([unit, count]) => fill(`time-${unit}`, { count }));
    return two ? fill("time-two", { one, two }) : one || words["time-less"];
  };

  /** The plan of this moment. */
  const computed = () => {
    const sent = readSent(state.sent, new Date());
    const minutes = sent ? Math.floor((Date.now() - sent) / 60000) : 0;
    return { sent, minutes, entries: plan(actions, answersOf(state), minutes, sent, calendar) };
  };

  /** What is left of a window that started at sending; what comes by itself is awaited or due, never missed. */
  const left = ({ action, state: stands }, sent) => {
    if (action.start && action.start !== "sent" && answersOf(state)[action.start] === "no") return fill("plan-not-started");
    if (!sent || action.start !== "sent" || stands === "unknown") return "";
    const until = deadlineOf(action, sent, calendar);
    if (!until) return "";
    if (action.unit === "banking-day") return fill("plan-left-banking", { until: when(until), note: words["calendar-note"] });
    const rest = Math.ceil((until - Date.now()) / 60000);
    const [ahead, over] = action.happens ? ["plan-coming", "plan-due"] : ["plan-left", "plan-passed"];
    return rest > 0 ? fill(ahead, { time: lasting(rest), until: when(until) }) : fill(over, { until: when(until) });
  };

  const part = (item, name, after) => item.querySelector(`.${name}`) || after.appendChild(element("span", { class: name }));

  const showItem = (entry, entries, sent) => {
    const item = items.get(entry.action.id);
    const line = item.querySelector(".z-when");
    const badge = line.querySelector(".z-state");
    if (badge) {
      badge.className = `z-state z-state-${entry.state}`;
      badge.textContent = words.state[entry.state];
    }
    part(item, "z-left", line).textContent = left(entry, sent);
    const condition = item.querySelector(".z-if");
    if (condition) {
      condition.hidden = !entry.open.length;
      condition.textContent = entry.open.length === Object.keys(entry.action.when).length ? stated.get(entry.action.id)
        : `${words["only-when"]}${words.colon}${entry.open.map(name => entry.action.when[name].map(answer => words.answer[name][answer]).join(words.or)).join(words.join)}`;
    }
    item.querySelector(".z-next")?.remove();
    const next = entry.state === "closed" && items.get(nextBest(entry.action, entries));
    if (next) line.after(element("p", { class: "z-next" }, words["plan-next"], element("a", { href: `#${next.id}` }, title(next))));
    return item;
  };

  const title = item => {
    const text = item.querySelector(".z-do").cloneNode(true);
    text.querySelector(".z-marks")?.remove();
    return text.textContent.trim();
  };

  /** A line of the first card, made of the same action further down; `above`: numbers the card already shows. */
  const firstLine = above => entry => {
    const item = items.get(entry.action.id);
    const details = item.querySelector(".z-quiet a[href]");
    const condition = item.querySelector(".z-if:not([hidden])");
    const number = item.querySelector("a[href^='tel:']")?.getAttribute("href");
    const call = number && !above.has(number) ? [list.querySelector(`.z-tel[href="${number}"]`), list.querySelector(`.z-tel[href="${number}"] + .z-called`)] : [];
    above.add(number);
    return element("li", {}, element("p", { class: "z-do" }, details ? element("a", { href: details.getAttribute("href") }, title(item)) : title(item)),
      ...(condition ? [condition.cloneNode(true)] : []), ...call.map(part => part.cloneNode(true)));
  };

  const ruledOut = element("details", { class: "z-ruled-out", hidden: true }, element("summary"), element("ol", { class: "z-plan" }));

  const show = () => {
    const { sent, entries } = computed();
    list.replaceChildren(...entries.map(entry => showItem(entry, entries, sent)));
    const kept = new Set(entries.map(entry => entry.action.id));
    const out = [...items].filter(([id]) => !kept.has(id)).map(([, item]) => item);
    ruledOut.hidden = !out.length;
    ruledOut.firstChild.textContent = fill("plan-hidden", { count: out.length });
    ruledOut.lastChild.replaceChildren(...out);
    if (card) card.replaceChildren(...(Object.keys(state).length ? firstOf(entries).map(firstLine(new Set())) : firstCard));
    showPanel(sent, entries);
    return { entries, out };
  };

  /** Change an answer: a step that Back undoes. */
  const set = changes => {
    take({ ...state, ...(refused && { sent: wholeTime(refused) }), ...changes });
    goTo(state);
    const { entries, out } = show();
    const closed = entries.filter(entry => entry.state === "closed").length;
    aloud.say(changes.sent && refused ? "" : [Object.keys(state).length ? fill("plan-changed", { count: entries.length - closed }) : words["plan-cleared"],
      out.length ? fill("plan-hidden", { count: out.length }) : "", closed ? fill("plan-closed", { count: closed }) : ""].filter(Boolean).join(words.join));
  };

  // The panel.

  const early = element("p", { class: "z-warning", id: "z-early", role: "alert" });
  const exact = element("input", { type: "datetime-local", "aria-describedby": early.id, change: event => set({ sent: readTime(event.target.value) ? wholeTime(new Date(event.target.value)) : "" }) });
  const radios = questions.flatMap(name => [...Object.entries(words.answer[name]), ["", words["plan-not-known"]]].map(([value, text]) => {
    const radio = element("input", { type: "radio", name: `z-${name}`, value, change: () => set({ [name]: value }) });
    return { name, value, radio, label: element("label", { class: "z-pick" }, radio, element("span", {}, text)) };
  }));
  const zone = `${Intl.DateTimeFormat().resolvedOptions().timeZone || ""} UTC${wholeTime(new Date()).slice(16)}`.trim();
  const calendarButton = button("plan-ics", async () => {
    const { sent, entries } = computed();
    const { deadlines, calendarFile } = await helper.load("ics");
    const text = due => ({ summary: fill(due.happens ? "plan-alarm-due" : "plan-alarm", { action: title(items.get(due.id)) }), description: fill("plan-alarm-text", { until: when(due.until), address: location.href.split("#")[0] }) });
    save("zhuihui.ics", "text/calendar", calendarFile(deadlines(entries, sent, calendar, new Date()).map(due => ({ ...due, ...text(due) })), new Date()));
  });
  const clearButton = button("plan-clear", () => {
    set(Object.fromEntries(["sent", ...questions].map(name => [name, ""])));
    panel.querySelector("button").focus();
  }, { "data-clear": true });
  const shareButton = button("plan-share", async () => { if (await copy(location.href)) aloud.say(words["plan-copied"]); });
  const panel = element("section", { class: "z-helper", "aria-labelledby": "z-helper-title" },
    element("h2", { id: "z-helper-title" }, words["plan-title"]),
    element("fieldset", {}, element("legend", {}, words["plan-sent"]),
      element("div", { class: "z-picks" }, ...Object.entries(AGO).map(([key, minutes]) => button(key, () => set({ sent: wholeTime(new Date(Date.now() - minutes * 60000)) })))),
      element("label", { class: "z-exact" }, words["plan-exact"], exact), early, element("p", { class: "z-quiet" }, fill("plan-zone", { zone }))),
    ...questions.map(name => element("fieldset", {}, element("legend", {}, words.question[name]),
      element("div", { class: "z-picks" }, ...radios.filter(entry => entry.name === name).map(entry => entry.label)))),
    aloud.line,
    element("p", { class: "z-picks" }, calendarButton, shareButton, clearButton),
    element("p", { class: "z-quiet" }, words["plan-private"]));

  function showPanel(sent, entries) {
    const shown = sent || refused;
    exact.value = shown ? localTime(shown) : "";
    exact.max = localTime(new Date());   // not every browser heeds it
    exact.setAttribute("aria-invalid", Boolean(refused));
    const fault = refused ? words["plan-early"] : "";
    if (early.textContent !== fault) early.textContent = fault;   // each change is read aloud
    for (const { name, value, radio } of radios) radio.checked = (state[name] || "") === value;
    shareButton.hidden = !Object.keys(state).length;
    clearButton.hidden = shareButton.hidden && !refused;
    calendarButton.hidden = !sent || !entries.some(entry => entry.state !== "closed" && entry.action.start === "sent" && entry.action.length);
  }

  /** The address changed under us: Back, Forward, or a shared link. A place on the page is no state, so the state is put back. */
  const arrive = () => {
    const found = readFragment(location.hash);
    if (found === null) return Object.keys(state).length ? goTo(state, false) : undefined;
    take(found);
    goTo(state, false);
    show();
  };

  await styled();
  document.querySelector("[data-place]").replaceChildren(panel);
  list.after(ruledOut);
  addEventListener("popstate", arrive);
  arrive();
  setInterval(() => { if (state.sent && !document.hidden) show(); }, 30000);
  document.addEventListener("visibilitychange", () => { if (state.sent && !document.hidden) show(); });
});
