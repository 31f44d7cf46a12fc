// Runs the shipped engine over a built index. Node: node ask.js <engine.js> <index folder> < questions.json > answers.json
// Chromium: both scripts on a blank page, then `askAll`. A question is {q, language, wanted?}; an answer tells what was
// found, how long it took, and with `cold` what was read for this question alone.
"use strict";

const brief = item => ({
  uri: item.uri, title: item.title, kind: item.facts.kind, coverage: +item.coverage.toFixed(2), value: +item.value.toFixed(2), anchor: item.best ? item.best.anchor : "",
  lit: item.hit.includes(true) || !!item.alias || !!item.best && (item.best.hit.includes(true) || item.best.headingHit.includes(true)),
});

// `files`: name → text; `sizes`: name → bytes as sent.
async function askAll({questions, files, sizes, cold, rounds = 3}) {
  let fetched = new Set(), search = null;
  const answers = [], read = async name => {
    const text = files[name].trim();
    fetched.add(name);
    return JSON.parse(`[${text.slice(5, -1)}]`)[1];
  };
  for (const {q, language, wanted} of questions) {
    if (cold || !search) {
      fetched = new Set();
      search = await createZhuihuiSearch(read);
    }
    const start = performance.now(), found = await search.search(q, language || "zh", wanted || {}), between = performance.now();
    const read_ = cold ? [...fetched] : [];
    let warm = Infinity;  // the best of `rounds`: the rest is the machine's neighbours
    for (let i = 0, from = performance.now(); i < (cold ? 1 : rounds); i++, from = performance.now()) {
      await search.search(q, language || "zh", wanted || {});
      warm = Math.min(warm, performance.now() - from);
    }
    answers.push({
      q, items: found.items.map(brief), weak: found.weak, total: found.total, elsewhere: found.elsewhere, corrected: found.corrected,
      terms: search.analyse(q).terms.map(({term}) => term), near: found.near.map(brief), fallbacks: found.fallbacks.map(brief), answers: found.answers.map(item => ({type: item.type, number: item.verdict.number, ...brief(item)})),
      first: between - start, warm: rounds ? warm : between - start, bytes: read_.reduce((sum, name) => sum + sizes[name], 0), files: read_.length,
    });
  }
  return answers;
}

if (typeof process === "object" && process.argv) {
  const fs = require("node:fs"), path = require("node:path"), vm = require("node:vm"), zlib = require("node:zlib");
  const [engine, folder] = process.argv.slice(2), files = {}, sizes = {}, names = fs.readdirSync(folder).filter(name => name.endsWith(".js"));
  for (const name of names) {
    files[name] = fs.readFileSync(path.join(folder, name), "utf8");
    sizes[name] = process.env.COLD === "1" ? zlib.gzipSync(files[name], {level: 6}).length + 250 : 0;
  }
  vm.runInThisContext(fs.readFileSync(engine, "utf8"), {filename: engine});
  askAll({questions: JSON.parse(fs.readFileSync(0, "utf8")), files, sizes, cold: process.env.COLD === "1", rounds: +(process.env.ROUNDS || 3)})
    .then(answers => fs.writeSync(1, JSON.stringify(answers)), error => { console.error(error); process.exit(1); });
}
