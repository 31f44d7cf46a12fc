#!/usr/bin/env bash
# Guess, written before the run: a library that writes payment codes (PromptPay of Thailand, the SEPA code of the EPC) refuses a telephone
# number without its leading zero, an IBAN whose check digits are wrong, and takes every amount up to the limit that its message names.
# Seen (promptpay 1.1.9, segno 1.6.6): promptpay writes a code for 812345678 that names another receiver (0000812345678 instead of
# 0066812345678), and one for an amount of 0.001 that asks for 0.00; both scan as sound codes, their checksum being right. segno takes an IBAN
# with check digits 00, and refuses 999999999.99, although its message says that this is allowed.
# Matters here: a code that scans proves nothing about who gets the money.
set -euo pipefail
work=$(mktemp -d); trap 'rm -rf "$work"' EXIT
python3 -m venv "$work/venv"
"$work/venv/bin/pip" install -q --disable-pip-version-check promptpay==1.1.9 segno==1.6.6 2>/dev/null
cat > "$work/try.py" <<'PY'
from promptpay import qrcode
from segno import helpers

sound, shorter = qrcode.generate_payload("0812345678"), qrcode.generate_payload("812345678")
print(sound, shorter, sep="\n")
assert "01130066812345678" in sound and "01130000812345678" in shorter
assert "54040.00" in qrcode.generate_payload("0812345678", 0.001)
print("EPC code with a wrong IBAN:", helpers.make_epc_qr(name="A", iban="DE00370400440532013000", amount=1, text="x").designator)
try:
    helpers.make_epc_qr(name="A", iban="DE89370400440532013000", amount=999999999.99, text="x")
except ValueError as error:
    print(error)
    assert "less or equal 999999999.99" in str(error)
else:
    raise SystemExit("the limit is allowed now")
PY
"$work/venv/bin/python" "$work/try.py"
echo "seen as stated"
