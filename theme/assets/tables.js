// Comparison tables: find, filter by answer, sort, choose columns, put two or three rows side by side.
// The table is complete without this. The choice lives in the address (?find= &answer= &sort= &cols= &rows=), so it can be shared.
(() => {
  const make = (tag, properties = {}, ...children) => {
    const element = Object.assign(document.createElement(tag), properties);
    element.append(...children);
    return element;
  };

  // What is typed and what a cell says, in the normal form of search (`normalise` in generator/search/folding.py; a test holds the two
  // together). A table says how its own signs fold; the rest is fetched for whoever types a sign that no row has.
  const foldsScript = document.currentScript.dataset.foldsScript, folds = new Map();
  const learn = pairs => (pairs.match(/../gu) || []).forEach(([sign, folded]) => folds.set(sign, folded));
  let coming = null, whole = false;
  const fetchFolds = () => coming = coming || new Promise((resolve, reject) => {
    const script = make("script", { src: foldsScript });
    script.onload = () => { learn(script.folds); whole = true; resolve(); };
    script.onerror = () => { coming = null; reject(); };
    document.head.append(script);
  });
  const normalise = text => Array.from(text.normalize("NFKC").toLowerCase().replace(/([a-z])n['’]t(?![\p{L}\p{N}_])/gu, "$1nt"),
    sign => folds.get(sign) || sign).join("");
  const HAN = "[\u3040-\u30ff\u3400-\u9fff\uac00-\ud7af]", isHan = sign => new RegExp(HAN).test(sign);
  const AFTER_HAN = new RegExp(`(${HAN})\\s+`, "g"), BEFORE_HAN = new RegExp(`\\s+(?=${HAN})`, "g");
  // Blanks beside a Han sign do not count, nor what stands between a number and its unit: 24小时, 24 小时; 24-hour, 24 hours.
  const joined = text => text.replace(AFTER_HAN, "$1").replace(BEFORE_HAN, "").replace(/(\d)[\s-]+(?=[a-z])/g, "$1");
  // A blank that somebody types parts two words, each of which must be there, unless a unit follows a number: 微信 24 小时.
  const UNIT = /(\d)(?:\s+(?=[秒分刻小时天日周星月季年个工元块万亿千百笔次倍]|(?:sec|min|h(?:ou)?rs?\b|hour|days?\b|business|working|banking|week|month|year))|-(?=[a-z]))/g;
  const wordsOf = text => text.replace(UNIT, "$1").replace(/(\d(?:second|minute|hour|day|week|month|year))s(?![a-z])/g, "$1").split(/\s+/).filter(Boolean);
  // 5分钟 is not in 15分钟, nor in 1.5分钟, nor 000元 in 1,000元: a number begins where the number on the page does.
  const withinNumber = (before, word) => /^\d/.test(word) && (/\d\.?$/.test(before) || /^\d{3}(?!\d)/.test(word) && /\d,$/.test(before));
  const says = (text, word) => {
    let at = text.indexOf(word);
    while (at >= 0 && withinNumber(text.slice(0, at), word)) at = text.indexOf(word, at + 1);
    return at >= 0;
  };
  const LONGEST = 60;  // signs that the address takes: a story stays out of it

  function enhance(wrap, address) {
    const [find, answer, all, sort, given, columns, pick, compare, reset, count, none, wait, unread] = wrap.dataset.words.split("|");
    const table = wrap.querySelector("table"), body = table.tBodies[0];
    const heads = [...table.tHead.rows[0].cells], rows = [...body.rows];
    const ids = heads.map(head => head.dataset.col || "row");
    const key = row => row.id.slice(4);
    const cellAt = (row, place) => row.cells[Math.min(place, row.cells.length - 1)];  // one cell may stand for all columns
    learn(wrap.dataset.folds);
    const known = new Set(normalise(body.textContent));
    // What a cell says, part by part: no numbers of sources, no signs of our own. Of a row, what its shown columns say.
    const contents = new Map();
    const saidBy = cell => {
      if (!contents.has(cell)) contents.set(cell, [...cell.querySelectorAll(":scope > a:not(.z-row-link), :scope > div > *")].map(part => {
        const copy = part.cloneNode(true);
        copy.querySelectorAll(".z-marks").forEach(mark => mark.remove());
        return copy.matches(".z-marks") ? "" : joined(normalise(copy.textContent));
      }).join("\n"));
      return contents.get(cell);
    };
    const words = row => [...row.cells].filter(cell => !cell.hidden).map(saidBy).join("\n");
    const state = { find: "", answer: "", sort: "", cols: new Set(ids.slice(1)), rows: new Set() };

    // Controls
    const labelled = (text, field) => make("label", {}, text, field);
    const option = (value, text) => make("option", { value }, text);
    const box = (checked, change) => {
      const input = make("input", { type: "checkbox", checked });
      input.addEventListener("change", () => { change(input.checked); show(); });
      return input;
    };
    const query = make("input", { type: "search", autocomplete: "off" });
    const answers = make("select", {}, option("", all));
    const seen = new Map();  // answer → the words it is said with: 可以, 会, 要
    body.querySelectorAll(".z-answer").forEach(mark => {
      const value = mark.classList[1].slice(2);
      seen.set(value, (seen.get(value) || new Set()).add(mark.textContent));
    });
    seen.forEach((texts, value) => answers.append(option(value, [...texts].join(" / "))));
    const order = make("select", {}, option("", given));
    heads.forEach((head, place) => {
      const text = head.textContent;
      order.append(option(ids[place], `${text} ↑`), option(`-${ids[place]}`, `${text} ↓`));
      const button = make("button", { type: "button" });
      button.setAttribute("aria-label", `${sort} ${text}`);
      button.addEventListener("click", () => {
        state.sort = state.sort === ids[place] ? `-${ids[place]}` : ids[place];
        show();
      });
      head.append(button);
    });
    const boxes = ids.slice(1).map((id, place) => box(true, on => state.cols[on ? "add" : "delete"](id)));
    const chooser = make("details", {}, make("summary", {}, columns),
      ...boxes.map((input, place) => make("label", {}, input, heads[place + 1].textContent)));
    const picks = rows.map(row => {
      const input = box(false, on => {
        state.rows[on ? "add" : "delete"](key(row));
        side = side && state.rows.size > 1;
      });
      input.setAttribute("aria-label", `${pick} ${row.cells[0].querySelector("a").textContent}`);
      row.cells[0].append(" ", make("label", { className: "z-side-pick" }, input, pick));
      return input;
    });
    let side = false, failed = false;
    const together = make("button", { type: "button" }, compare);
    together.addEventListener("click", () => { side = true; show(); });
    const back = make("button", { type: "button" }, reset);
    back.addEventListener("click", () => {
      Object.assign(state, { find: "", answer: "", sort: "", cols: new Set(ids.slice(1)), rows: new Set() });
      side = false;
      show();
      query.focus();
    });
    const said = make("p");
    said.setAttribute("role", "status");
    // Whoever looks for something looks in the whole table. The letters of an unfinished pinyin are no question.
    const typed = ({ isComposing }) => {
      if (isComposing) return;
      state.find = query.value;
      side = false;
      look();
    };
    query.addEventListener("input", typed);
    query.addEventListener("compositionend", () => typed({ isComposing: false }));
    answers.addEventListener("change", () => { state.answer = answers.value; side = false; show(); });
    order.addEventListener("change", () => { state.sort = order.value; show(); });
    wrap.previousElementSibling.append(
      labelled(find, query), labelled(answer, answers), labelled(sort, order), chooser, together, back, said);

    async function look() {
      const asked = state.find;
      failed = false;
      if (!whole && Array.from(normalise(asked)).some(sign => isHan(sign) && !known.has(sign))) {
        said.textContent = wait;
        await fetchFolds().catch(() => { failed = true; });
        if (asked !== state.find) return;
      }
      show();
    }

    function show() {
      const place = ids.indexOf(state.sort.replace(/^-/, "")), turn = state.sort[0] === "-" ? -1 : 1;
      const value = row => cellAt(row, place).dataset.sort || cellAt(row, place).textContent;
      const sorted = place < 0 ? rows
        : [...rows].sort((one, two) => turn * value(one).localeCompare(value(two), document.documentElement.lang, { numeric: true }));
      const wanted = wordsOf(normalise(state.find));
      let shown = 0;
      // A row that moves loses the focus inside it, so rows move only when their order changes.
      if (sorted.some((row, at) => body.rows[at] !== row)) body.append(...sorted);
      for (const row of sorted) {
        if (row.cells.length < ids.length) row.cells[1].colSpan = state.cols.size || 1;
        else [...row.cells].forEach((cell, at) => { cell.hidden = at > 0 && !state.cols.has(ids[at]); });
        row.hidden = side ? !state.rows.has(key(row))
          : !wanted.every(word => says(words(row), word)) || Boolean(state.answer && !row.querySelector(`td:not([hidden]) .z-${state.answer}`));
        shown += !row.hidden;
      }
      heads.forEach((head, at) => {
        head.hidden = at > 0 && !state.cols.has(ids[at]);
        if (at === place) head.setAttribute("aria-sort", turn > 0 ? "ascending" : "descending");
        else head.removeAttribute("aria-sort");
      });
      picks.forEach((input, at) => {
        input.checked = state.rows.has(key(rows[at]));
        input.disabled = !input.checked && state.rows.size > 2;
      });
      boxes.forEach((input, at) => { input.checked = state.cols.has(ids[at + 1]); });
      if (query.value !== state.find) query.value = state.find;
      answers.value = state.answer;
      order.value = state.sort;
      together.disabled = side || state.rows.size < 2;
      back.disabled = !side && !state.rows.size && sorted === rows && shown === rows.length && state.cols.size === ids.length - 1;
      wrap.classList.toggle("z-side", side);
      body.style.setProperty("--rows", state.cols.size + 1);
      const message = (shown ? count : failed ? unread : none).replace("{shown}", shown).replace("{total}", rows.length);
      if (said.textContent !== message) said.textContent = message;
      said.classList.toggle("z-none", !shown);
      if (address) remember();
    }

    function remember() {
      const url = new URL(location);
      const put = (name, value) => (value ? url.searchParams.set(name, value) : url.searchParams.delete(name));
      put("find", state.find.length > LONGEST ? "" : state.find);
      put("answer", state.answer);
      put("sort", state.sort);
      put("cols", state.cols.size < ids.length - 1 ? [...state.cols].join() : "");
      put("rows", [...state.rows].join());
      if (url.href !== location.href) try { history.replaceState(null, "", url); } catch { /* a page opened from a disk */ }
    }

    if (address) {
      const asked = new URL(location).searchParams, list = (name, known) => (asked.get(name) || "").split(",").filter(id => known.includes(id));
      state.find = asked.get("find") || "";
      if (seen.has(asked.get("answer"))) state.answer = asked.get("answer");
      if (ids.includes((asked.get("sort") || "").replace(/^-/, ""))) state.sort = asked.get("sort");
      if (list("cols", ids.slice(1)).length) state.cols = new Set(list("cols", ids.slice(1)));
      state.rows = new Set(list("rows", rows.map(key)).slice(0, 3));
      side = state.rows.size > 1;
    }
    show();
    if (state.find) look();
  }

  document.querySelectorAll("[data-filters]").forEach((wrap, place) => enhance(wrap, place === 0));
})();
