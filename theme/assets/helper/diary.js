// A private record of the case: steps that are done, their numbers, and the days an answer was promised for. It lives on the page
// until the reader has it kept on the device; the quick exit removes it, and what was removed is never written again by itself.

"use strict";
helper.define("diary", ["page", "memory", "address"], (
  { button, element, fill, follow, save, speaker, title, words, write }, { keep, recall }, { localTime },
) => {
  const place = document.querySelector("[data-diary]");
  const items = new Map([...document.querySelectorAll("[data-action]")].map(item => [item.getAttribute("data-action"), item]));
  const plan = (/plans\/(.+?)\/(?:index\.html)?$/.exec(location.pathname) || ["", location.pathname])[1];   // one in all languages
  const stored = () => recall("diary")[plan];
  const now = () => localTime(new Date());
  const aloud = speaker();
  let steps = {};   // action: {done: a local time, number, by: a day, note}
  let sent = "", kept = false;

  const store = () => keep("diary", { ...recall("diary"), [plan]: { sent, steps } });
  const changed = () => {
    if (stored()) store();
    show();
  };

  // Beside each step.

  const fields = new Map([...items].map(([id, item]) => {
    const change = ({ target }) => {
      steps[id] = { ...steps[id], [target.name]: target.value };
      changed();
    };
    const inputs = Object.entries({ number: "text", by: "date", note: "text" }).map(([name, type]) => element("input", { name, type, change, autocomplete: "off" }));
    const box = element("input", { type: "checkbox", change: () => {
      if (box.checked) steps[id] = { done: now() };
      else delete steps[id];
      changed();
    } });
    const more = element("div", { class: "z-diary-fields" }, ...inputs.map(input => element("label", {}, words[`diary-${input.name}`], input)));
    const line = element("div", { class: "z-diary-step" }, element("label", { class: "z-paper" }, box, words["diary-tick"]), more);
    return [id, { item, line, box, inputs, more }];
  }));

  // The panel.

  const count = element("p", { role: "status" });
  const timeline = element("ol", { class: "z-diary-line" });
  const privacy = element("p", { class: "z-quiet" });
  const keepButton = button("diary-keep", () => {
    store();
    aloud.say(words[stored() ? "diary-kept" : "diary-failed"]);
    show();
  });
  const forgetButton = button("diary-forget", () => {
    const all = recall("diary");
    delete all[plan];
    keep("diary", all);
    steps = {};
    aloud.say(words["diary-forgotten"]);
    show();
  });
  const printButton = button("diary-print", () => {
    document.documentElement.classList.add("z-print-diary");
    addEventListener("afterprint", () => document.documentElement.classList.remove("z-print-diary"), { once: true });
    print();
  });
  const ahead = () => Object.entries(steps).filter(([, step]) => step.by >= now().slice(0, 10));
  const calendarButton = button("diary-ics", async () => {
    const { calendarFile } = await helper.load("ics").catch(() => ({}));
    if (!calendarFile) return aloud.say(words["plan-ics-failed"]);
    const due = ahead().map(([id, { by, number }]) => ({ id: `answer-${id}`, day: by, until: new Date(`${by}T09:00`),
      summary: fill("diary-alarm", { action: title(items.get(id)) }), description: number || "" }));
    save("zhuihui.ics", "text/calendar", calendarFile(due, new Date()));
  });
  const panel = element("section", { class: "z-diary", "aria-labelledby": "z-diary-title" },
    element("h3", { id: "z-diary-title" }, words["diary-title"]), count, timeline, privacy, aloud.line,
    element("p", { class: "z-picks" }, keepButton, printButton, calendarButton, forgetButton));

  /** What happened and what is awaited, in the order of time; of a day, what was promised comes last. */
  const moments = () => {
    const found = sent ? [{ at: sent, text: words["diary-sent"] }] : [];
    for (const [id, { done, number, by, note }] of Object.entries(steps)) {
      const item = items.get(id);
      if (!item) continue;
      const text = title(item), more = [number && `${words["diary-number"]} ${number}`, note].filter(Boolean).join(words.join);
      found.push({ at: done, text: more ? `${text}${words.colon}${more}` : text });
      if (by) found.push({ at: by, until: `${by}T99`, text: fill("diary-due", { action: text }), late: by < now().slice(0, 10) });
    }
    return found.sort((one, other) => ((one.until || one.at) < (other.until || other.at) ? -1 : 1));
  };

  function show() {
    for (const [id, { box, inputs, more }] of fields) {
      box.checked = Boolean(steps[id]);
      more.hidden = !box.checked;
      for (const input of inputs) if (document.activeElement !== input) input.value = (steps[id] || {})[input.name] || "";
    }
    write(count, fill("diary-count", { done: Object.keys(steps).length, total: items.size }));
    timeline.replaceChildren(...moments().map(({ at, text, late }) => element("li", late ? { class: "z-late" } : {},
      element("time", { datetime: at }, at.replace("T", " ")), " ", text, ...(late ? [" ", element("b", {}, words["diary-late"])] : []))));
    kept = Boolean(stored());
    write(privacy, words[kept ? "diary-is-kept" : "diary-private"]);
    keepButton.hidden = kept;
    calendarButton.hidden = !ahead().length;
    forgetButton.hidden = printButton.hidden = !Object.keys(steps).length && !kept;
  }

  /** It was removed while this page was not looked at: by the exit, on another page or in another window. */
  const removed = () => {
    if (stored()) return;
    steps = {};
    sent = "";
    show();
  };

  const start = () => {
    for (const { item, line } of fields.values()) item.append(line);
    place.replaceChildren(panel);
    show();
    let told = "";   // no time on the page is no news: the one that is kept stays
    follow(({ sent: date }) => {
      const time = date ? localTime(date) : "";
      if (time === told) return;
      sent = told = time;
      changed();
    });
    addEventListener("pageshow", ({ persisted }) => persisted && removed());
    addEventListener("storage", () => kept && removed());
  };

  const before = stored();
  if (before) {
    ({ sent, steps } = before);
    return start();
  }
  place.replaceChildren(button("diary-start", () => {
    start();
    keepButton.focus();
  }));
});
