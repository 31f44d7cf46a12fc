// The plan and its clock, pure: no page, no storage, no network. Says the same as generator/planner/plan.py and windows.py;
// tests/planner/test_agreement.py runs both over every case. Times are `Date`s in the time zone of the device.

"use strict";
helper.define("clock", [], () => {
  const QUESTIONS = ["accepted", "delay", "executed", "payee", "police_receipt"];
  const MINUTES = { minute: 1, hour: 60, day: 1440, "banking-day": 1440, month: 43200, year: 525600 };
  const FIRST = 3;
  const TODAY = 2;
  const AT_FIRST = { payee: "unreached", police_receipt: "no" };
  const words = text => (text || "").split(" ").filter(Boolean);

  /** One action as the page states it; `read` gives the value of an attribute or null. */
  const actionOf = read => {
    const [urgency, rank] = words(read("data-order")).map(Number);
    const when = {};
    for (const name of QUESTIONS) if (read(`data-if-${name}`)) when[name] = words(read(`data-if-${name}`));
    return {
      id: read("data-action"), urgency, rank, when,
      answer: read("data-answer"), length: Number(read("data-length") || 0), unit: read("data-unit"),
      shut: Number(read("data-shut") || 0), happens: read("data-kind") === "happens-at",
      start: read("data-start"), until: read("data-until"), next: words(read("data-next")),
      instead: words(read("data-instead")),
    };
  };

  /** The banking days of the case's place. */
  const calendarOf = read => ({
    weekend: words(read("data-weekend")).map(Number), closed: words(read("data-closed")), worked: words(read("data-worked")),
  });

  const two = number => String(number).padStart(2, "0");
  const dayOf = date => `${date.getFullYear()}-${two(date.getMonth() + 1)}-${two(date.getDate())}`;

  const isBankingDay = (date, calendar) => calendar.worked.includes(dayOf(date))
    || (!calendar.weekend.includes(date.getDay() || 7) && !calendar.closed.includes(dayOf(date)));

  const afterMonths = (date, months) => {
    const last = new Date(date.getFullYear(), date.getMonth() + months + 1, 0).getDate();
    return new Date(date.getFullYear(), date.getMonth() + months, Math.min(date.getDate(), last), date.getHours(), date.getMinutes());
  };

  /** When a window that starts at `start` ends; null without a length. */
  const deadlineOf = (action, start, calendar) => {
    if (!action.length) return null;
    if (action.unit === "month") return afterMonths(start, action.length);
    if (action.unit === "year") return afterMonths(start, action.length * 12);
    if (action.unit !== "banking-day") return new Date(start.getTime() + action.length * MINUTES[action.unit] * 60000);
    const moment = new Date(start);
    for (let left = action.length; left;) {
      moment.setDate(moment.getDate() + 1);
      if (isBankingDay(moment, calendar)) left -= 1;
    }
    return moment;
  };

  const nominal = action => action.length * MINUTES[action.unit] || 0;
  const happened = (event, answers) => (event === "sent" ? true : event in answers ? answers[event] === "yes" : undefined);

  /** open · closing · depends · closed · coming · due · unknown, `minutes` after sending. */
  const stateOf = (action, minutes, answers = {}, sent = null, calendar = null) => {
    if (action.answer === "unknown") return "unknown";
    if (!action.length && !action.until) return "open";
    const ended = action.until ? happened(action.until, answers) : undefined;
    if (ended || (action.shut && minutes >= action.shut * 60)) return "closed";
    const unsure = Boolean(action.until) && ended === undefined;
    if (!action.length || happened(action.start, answers) === false) return unsure ? "depends" : "open";
    const length = sent ? Math.round((deadlineOf(action, sent, calendar) - sent) / 60000) : nominal(action);
    if (minutes >= length) return action.start !== "sent" || action.unit === "banking-day" ? "depends" : action.happens ? "due" : "closed";
    if (unsure) return "depends";
    if (action.happens) return "coming";
    return minutes * 4 >= length * 3 ? "closing" : "open";
  };

  // Money that should be back comes right behind safety. What only a refusal opens comes last in its stage: nobody has refused yet.
  const isBack = entry => entry.state === "due" && !entry.open.length;
  const order = entry => [entry.state === "closed" ? 1 : 0, entry.action.urgency && (isBack(entry) ? 1 : 2), entry.action.urgency, entry.open.includes("payee") ? 1 : 0, entry.action.rank, nominal(entry.action) || 1e9];
  const compare = (one, other) => {
    const [left, right] = [order(one), order(other)];
    const place = left.findIndex((value, at) => value !== right[at]);
    return place >= 0 ? left[place] - right[place] : one.action.id < other.action.id ? -1 : 1;
  };

  /**
   * The ordered plan: `{action, state, open}`, `open` naming the conditions not answered yet. Left out is what the answers rule out,
   * and what an open action replaces once the answers say that it holds.
   */
  const plan = (actions, answers = {}, minutes = 0, sent = null, calendar = null) => {
    const possible = actions.filter(({ when }) => Object.keys(when).every(name => !(name in answers) || when[name].includes(answers[name])))
      .map(action => ({
        action, state: stateOf(action, minutes, answers, sent, calendar),
        open: QUESTIONS.filter(name => name in action.when && !(name in answers) && !action.when[name].includes(AT_FIRST[name])),
      }));
    const replaced = possible.filter(({ action, state }) => state !== "closed" && Object.keys(action.when).every(name => name in answers))
      .flatMap(({ action }) => action.instead);
    return possible.filter(({ action }) => !replaced.includes(action.id)).sort(compare);
  };

  const usable = entries => entries.filter(entry => entry.state !== "closed");

  const waits = entry => entry.open.some(name => name in AT_FIRST);

  /** The first three open actions for today, later ones only where nothing else is open; those that wait for an answer come last. */
  const firstOf = entries => {
    const all = usable(entries);
    const soon = all.filter(({ action }) => action.urgency <= TODAY);
    const left = soon.length ? soon : all;
    return [...left.filter(entry => !waits(entry)), ...left.filter(waits)].slice(0, FIRST);
  };

  /** Where to turn when an action is closed: its own next best that is open in this plan, else the plan's first; "" for none. */
  const nextBest = (action, entries) => {
    const left = usable(entries).map(entry => entry.action.id).filter(id => id !== action.id);
    return action.next.find(id => left.includes(id)) || left[0] || "";
  };

  /** `11月24日 00:05`, `Nov 24, 00:05`, with the year where it is not that of `now`. Never 24:05, which older browsers make of midnight. */
  const spoken = (date, lang, now) => new Intl.DateTimeFormat(lang, {
    year: date.getFullYear() === now.getFullYear() ? undefined : "numeric",
    month: "short", day: "numeric", hour: "2-digit", minute: "2-digit", hourCycle: "h23",
  }).format(date);

  /** Minutes → days, hours, minutes: the two largest that are not zero. */
  const split = minutes => {
    const parts = [["day", Math.floor(minutes / 1440)], ["hour", Math.floor(minutes / 60) % 24], ["minute", minutes % 60]];
    const from = parts.findIndex(([, count]) => count);
    return from < 0 ? [] : parts.slice(from, from + 2).filter(([, count]) => count);
  };

  return { actionOf, calendarOf, deadlineOf, plan, firstOf, nextBest, spoken, split };
});
