// Deadlines as an iCalendar file (RFC 5545), made on the device. Pure.

"use strict";
helper.define("ics", ["clock"], ({ deadlineOf }) => {
  /** Deadlines still ahead: `{id, until, happens}`, soonest first. */
  const deadlines = (entries, sent, calendar, now) => entries
    .filter(entry => sent && entry.state !== "closed" && entry.state !== "unknown" && entry.action.start === "sent" && entry.action.length)
    .map(entry => ({ id: entry.action.id, happens: entry.action.happens, until: deadlineOf(entry.action, sent, calendar) }))
    .filter(due => due.until > now)
    .sort((one, other) => one.until - other.until);

  const stamp = date => date.toISOString().replace(/[-:]/g, "").replace(/\.\d+/, "");
  const escaped = text => text.replace(/[\\;,]/g, sign => `\\${sign}`).replace(/\r\n?|\n/g, "\\n");

  /** No line is longer than 75 bytes; a character is never cut. */
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

  /** Two alarms for each deadline: one early (an hour or a day before), one ten minutes before. What comes by itself rings when it comes. */
  const alarms = (due, now) => {
    const minutes = (due.until - now) / 60000;
    const early = minutes > 2880 ? "-P1D" : minutes > 120 ? "-PT1H" : "";
    return (due.happens ? ["PT0M"] : [early, minutes > 10 ? "-PT10M" : "PT0M"]).filter(Boolean).flatMap(trigger =>
      ["BEGIN:VALARM", "ACTION:DISPLAY", `TRIGGER:${trigger}`, `DESCRIPTION:${escaped(due.summary)}`, "END:VALARM"]);
  };

  /** `due`: {id, until, happens, summary, description}. */
  const calendarFile = (due, now) => [
    "BEGIN:VCALENDAR", "VERSION:2.0", "PRODID:-//zhuihui//helper//ZH", "CALSCALE:GREGORIAN",
    ...due.flatMap(each => [
      "BEGIN:VEVENT", `UID:${each.id}-${stamp(each.until)}@zhuihui`, `DTSTAMP:${stamp(now)}`, `DTSTART:${stamp(each.until)}`,
      `SUMMARY:${escaped(each.summary)}`, `DESCRIPTION:${escaped(each.description)}`, ...alarms(each, now), "END:VEVENT",
    ]),
    "END:VCALENDAR",
  ].map(fold).join("\r\n") + "\r\n";

  return { deadlines, calendarFile };
});
