// Runs the shipped engine over a built index: node ask.js <engine.js> <index folder> < questions.json > answers.json
// A question is {q, language, wanted?}; an answer tells what was found, what was read, and how long it took.
"use strict";
const fs = require("node:fs"), path = require("node:path"), vm = require("node:vm"), zlib = require("node:zlib");

const [engine, folder] = process.argv.slice(2);
const context = vm.createContext({console, performance});
vm.runInContext(fs.readFileSync(engine, "utf8"), context, {filename: engine});

let fetched = [];
const sizes = new Map();
const read = async name => {
  const text = fs.readFileSync(path.join(folder, name), "utf8");
  if (!sizes.has(name)) sizes.set(name, zlib.gzipSync(text, {level: 6}).length + 250);
  fetched.push(name);
  let content = "";
  vm.runInNewContext(text, {load: (_, value) => { content = value; }});
  return content;
};

(async () => {
  const questions = JSON.parse(fs.readFileSync(0, "utf8")), answers = [];
  const cold = process.env.COLD === "1";
  let search = await context.createZhuihuiSearch(read);
  for (const {q, language, wanted} of questions) {
    if (cold) { fetched = []; search = await context.createZhuihuiSearch(read); }
    const start = performance.now();
    const found = await search.search(q, language || "zh", wanted || {});
    const first = performance.now() - start, again = performance.now();
    await search.search(q, language || "zh", wanted || {});
    const warm = performance.now() - again;
    const brief = item => ({uri: item.uri, title: item.title, kind: item.facts.kind, coverage: +item.coverage.toFixed(2), value: +item.value.toFixed(2),
      anchor: item.best ? item.best.anchor : "", lit: item.hit.includes(true) || !!(item.best && (item.best.hit.includes(true) || item.best.headingHit.includes(true))) || !!item.alias});
    answers.push({q, items: found.items.map(brief), weak: found.weak, total: found.total, elsewhere: found.elsewhere, corrected: found.corrected, near: found.near.map(brief), rescues: found.rescues.map(brief),
      answers: found.answers.map(item => ({type: item.type, ...brief(item)})), first, warm, bytes: cold ? [...new Set(fetched)].reduce((sum, name) => sum + sizes.get(name), 0) : 0, files: cold ? new Set(fetched).size : 0});
  }
  fs.writeSync(1, JSON.stringify(answers));
})().catch(error => { console.error(error); process.exit(1); });
