#!/usr/bin/env bash
# Guess, written before the run: a library for dates in every language knows 三天前 (three days ago), if it knows 48小时前; and a Chinese one
# reads 24小时内 and 半个月前 as times that have passed, since somebody tells what happened.
# Seen (dateparser 1.5.0, jionlp 1.5.31): dateparser reads 48小时前, 前天 and even 大前天, but neither 三天前, 十分钟前, 上周五 nor 昨晚8点: the
# numbers have to be digits. jionlp reads those, but takes 24小时内 for the 24 hours to come, and 半个月前 for any time of a fortnight that began
# a month ago.
# Matters here: "sent it three days ago" decides which windows are open; the plan asks with buttons and reads no time from words.
set -euo pipefail
work=$(mktemp -d); trap 'rm -rf "$work"' EXIT
python3 -m venv "$work/venv"
"$work/venv/bin/pip" install -q --disable-pip-version-check dateparser==1.5.0 jionlp==1.5.31 2>/dev/null
cat > "$work/try.py" <<'PY'
import contextlib
import io
import time
from datetime import datetime

with contextlib.redirect_stdout(io.StringIO()):
    import jionlp

import dateparser

now = datetime(2026, 11, 29, 15, 0)
told = {words: dateparser.parse(words, settings={"RELATIVE_BASE": now}) for words in ("48小时前", "前天", "大前天", "三天前", "十分钟前", "上周五", "昨晚8点")}
print("dateparser", {words: str(moment) for words, moment in told.items()})
assert [words for words, moment in told.items() if moment] == ["48小时前", "前天", "大前天"]
base = time.mktime(now.timetuple())
spans = {words: jionlp.parse_time(words, time_base=base)["time"] for words in ("三天前", "24小时内", "半个月前")}
print("jionlp", spans)
assert spans["三天前"][0].startswith("2026-11-26")
assert spans["24小时内"][1].startswith("2026-11-30")
assert (spans["半个月前"][0][:10], spans["半个月前"][1][:10]) == ("2026-10-30", "2026-11-14")
PY
"$work/venv/bin/python" "$work/try.py"
echo "seen as stated"
