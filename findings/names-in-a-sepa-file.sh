#!/usr/bin/env bash
# Guess, written before the run: a library that writes SEPA files refuses a name that the scheme's characters cannot hold, or leaves the
# letters out and says so.
# Seen (sepaxml 2.7.0, with clean=True): 李雷 becomes "Li Lei", Ж becomes "Zh", ₤ becomes "L", without a word; the
# file passes its own check against the schema. The receiver's account has the name 李雷, or LI LEI, or LEI LI: what the bank's check of name and
# IBAN then says depends on a romanisation that the payer never saw.
# Matters here: "what did the name check say?" is the first question after a SEPA transfer to the wrong account.
set -euo pipefail
work=$(mktemp -d); trap 'rm -rf "$work"' EXIT
python3 -m venv "$work/venv"
"$work/venv/bin/pip" install -q --disable-pip-version-check sepaxml==2.7.0 2>/dev/null
cat > "$work/try.py" <<'PY'
import re
from datetime import date

from sepaxml import SepaTransfer

transfer = SepaTransfer({"name": "Payer", "IBAN": "DE89370400440532013000", "BIC": "COBADEFFXXX", "batch": True, "currency": "EUR"}, clean=True)
transfer.add_payment({"name": "李雷", "IBAN": "NL91ABNA0417164300", "BIC": "ABNANL2A", "amount": 1012, "execution_date": date(2026, 12, 24), "description": "Ж ₤"})
written = transfer.export(validate=True).decode()
names = re.findall(r"<Cdtr><Nm>([^<]*)", written.replace("\n", ""))
print(names or re.findall(r"<Nm>([^<]*)", written), re.findall(r"<Ustrd>([^<]*)", written))
assert "李雷" not in written and "Li Lei" in written and "Zh L" in written
PY
"$work/venv/bin/python" "$work/try.py"
echo "seen as stated"
