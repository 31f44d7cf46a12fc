// Where the money is now: “you are here” on its way, the mark of now on the bar of time, and the line that fits what is known.

"use strict";
helper.define("where", ["clock", "course", "page"], ({ actionOf, calendarOf }, { edgeOf, placeOfNow, standing, stretches }, { follow, words, write }) => {
  const block = document.querySelector("[data-where]");
  const number = name => Number(block.getAttribute(`data-${name}`) || 0);
  const course = { waits: block.getAttribute("data-waits"), back: number("back"), goes: number("goes"), least: number("least"), asked: block.hasAttribute("data-event") };
  const event = block.getAttribute("data-event");
  const bar = block.querySelector("[data-bar]"), action = bar && actionOf(name => bar.getAttribute(name));
  const list = document.querySelector("[data-plan]"), calendar = list && calendarOf(name => list.getAttribute(name));

  const showCourse = (answers, minutes) => {
    const [stage, lines] = standing(course, answers[event] || "", minutes);
    for (const item of block.querySelectorAll("[data-stage]")) {
      if (item.getAttribute("data-stage") === stage) item.setAttribute("aria-current", "step");
      else item.removeAttribute("aria-current");
    }
    for (const line of block.querySelectorAll("[data-line]")) line.classList.toggle("z-fits", lines.includes(line.getAttribute("data-line")));
  };

  const showBar = (answers, minutes, sent) => {
    const edge = edgeOf(action, sent, calendar);
    const parts = bar.querySelectorAll(".z-part"), said = bar.querySelectorAll(".z-span-words>span");
    stretches(action, answers, edgeOf(action)).forEach(([tone, word], place) => {
      parts[place].setAttribute("class", `z-part z-part-${tone}`);
      said[place].className = `z-said z-said-${tone}`;
      write(said[place].querySelector("b"), words[`where-${word}`]);
    });
    const now = bar.querySelector(".z-now"), at = minutes === null || edge === null ? null : placeOfNow(minutes, edge);
    now.setAttribute("visibility", at === null ? "hidden" : "visible");
    if (at === null) return;
    for (const name of ["x1", "x2"]) now.firstElementChild.setAttribute(name, `${at}%`);
    now.lastElementChild.setAttribute("x", `${at}%`);
    now.lastElementChild.setAttribute("dx", at < 50 ? 6 : -6);
    now.lastElementChild.setAttribute("text-anchor", at < 50 ? "start" : "end");
  };

  follow(({ sent, minutes, answers }) => {
    const known = sent ? minutes : null;
    if (course.waits) showCourse(answers, known);
    if (bar) showBar(answers, known, sent);
  });
});
