// The one script a page asks for. It fetches the parts whose place it finds on the page, after the page itself is there.

const PARTS = {
  "[data-plan]": "./plan.js",
  "[data-checklist]": "./checklist.js",
  "[data-letter]": "./letters.js",
  "#helper-tree": "./questions.js",
  "[data-storage-list]": "./storage.js",
};

for (const [place, part] of Object.entries(PARTS)) if (document.querySelector(place)) import(part).catch(() => document.documentElement.classList.remove("z-live"));
