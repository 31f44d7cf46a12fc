#!/usr/bin/env bash
# Guess, written before the run: libraries that give the sounds of Chinese words, made apart in Python and JavaScript, err on different words,
# so that one can check the other; and the one without phrases is the worst.
# Seen (pypinyin 0.55.0, pinyin-pro 3.29.4, xpinyin 0.7.7): the first two err alike on the words of banking: 还款 "hai kuan" (huan kuan),
# 跨行转账 "kua xing" (kua hang), 发卡行 "fa qia xing" (fa ka hang), 转重了 "zhuan zhong le" (zhuan chong le), 没收到 "mo shou dao" (mei shou
# dao). The plain one without phrases has 还款 and 没收到 right, since the commonest reading of a sign happens to be the one.
# Matters here: who types huankuan or kuahang finds nothing where only one of these files the words; readings of this field need a table
# of their own, written by hand, and no library can test it.
set -euo pipefail
work=$(mktemp -d); trap 'rm -rf "$work"' EXIT
python3 -m venv "$work/venv"
"$work/venv/bin/pip" install -q --disable-pip-version-check pypinyin==0.55.0 xpinyin==0.7.7 2>/dev/null
npm install --silent --prefix "$work" pinyin-pro@3.29.4 >/dev/null
cat > "$work/try.py" <<'PY'
import sys

from pypinyin import lazy_pinyin
from xpinyin import Pinyin

words = sys.argv[1:]
print("|".join(" ".join(lazy_pinyin(word)) for word in words))
print("|".join(Pinyin().get_pinyin(word, " ") for word in words))
PY
cat > "$work/try.mjs" <<'JS'
import { pinyin } from "pinyin-pro";
console.log(process.argv.slice(2).map((word) => pinyin(word, { toneType: "none" })).join("|"));
JS
words=(还款 跨行转账 发卡行 转重了 没收到)
seen=$(cd "$work" && venv/bin/python try.py "${words[@]}" && node try.mjs "${words[@]}")
echo "$seen"
alike="hai kuan|kua xing zhuan zhang|fa qia xing|zhuan zhong le|mo shou dao"
[ "$(sed -n 1p <<<"$seen")" = "$alike" ]
[ "$(sed -n 3p <<<"$seen")" = "$alike" ]
[ "$(sed -n 2p <<<"$seen")" = "huan kuan|kua xing zhuan zhang|fa qia xing|zhuan zhong le|mei shou dao" ]
echo "seen as stated"
