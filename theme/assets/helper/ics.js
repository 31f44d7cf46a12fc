// Deadlines as an iCalendar file (RFC 5545), made on the device. Pure.

"use strict";
helper.define("ics", ["clock"], ({ dayIn, deadlineOf, isDated }) => {
  /** Deadlines still ahead, soonest first: `{id, until, happens, day}`; `day` is the date of one that ends with a banking day. */
  const deadlines = (entries, sent, calendar, now) => entries
    .filter(entry => sent && entry.state !== "closed" && entry.state !== "unknown" && isDated(entry.action))
    .map(({ action }) => {
      const until = deadlineOf(action, sent, calendar);
      return { id: action.id, happens: action.happens, until, day: action.unit === "banking-day" ? dayIn(until, calendar && calendar.zone) : "" };
    })
    .filter(due => due.until > now)
    .sort((one, other) => one.until - other.until);

  const stamp = date => date.toISOString().replace(/[-:]/g, "").replace(/\.\d+/, "");
  const plain = day => day.replace(/-/g, "");
  const after = day => new Date(Date.parse(day) + 86400000).toISOString().slice(0, 10);

  /** When it is: a quarter of an hour, since a file without an end is refused by some calendars; or the whole day, where only the day counts. */
  const times = due => (due.day ? [`DTSTART;VALUE=DATE:${plain(due.day)}`, `DTEND;VALUE=DATE:${plain(after(due.day))}`]
    : [`DTSTART:${stamp(due.until)}`, `DTEND:${stamp(new Date(due.until.getTime() + 900000))}`]);

  /** A text as the format demands it; control characters are left out. */
  const escaped = text => text.replace(/[\\;,]/g, sign => `\\${sign}`).replace(/\r\n?|\n/g, "\\n").replace(/[\0-\x08\x0b-\x1f\x7f]/g, "");

  /** Lines of at most 75 bytes. */
  const fold = line => {
    const encoder = new TextEncoder();
    let folded = "", size = 0;
    for (const character of line) {
      const bytes = encoder.encode(character).length;
      if (size + bytes > 75) {
        folded += "\r\n ";
        size = 1;
      }
      folded += character;
      size += bytes;
    }
    return folded;
  };

  /** Two alarms for each deadline: an hour or a day before, and ten minutes before or at nine of a last day. What comes by itself rings once. */
  const alarms = (due, now) => {
    const minutes = (due.until - now) / 60000;
    const early = minutes > 2880 ? "-P1D" : minutes > 120 ? "-PT1H" : "";
    const atLast = due.day ? "PT9H" : "PT0M";
    return (due.happens ? [atLast] : due.day ? ["-P1D", atLast] : [early, minutes > 10 ? "-PT10M" : "PT0M"]).filter(Boolean).flatMap(trigger =>
      ["BEGIN:VALARM", "ACTION:DISPLAY", `TRIGGER:${trigger}`, `DESCRIPTION:${escaped(due.summary)}`, "END:VALARM"]);
  };

  /** `due`: {id, until, happens, day, summary, description}. */
  const calendarFile = (due, now) => [
    "BEGIN:VCALENDAR", "VERSION:2.0", "PRODID:-//zhuihui//helper//ZH", "CALSCALE:GREGORIAN",
    ...due.flatMap(each => [
      "BEGIN:VEVENT", `UID:${each.id}-${stamp(each.until)}@zhuihui`, `DTSTAMP:${stamp(now)}`, ...times(each), "TRANSP:TRANSPARENT",
      `SUMMARY:${escaped(each.summary)}`, `DESCRIPTION:${escaped(each.description)}`, ...alarms(each, now), "END:VEVENT",
    ]),
    "END:VCALENDAR",
  ].map(fold).join("\r\n") + "\r\n";

  return { deadlines, calendarFile };
});
