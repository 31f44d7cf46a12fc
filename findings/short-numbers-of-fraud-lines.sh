#!/usr/bin/env bash
# Guess, written before the run: libphonenumber's list of short numbers has the national lines against scams, for they are printed everywhere;
# and it takes a longer number that begins with 110 for what it is, no emergency call.
# Seen (phonenumbers 9.0.43): it knows 96110, 18222 and 159, but calls invalid 1394 (Korea), 997 (Malaysia), 1326 (Philippines), 157 (Indonesia),
# 1441 (Thailand), 1930 (India), 993 (Macau), 188 (Japan) and 333 (Kenya). Of the police's text line of the mainland it knows the 12110 alone,
# not 12110 with the three digits of the area, which is what people have to type. And 11012345678 in the mainland "connects to emergency".
# Matters here: numbers are judged against our register and their sources; this library may shape them in tests, never decide what is real.
set -euo pipefail
work=$(mktemp -d); trap 'rm -rf "$work"' EXIT
python3 -m venv "$work/venv"
"$work/venv/bin/pip" install -q --disable-pip-version-check phonenumbers==9.0.43 2>/dev/null
cat > "$work/try.py" <<'PY'
import phonenumbers
from phonenumbers import shortnumberinfo

LINES = {"CN": ("96110", "12110", "12110023"), "HK": ("18222",), "GB": ("159",), "KR": ("112", "1394"), "MY": ("999", "997"), "PH": ("1326",),
         "ID": ("157",), "TH": ("1441",), "IN": ("1930",), "MO": ("999", "993"), "JP": ("188",), "KE": ("333",)}
known, unknown = [], []
for region, numbers in LINES.items():
    for number in numbers:
        parsed = phonenumbers.parse(number, region)
        (known if shortnumberinfo.is_valid_short_number_for_region(parsed, region) else unknown).append(f"{region} {number}")
print("known:", known)
print("invalid:", unknown)
assert unknown == ["CN 12110023", "KR 1394", "MY 997", "PH 1326", "ID 157", "TH 1441", "IN 1930", "MO 993", "JP 188", "KE 333"]
assert shortnumberinfo.connects_to_emergency_number("11012345678", "CN")
assert not shortnumberinfo.is_emergency_number("11012345678", "CN")
print("11012345678 connects to an emergency number in CN")
PY
"$work/venv/bin/python" "$work/try.py"
echo "seen as stated"
