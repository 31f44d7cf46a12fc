// The plan and its clock, pure: no page, no storage, no network. Says the same as generator/planner/plan.py and deadlines.py;
// tests/planner/test_agreement.py runs both over every case. Times are `Date`s in the time zone of the device.

"use strict";
helper.define("clock", [], () => {
  const QUESTIONS = ["accepted", "delay", "executed", "payee", "police_receipt"];
  const MINUTES = { minute: 1, hour: 60, day: 1440, "banking-day": 1440, month: 43200, year: 525600 };
  const FIRST = 3;
  const TODAY = 2;
  const WEEK = 3;
  const LATE = 7 * 1440;
  const NEWS = { payee: "refuses", police_receipt: "yes" };
  const AT_FIRST = { payee: "unreached", police_receipt: "no" };
  const words = text => (text || "").split(" ").filter(Boolean);

  /** One action as the page states it; `read` gives the value of an attribute or null. */
  const actionOf = read => {
    const [urgency, rank] = words(read("data-order")).map(Number);
    const when = {};
    for (const name of QUESTIONS) if (read(`data-if-${name}`)) when[name] = words(read(`data-if-${name}`));
    return {
      id: read("data-action"), urgency, rank, when, purpose: read("data-purpose"),
      answer: read("data-answer"), length: Number(read("data-length") || 0), unit: read("data-unit"),
      shut: Number(read("data-shut") || 0), kind: read("data-kind") || "act-by", happens: read("data-kind") === "happens-at",
      start: read("data-start"), until: read("data-until"), next: words(read("data-next")),
      instead: words(read("data-instead")),
    };
  };

  /** The banking days of the case's place; `from` and `to`: the days for which its holidays are published, if they are. */
  const calendarOf = read => ({
    weekend: words(read("data-weekend")).map(Number), closed: words(read("data-closed")), worked: words(read("data-worked")),
    from: read("data-from") || "", to: read("data-to") || "", zone: read("data-zone") || "",
  });

  const DAY = 86400000;
  const clocks = new Map();

  /** What the clocks of a zone show, written as if it were UTC; without a zone, those of the device. */
  const wallOf = (date, zone) => {
    if (!clocks.has(zone)) clocks.set(zone, new Intl.DateTimeFormat("en-US", {
      timeZone: zone || undefined, hourCycle: "h23", year: "numeric", month: "2-digit", day: "2-digit", hour: "2-digit", minute: "2-digit", second: "2-digit",
    }));
    const part = Object.fromEntries(clocks.get(zone).formatToParts(date).map(({ type, value }) => [type, Number(value)]));
    return new Date(Date.UTC(part.year, part.month - 1, part.day, part.hour, part.minute, part.second));
  };

  const dayOf = wall => wall.toISOString().slice(0, 10);
  const dayIn = (date, zone) => dayOf(wallOf(date, zone || ""));

  const isBankingDay = (wall, calendar) => calendar.worked.includes(dayOf(wall))
    || (!calendar.weekend.includes(wall.getUTCDay() || 7) && !calendar.closed.includes(dayOf(wall)));

  /** The same time of day so many banking days later, on the clocks of the calendar's zone. */
  const afterBankingDays = (start, length, calendar) => {
    const { zone } = calendar, wall = wallOf(start, zone);
    let days = 0;
    for (let left = length; left;) {
      days += 1;
      if (isBankingDay(new Date(wall.getTime() + days * DAY), calendar)) left -= 1;
    }
    const end = new Date(start.getTime() + days * DAY);
    return new Date(end.getTime() + (wall.getTime() + days * DAY - wallOf(end, zone)));   // summer time may have begun or ended
  };

  /** Whether the end of a window is its true day: banking days are, as long as the holidays up to there are published. */
  const isExact = (action, start, end, calendar) => action.unit !== "banking-day" || Boolean(calendar && calendar.from
    && [start, end].map(date => dayIn(date, calendar.zone)).every(day => calendar.from <= day && day <= calendar.to));

  const afterMonths = (date, months) => {
    const last = new Date(date.getFullYear(), date.getMonth() + months + 1, 0).getDate();
    return new Date(date.getFullYear(), date.getMonth() + months, Math.min(date.getDate(), last), date.getHours(), date.getMinutes());
  };

  /** When a window that starts at `start` ends; null without a length. */
  const deadlineOf = (action, start, calendar) => {
    if (!action.length) return null;
    if (action.unit === "month") return afterMonths(start, action.length);
    if (action.unit === "year") return afterMonths(start, action.length * 12);
    if (action.unit === "banking-day") return afterBankingDays(start, action.length, calendar);
    return new Date(start.getTime() + action.length * MINUTES[action.unit] * 60000);
  };

  const nominal = action => action.length * MINUTES[action.unit] || 0;
  const happened = (event, answers) => (event === "sent" ? true : event in answers ? answers[event] === "yes" : undefined);

  const BINDING = ["act-by", "happens-at"];

  /** Whether a window has an end that can be told from the moment of sending, and that changes what the reader can do. */
  const isDated = action => Boolean(action.length) && action.start === "sent" && BINDING.includes(action.kind);

  const LATER = ["accepted-by-bank", "executed", "settled", "should-have-arrived", "last-payment"];

  /** Whether a deadline starts with what banks do after the sending: it ends no sooner than counted from there. */
  const startsLater = action => Boolean(action.length) && action.kind === "act-by" && LATER.includes(action.start);

  /** Minutes for which something is due: the hour, or for longer units the day, to which a window is stated. */
  const dueFor = action => (action.unit === "minute" || action.unit === "hour" ? 60 : 1440);

  /** open · closing · depends · closed · coming · due · should-have-come · unknown, `minutes` after sending. */
  const stateOf = (action, minutes, answers = {}, sent = null, calendar = null) => {
    if (action.answer === "unknown") return "unknown";
    if ((!action.length && !action.until) || !BINDING.includes(action.kind)) return "open";
    const ended = action.until ? happened(action.until, answers) : undefined;
    if (ended || (action.shut && minutes >= action.shut * 60)) return "closed";
    const unsure = Boolean(action.until) && ended === undefined;
    if (!action.length || happened(action.start, answers) === false) return unsure ? "depends" : "open";
    const end = sent && deadlineOf(action, sent, calendar);
    const length = sent ? Math.round((end - sent) / 60000) : nominal(action);
    if (minutes >= length) {
      if (action.start !== "sent" || (action.unit === "banking-day" && !(sent && isExact(action, sent, end, calendar)))) return "depends";
      return !action.happens ? "closed" : minutes < length + dueFor(action) ? "due" : "should-have-come";
    }
    if (unsure) return "depends";
    if (action.happens) return "coming";
    return minutes * 4 >= length * 3 ? "closing" : "open";
  };

  // The parts of a plan in their order, as generator/planner/shifts.py has them: money that should be back; evidence and what will come, where a dispute is
  // next; what answers or time bring forward and what can be cancelled alone. What only a refusal opens comes last in its stage: nobody has refused yet.
  const PART = { safety: 0, back: 1, proof: 2, led: 3, usual: 4 };
  const ARRIVED = ["due", "should-have-come"];
  const isClaimable = ({ action, state }) => action.purpose === "claim" && (state === "open" || state === "closing");
  const partOf = (entry, answers, overtaken) => {
    const { action, state, open } = entry;
    if (!action.urgency) return PART.safety;
    if (ARRIVED.includes(state) && !open.length) return PART.back;
    if (entry.late) return PART.usual;
    if (answers.payee === NEWS.payee && (action.purpose === "proof" || (state === "coming" && !open.length))) return PART.proof;
    const news = Object.keys(NEWS).filter(name => answers[name] === NEWS[name]);
    const led = (overtaken && isClaimable(entry)) || (action.urgency <= WEEK && news.some(name => (action.when[name] || []).includes(NEWS[name])));
    const own = action.purpose === "cancel" && state !== "closed" && (news.length || (overtaken && !open.length));
    return led || own ? PART.led : PART.usual;
  };
  const order = ({ action, state, open, part, late }) => [state === "closed" ? 1 : 0, part, late ? Math.max(action.urgency, TODAY) : action.urgency,
    late || open.includes("payee") ? 1 : 0, action.urgency, action.rank, (BINDING.includes(action.kind) && nominal(action)) || 1e9];
  const compare = (one, other) => {
    const [left, right] = [order(one), order(other)];
    const place = left.findIndex((value, at) => value !== right[at]);
    return place >= 0 ? left[place] - right[place] : one.action.id < other.action.id ? -1 : 1;
  };

  /**
   * The ordered plan: `{action, state, open, part, late, moved}`, `open` naming the conditions not answered yet, `late` what time has
   * put behind the claims, `moved` what stands elsewhere than its urgency says. Left out is what the answers rule out, and what an open action replaces once the answers say that it holds, or
   * it holds at first. The first steps lead.
   */
  const plan = (actions, answers = {}, minutes = 0, sent = null, calendar = null) => {
    const possible = actions.filter(({ when }) => Object.keys(when).every(name => !(name in answers) || when[name].includes(answers[name])))
      .map(action => ({
        action, state: stateOf(action, minutes, answers, sent, calendar),
        open: QUESTIONS.filter(name => name in action.when && !(name in answers) && !action.when[name].includes(AT_FIRST[name])),
      }));
    const replaced = possible.filter(({ action, state }) => state !== "closed" && Object.keys(action.when)
      .every(name => name in answers || action.when[name].includes(AT_FIRST[name]))).flatMap(({ action }) => action.instead);
    const kept = possible.filter(({ action }) => !replaced.includes(action.id));
    const overtaken = minutes >= LATE && kept.some(isClaimable);
    for (const entry of kept) {
      entry.late = overtaken && entry.action.purpose === "stop";
      entry.part = partOf(entry, answers, overtaken);
      entry.moved = entry.late || ![PART.safety, PART.usual].includes(entry.part);
    }
    const ordered = kept.sort(compare), first = firstOf(ordered);
    return [...first, ...ordered.filter(entry => !first.includes(entry))];
  };

  const usable = entries => entries.filter(entry => entry.state !== "closed");

  const waits = entry => entry.open.some(name => name in AT_FIRST);

  /** The first three open actions for today, or brought forward; later ones only where nothing else is open; those that wait for an answer come last. */
  const firstOf = entries => {
    const all = usable(entries);
    const soon = all.filter(({ action, part }) => action.urgency <= TODAY || part === PART.led);
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

  /** The day alone, as it is in a zone: banks close before midnight, so nobody should wait for the minute. */
  const spokenDay = (date, lang, now, zone) => new Intl.DateTimeFormat(lang, {
    timeZone: zone || undefined, month: "short", day: "numeric", weekday: "short",
    year: wallOf(date, zone).getUTCFullYear() === wallOf(now, zone).getUTCFullYear() ? undefined : "numeric",
  }).format(date);

  /** Minutes → days, hours, minutes: the two largest that are not zero. */
  const split = minutes => {
    const parts = [["day", Math.floor(minutes / 1440)], ["hour", Math.floor(minutes / 60) % 24], ["minute", minutes % 60]];
    const from = parts.findIndex(([, count]) => count);
    return from < 0 ? [] : parts.slice(from, from + 2).filter(([, count]) => count);
  };

  return { actionOf, calendarOf, dayIn, deadlineOf, isDated, isExact, nominal, startsLater, stateOf, plan, firstOf, nextBest, spoken, spokenDay, split };
});
