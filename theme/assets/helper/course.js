// Where sent money stands on its way, and how a window divides the time: pure, no page. Says the same as
// generator/planner/course.py; tests/planner/test_course.py compares the two.

"use strict";
helper.define("course", ["clock"], ({ deadlineOf, nominal, stateOf }) => {
  const EDGE = 65, LAST = 98;
  const TOLD = ["accepted", "executed", "credited"];
  const TONES = {
    open: "open", closing: "open", depends: "depends", coming: "coming", due: "back", "should-have-come": "back", closed: "gone", unknown: "unknown",
  };

  /** The stage it has reached, "" where nobody can tell, and the lines that fit; `minutes` is null as long as no time is known. */
  const standing = ({ waits, back, goes, least, asked }, answer, minutes) => {
    const timed = minutes !== null, returned = Boolean(back) && timed && minutes >= back;
    const unsure = asked ? ["unsure"] : ["waiting", "gone"];
    if (waits === "nothing") return ["credited", ["gone"]];
    if (answer === "no" && returned) return ["", ["back"]];
    if (least && (!timed || minutes < least || answer)) {
      return [{ yes: waits, no: "sent" }[answer] || "", !timed || minutes >= least ? unsure : ["waiting"]];
    }
    if (answer === "yes") return [waits === "bank" ? waits : "credited", ["gone"]];
    if (answer === "no") return ["sent", ["waiting"]];
    if (returned) return ["", ["back", "gone"]];
    if (timed && goes) {
      if (minutes < goes) return waits === "delay" ? ["sent", ["waiting"]] : ["", unsure];
      return [waits === "delay" ? "credited" : waits, ["gone"]];
    }
    return ["", unsure];
  };

  /** Minutes after which a window is over for sure, null where it has no end in time; with the time of sending the true end. */
  const edgeOf = (action, sent = null, calendar = null) => {
    if (action.shut) return action.shut * 60;
    return sent && action.length ? (deadlineOf(action, sent, calendar) - sent) / 60000 : nominal(action) || null;
  };

  /** The stretches before and after the edge: [tone, key of its word]. */
  const stretches = (action, answers, edge) => (edge === null ? [0] : [0, edge]).map((minutes, place) => {
    const tone = TONES[stateOf(action, minutes, answers)];
    if (tone === "gone" && action.happens) return [tone, "not-coming"];
    return [tone, tone === "depends" && !place && TOLD.includes(action.until) && !(action.until in answers) ? `until-${action.until}` : tone];
  });

  /** The mark of now in per cent: even up to the edge, then ever slower, so that a year is still on the bar. */
  const placeOfNow = (minutes, edge) => Math.round(minutes < edge ? EDGE * Math.max(minutes, 0) / edge : LAST - (LAST - EDGE) * edge / minutes);

  return { standing, edgeOf, stretches, placeOfNow };
});
