#!/usr/bin/env bash
# Guess, written before the run: a library that reads Chinese sums as people say them gives 25,000 for 两万五 and 2万5, and a library that takes
# prices from text knows 万.
# Seen (jionlp 1.5.31, cn2an 0.5.24, price-parser 0.5.1): jionlp reads 两万五 as 20,005 and 2万5 as 40,010, without an error; cn2an reads both
# as 25,000, but refuses 三点五万 and ends with a KeyError on 一亿二; price-parser takes 2.5 from 2.5万元, ten thousand times too little, and
# gives USDT the currency USD.
# Matters here: a victim writes 两万五 where a threshold of 3,000 or 30,000 decides; the site reads no sum from a story and compares none.
set -euo pipefail
work=$(mktemp -d); trap 'rm -rf "$work"' EXIT
python3 -m venv "$work/venv"
"$work/venv/bin/pip" install -q --disable-pip-version-check jionlp==1.5.31 cn2an==0.5.24 price-parser==0.5.1 2>/dev/null
cat > "$work/try.py" <<'PY'
import contextlib
import io

with contextlib.redirect_stdout(io.StringIO()):
    import jionlp

import cn2an
from price_parser import Price

read = {words: jionlp.parse_money(words)["num"] for words in ("两万五", "2万5", "三万块")}
print("jionlp", read)
assert read == {"两万五": "20005.00", "2万5": "40010.00", "三万块": "30000.00"}
assert cn2an.cn2an("两万五", "smart") == cn2an.cn2an("2万5", "smart") == 25000
for words, error in (("三点五万", ValueError), ("一亿二", KeyError)):
    try:
        print("cn2an", words, cn2an.cn2an(words, "smart"))
    except error as seen:
        print("cn2an", words, type(seen).__name__, seen)
    else:
        raise SystemExit(f"cn2an reads {words} now")
prices = {words: Price.fromstring(words) for words in ("2.5万元", "USDT 192705")}
print("price-parser", {words: (float(price.amount), price.currency) for words, price in prices.items()})
assert float(prices["2.5万元"].amount) == 2.5 and prices["USDT 192705"].currency == "USD"
PY
"$work/venv/bin/python" "$work/try.py"
echo "seen as stated"
