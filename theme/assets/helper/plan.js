// A plan page: asks when the money left and what is known, then puts the page's own actions in order. Nothing is added that the
// page does not say, and nothing is sent: the state stands behind `#` in the address.

"use strict";
helper.define("plan", ["clock", "address", "page"], async (
  { actionOf, calendarOf, deadlineOf, firstOf, isDated, isExact, startsLater, nextBest, plan, split, spoken, spokenDay },
  { beginning, goTo, isAhead, localTime, readFragment, readSent, readTime, timeIn, wholeTime },
  { arrange, button, copy, element, fill, save, speaker, styled, tell, title, words, write },
) => {
  const list = document.querySelector("[data-plan]");
  const lang = document.documentElement.lang;
  const questions = Object.keys(words.question);
  const calendar = calendarOf(name => list.getAttribute(name));
  const items = new Map([...document.querySelectorAll("li[data-action]")].map(item => [item.getAttribute("data-action"), item]));
  const actions = [...items.values()].map(item => actionOf(name => item.getAttribute(name)));
  const stated = new Map([...items].map(([id, item]) => [id, item.querySelector(".z-if")?.textContent || ""]));
  const aloud = speaker();
  const AGO = { "plan-now": 0, "plan-30m": 30, "plan-2h": 120, "plan-1d": 1440, "plan-3d": 4320, "plan-3w": 30240 };

  let state = {};   // {sent, accepted, …}, as in the address
  let refused = null;   // a time that has not come yet: it stays in its field, to be checked, and never becomes state
  let unread = false;   // whether the address holds something that nobody can read

  const known = name => (name === "sent" ? [] : Object.keys(words.answer[name] || {}));
  const asked = name => name === "sent" || questions.includes(name);

  /** What can be read of some values: each as far as it is one. */
  const allowed = values => Object.fromEntries(Object.entries(values).filter(([name]) => asked(name))
    .map(([name, value]) => [name, name === "sent" ? (readSent(value, new Date()) && timeIn(value)) : beginning(value, known(name))])
    .filter(([, value]) => value));

  /** The one gate to the state, from the field and from the address alike. */
  const take = values => {
    const sent = readTime(values.sent), now = new Date();
    refused = sent && isAhead(sent, now) ? sent : null;
    state = allowed(values);
    unread = Object.keys(values).some(name => asked(name) && values[name] && !state[name] && !(name === "sent" && refused));
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
  const left = ({ action, state: stands, late }, sent) => {
    if (late) return words["plan-late"];
    if (action.start && action.start !== "sent" && answersOf(state)[action.start] === "no") return fill("plan-not-started");
    if (!sent || stands === "unknown") return "";
    if (startsLater(action)) {
      const least = deadlineOf(action, sent, calendar);
      return least > Date.now() && stands !== "closed" ? fill("plan-at-least", { until: ending(action, sent, least) }) : "";
    }
    if (!isDated(action)) return "";
    const end = deadlineOf(action, sent, calendar), until = ending(action, sent, end);
    const rest = Math.ceil((end - Date.now()) / 60000);
    if (rest > 0 && stands === "closed") return "";
    if (rest <= 0) return fill({ due: "plan-due", "should-have-come": "plan-should-have-come", closed: "plan-passed" }[stands] || "plan-perhaps-passed", { until });
    if (action.unit === "banking-day") return fill(action.happens ? "plan-coming-day" : "plan-left-day", { until });
    return fill(action.happens ? "plan-coming" : "plan-left", { time: lasting(rest), until });
  };

  /** The end in words: the minute, or the day where banking days are counted, with what is not counted and why it is only “about”. */
  const ending = (action, sent, end) => {
    if (action.unit !== "banking-day") return when(end);
    const day = spokenDay(end, lang, new Date(), calendar.zone), exact = isExact(action, sent, end, calendar);
    const why = !exact && calendar.to ? fill("plan-about-past", { day: calendar.to }) : "";
    return fill("plan-day", { day: exact ? day : fill("plan-about", { day }), note: [why, words["calendar-note"]].filter(Boolean).join(" ") });
  };

  const part = (item, name, after) => item.querySelector(`.${name}`) || after.appendChild(element("span", { class: name }));

  const showItem = (entry, entries, sent) => {
    const item = items.get(entry.action.id);
    item.toggleAttribute("data-moved", entry.moved);   // it stands elsewhere than its heading says
    const line = item.querySelector(".z-when");
    const badge = line.querySelector(".z-state");
    if (badge) {
      badge.className = `z-state z-state-${entry.state}`;
      write(badge, words.state[entry.state]);
    }
    write(part(item, "z-left", line), left(entry, sent));
    const condition = item.querySelector(".z-if");
    if (condition) {
      condition.hidden = !entry.open.length;
      write(condition, entry.open.length === Object.keys(entry.action.when).length ? stated.get(entry.action.id)
        : `${words["only-when"]}${words.colon}${entry.open.map(name => entry.action.when[name].map(answer => words.answer[name][answer]).join(words.or)).join(words.join)}`);
    }
    const next = entry.state === "closed" && items.get(nextBest(entry.action, entries)), stood = item.querySelector(".z-next");
    if (stood?.querySelector("a").hash !== (next ? `#${next.id}` : undefined)) {
      stood?.remove();
      if (next) line.after(element("p", { class: "z-next" }, words["plan-next"], element("a", { href: `#${next.id}` }, title(next))));
    }
    return item;
  };

  // The lists: the first steps, the next ones, a fold for each later time and one for what is over, and what the answers rule out.

  const SHOWN = 5;   // steps that are not folded, the first ones included
  const OVER = words.stage.length - 1;
  const rest = document.querySelector("[data-rest]") || element("div", { "data-rest": true });
  const steps = () => element("ol", { class: "z-plan z-rest" });
  const next = rest.querySelector("ol") || steps();
  const folds = words.stage.map((_, stage) => rest.querySelector(`[data-stage="${stage}"]`)
    || element("details", { class: "z-fold", "data-stage": stage, hidden: true }, element("summary"), steps()));
  const ruledOut = element("details", { class: "z-fold z-ruled-out", hidden: true }, element("summary"), steps());
  const inFull = [...document.querySelectorAll(".z-call")].filter(call => call.querySelector("a[href^='tel:']"));   // each number once with what it is for; other steps only name it

  /** Items into the list of a fold, which is hidden while it has none. */
  const fillFold = (fold, found, line) => {
    fold.hidden = !found.length;
    write(fold.firstElementChild, line);
    arrange(fold.lastElementChild, found);
  };

  /** Each number in full at the first of the steps that have it. */
  const placeNumbers = order => {
    for (const call of inFull) {
      const link = `a[href="${call.querySelector("a[href^='tel:']").getAttribute("href")}"]`;
      const short = order.find(item => item.querySelector(link)).querySelector(`.z-again ${link}`);
      if (!short) continue;
      const place = element("span");
      short.parentNode.replaceWith(place);
      call.replaceWith(short.parentNode);
      place.replaceWith(call);
    }
  };

  /** Open what a place on the page is folded into. */
  const reveal = hash => {
    const place = document.getElementById(hash.slice(1));
    for (let fold = place && place.closest("details"); fold; fold = fold.parentNode.closest("details")) fold.open = true;
    if (place) place.scrollIntoView();
  };

  /** A tick changes words; what stands where it should is not touched, and neither are focus and selection. */
  const show = () => {
    const { sent, minutes, entries } = computed();
    const first = firstOf(entries).length;
    const shown = entries.map(entry => showItem(entry, entries, sent));
    const out = [...items.values()].filter(item => !shown.includes(item));
    const stages = entries.map(entry => (entry.state === "closed" ? OVER : entry.action.urgency));
    arrange(list, shown.slice(0, first));
    arrange(next, shown.slice(first, SHOWN));
    folds.forEach((fold, stage) => {
      const found = shown.filter((_, at) => at >= SHOWN && stages[at] === stage);
      fillFold(fold, found, fill("plan-stage", { stage: words.stage[stage], count: found.length }));
    });
    fillFold(ruledOut, out, fill("plan-hidden", { count: out.length }));
    placeNumbers([...shown, ...out]);
    const said = item => { const line = item && item.querySelector(".z-if:not([hidden])"); return line ? line.textContent : ""; };
    for (const item of items.values()) item.toggleAttribute("data-same", said(item) !== "" && said(item) === said(item.previousElementSibling));
    showPanel(sent, entries);
    tell({ sent, minutes, answers: answersOf(state), entries });
    return { entries, out };
  };

  /** Change an answer: a step that Back undoes, unless it goes on with the one before. */
  const set = (changes, step = true) => {
    take({ ...state, ...(refused && { sent: wholeTime(refused) }), ...changes });
    goTo(state, step);
    const { entries, out } = show();
    const closed = entries.filter(entry => entry.state === "closed").length;
    aloud.say(changes.sent && refused ? "" : [Object.keys(state).length ? fill("plan-changed", { count: entries.length - closed }) : words["plan-cleared"],
      out.length ? fill("plan-hidden", { count: out.length }) : "", closed ? fill("plan-closed", { count: closed }) : ""].filter(Boolean).join(words.join));
  };

  // The panel.

  const early = element("p", { class: "z-warning", id: "z-early", role: "alert" });
  const lost = element("p", { class: "z-warning", role: "status", hidden: true }, words["plan-unread"]);

  // Browsers report each part of a date as it is typed. Whoever types is never interrupted: a whole value counts at once, and is one
  // step, however many parts follow; half a value forgets nothing; the field is written only when it has been left.
  let typing = false;
  const typed = () => {
    const date = readTime(exact.value);
    if (!date) return;
    set({ sent: wholeTime(date) }, !typing);
    typing = true;
  };
  const finished = () => {
    typing = false;
    if (!exact.value && !exact.validity.badInput && (state.sent || refused)) set({ sent: "" });
    else showTime();
  };
  const exact = element("input", { type: "datetime-local", "aria-describedby": early.id, change: typed, blur: finished });
  const radios = questions.flatMap(name => [...Object.entries(words.pick[name]), ["", words["plan-not-known"]]].map(([value, text]) => {
    const radio = element("input", { type: "radio", name: `z-${name}`, value, change: () => set({ [name]: value }) });
    return { name, value, radio, label: element("label", { class: "z-pick" }, radio, element("span", {}, text)) };
  }));
  const questionOf = name => element("fieldset", {}, element("legend", {}, words.question[name]),
    element("div", { class: "z-picks" }, ...radios.filter(entry => entry.name === name).map(entry => entry.label)));
  let pressed = {};   // the choice of time last pressed: {key, sent}
  const agoButtons = Object.entries(AGO).map(([key, minutes]) => [key, button(key, () => {
    pressed = { key, sent: wholeTime(new Date(Date.now() - minutes * 60000)) };
    set({ sent: pressed.sent });
  })]);
  /** The zone with the offset that it has at a moment: in winter another one than in summer. */
  const zoneAt = date => {
    const name = Intl.DateTimeFormat().resolvedOptions().timeZone || "";
    return `${name === "UTC" ? "" : name} UTC${wholeTime(date).slice(16)}`.trim();
  };
  const zone = element("p", { class: "z-quiet" });
  const calendarButton = button("plan-ics", async () => {
    const { sent, entries } = computed();
    const { deadlines, calendarFile } = await helper.load("ics").catch(() => ({}));
    if (!deadlines) return aloud.say(words["plan-ics-failed"]);
    const of = id => entries.find(entry => entry.action.id === id).action;
    const text = due => ({
      summary: fill(due.happens ? "plan-alarm-due" : "plan-alarm", { action: title(items.get(due.id)) }),
      description: fill(due.happens ? "plan-alarm-due-text" : "plan-alarm-text", { until: ending(of(due.id), sent, due.until), address: location.href.split("#")[0] }),
    });
    save("zhuihui.ics", "text/calendar", calendarFile(deadlines(entries, sent, calendar, new Date()).map(due => ({ ...due, ...text(due) })), new Date()));
  });
  const clearButton = button("plan-clear", () => {
    set(Object.fromEntries(["sent", ...questions].map(name => [name, ""])));
    panel.querySelector("button").focus();
  }, { "data-clear": true });
  const address = element("input", { type: "text", class: "z-address", readonly: true, hidden: true, "aria-label": words["plan-share"] });
  const shareButton = button("plan-share", async () => {
    const done = await copy(location.href);
    address.hidden = done;
    address.value = location.href;
    if (!done) address.select();
    aloud.say(words[done ? "plan-copied" : "plan-select"]);
  });
  // What tells most is asked at once: the time, and the first question. The rest waits behind one line.
  const more = element("details", { class: "z-more-asked" }, element("summary", {}, words["plan-more"]),
    ...questions.slice(1).map(questionOf),
    element("label", { class: "z-exact" }, words["plan-exact"], exact), early, zone,
    element("p", { class: "z-quiet" }, words["plan-private"]));
  const panel = element("section", { class: "z-helper", "aria-labelledby": "z-helper-title" },
    element("fieldset", {}, element("legend", { id: "z-helper-title" }, words["plan-sent"]), element("div", { class: "z-picks z-ago" }, ...agoButtons.map(([, made]) => made))),
    ...questions.slice(0, 1).map(questionOf),
    more,
    lost,
    aloud.line,
    element("p", { class: "z-picks z-doing" }, calendarButton, shareButton, clearButton),
    address);

  /** Writes the time into its field, which is never done while somebody is in it. */
  function showTime() {
    const shown = computed().sent || refused, text = shown ? localTime(shown) : "";
    if (document.activeElement === exact) return;
    if (exact.value !== text || exact.validity.badInput) exact.value = text;
    exact.max = localTime(new Date());   // not every browser heeds it; written into a field in use it would end the part being typed
  }

  function showPanel(sent, entries) {
    showTime();
    write(zone, fill("plan-zone", { zone: zoneAt(sent || refused || new Date()) }));
    lost.hidden = !unread;
    exact.setAttribute("aria-invalid", Boolean(refused));
    const fault = refused ? words["plan-early"] : "";
    if (early.textContent !== fault) early.textContent = fault;   // each change is read aloud
    for (const { name, value, radio } of radios) radio.checked = (state[name] || "") === value;
    for (const [key, made] of agoButtons) made.setAttribute("aria-pressed", key === pressed.key && state.sent === pressed.sent);
    if (refused) more.open = true;   // a warning that nobody sees warns nobody
    shareButton.hidden = !Object.keys(state).length;
    address.hidden = address.hidden || address.value !== location.href;
    clearButton.hidden = shareButton.hidden && !refused;
    calendarButton.hidden = !sent || !entries.some(entry => entry.state !== "closed" && isDated(entry.action) && deadlineOf(entry.action, sent, calendar) > Date.now());
  }

  /** The address changed under us: Back, Forward, or a shared link. A place on the page is no state, so the state is put back. */
  const arrive = () => {
    const found = readFragment(location.hash);
    if (found === null) {
      reveal(location.hash);
      if (Object.keys(state).length) goTo(state, false);
      show();
      return;
    }
    exact.blur();
    take(found);
    goTo(state, false);
    more.open = more.open || questions.slice(1).some(name => state[name]);
    show();
  };

  await styled();
  document.querySelector("[data-place]").replaceChildren(panel);
  if (!rest.isConnected) list.parentNode.after(rest);
  arrange(rest, [next, ...folds, ruledOut]);
  addEventListener("popstate", arrive);
  let unfolded = [];
  const openAll = open => { for (const fold of unfolded) fold.open = open; };
  addEventListener("beforeprint", () => { unfolded = [...document.querySelectorAll("article details:not([open])")]; openAll(true); });
  addEventListener("afterprint", () => openAll(false));
  arrive();
  helper.load("ics").catch(() => {});   // 3 KB that must be there without a line; who presses is told when they are not
  setInterval(() => { if (state.sent && !document.hidden) show(); }, 30000);
  document.addEventListener("visibilitychange", () => { if (state.sent && !document.hidden) show(); });
});
