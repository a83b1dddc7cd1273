#!/usr/bin/env python3
"""compare.py EXPECTED ACTUAL [--core] [--ignore POINTER-GLOB]... [--all-codes] [--exact-text]

Compares two jm216-report/1 files on every field of EXPECTED, except free texts (objective, why, what,
message, title, ledger.sha256).  Extra fields in ACTUAL are ignored, extra array elements are not.
findings: the set of (severity, code), only the codes that docs/rules.md lists (but extension-unused) unless --all-codes; their order is checked too.
rights, deadlines: by id (the pointer shows the id), then their order.  fx and rate_percent: as numbers, unless --exact-text.
not_computable: only that ACTUAL has a list that is not empty.  amendments[].changes: in any order.
--ignore '/deadlines/*/party' leaves out what a glob of pointers names, and all that lies below it.
--core is --ignore of /licence, /rights, /deadlines, /liability, /amendments, /not_computable and the quarters' /statement and /made, with only
those codes of findings that come without notices, amendments, statements, production, force majeure or claims.  Exit 0 same, 1 different, 2 unreadable.
"""
import fnmatch, json, sys
from fractions import Fraction

FREE = {"objective", "why", "what", "message"}
SKIP = {"/ledger/sha256", "/ledger/title"}
NUMERIC = {"rate_percent", "usd", "per_usd"}
CORE_IGNORE = ["/licence", "/rights", "/deadlines", "/liability", "/amendments", "/not_computable", "/quarters/*/statement", "/quarters/*/made"]
CORE = set("""sale-before-effective-date fair-market-price-missing fx-missing base-rate-missing
deduction-not-allowed deductions-exceed-price duplicate-invoice credit-note-unmarked credited-invoice-unknown credit-not-allowed milestone-order
withholding-shortfall overpaid payment-for-nothing generic-marketed-by-seller patent-unknown
payments-unrecorded credit-reason-missing intra-group-sale generic-infringing seller-role-assumed schedule-a-conflict article-v2-reference
base-rate-builtin base-rate-stale fx-previous-day fx-provisional negative-quarter milestone-attained-late
infringement-too-small infringement-suit-filed
milestone-country-not-eu infringement-without-patent infringement-not-notified infringing-without-patent generic-not-third-party seller-outside-dates
generic-licensed-goods royalty-after-patent credit-at-fair-market-price credit-unmatched milestone-after-end claim-may-be-barred paid-late-right""".split())   # of sections 1 to 5
LISTED = CORE | set("""sale-outside-licence notice-without-right notice-method
statement-differs statement-late statement-missing statement-row-differs sold-exceeds-made sell-off-exceeds-stock record-unused unknown-field
as-signed amendment-applied sublicence-assigned sublicence-ended claims-exceed-cap article-vi2-reference not-accrued-at-end
milestone-force-majeure licensor-telefax-blank notice-facts-unrecorded""".split())

class Missing:
    def __repr__(self): return "(absent)"
ABSENT = Missing()

def show(v):
    return repr(v) if v is ABSENT else json.dumps(v, ensure_ascii=False)

def compare(exp, act, ignore=(), all_codes=False, exact=False, core=False):
    """the differences, one line each"""
    diffs = []
    if core: ignore = list(ignore) + CORE_IGNORE

    def ignored(ptr):
        """a glob names it, or one of its parents"""
        parts = ptr.split("/")
        return any(fnmatch.fnmatchcase("/".join(parts[:n]), g) for g in ignore for n in range(2, len(parts) + 1))

    def differ(ptr, a, b):
        if not ignored(ptr):
            diffs.append("%s: expected %s, actual %s" % (ptr or "/", show(a), show(b)))

    def number(s):
        try: return Fraction(s) if isinstance(s, str) else None
        except (ValueError, ZeroDivisionError): return None

    def by_id(name, a, b):
        def index(v):
            out = {}
            for x in v if isinstance(v, list) else []:
                k = base = x.get("id") if isinstance(x, dict) else show(x)
                n = 1
                while k in out: n += 1; k = "%s#%d" % (base, n)
                out[k] = x
            return out
        a, b = index(a), index(b)
        for k in sorted(set(a) | set(b), key=str):
            p = "/%s/%s" % (name, str(k).replace("~", "~0").replace("/", "~1"))
            if k not in a: differ(p, ABSENT, b[k])
            elif k not in b: differ(p, a[k], ABSENT)
            else: walk(p, a[k], b[k])
        if set(a) == set(b) and list(a) != list(b): differ("/" + name, "the same ids in another order", list(b))

    def order(v):
        rank = {"error": 0, "warning": 1, "note": 2}
        keys = [(rank.get(f.get("severity"), 9), str(f.get("code"))) for f in v if isinstance(f, dict)]
        if keys != sorted(keys): differ("/findings", "by severity, code, where", "another order")

    def findings(a, b):
        if not isinstance(b, list): return differ("/findings", a, ABSENT if b is None else b)
        order(b)
        def s(v): return {(f.get("severity"), f.get("code")) for f in (v or []) if all_codes or f.get("code") in (CORE if core else LISTED)}
        a, b = s(a), s(b)
        for x in sorted(a - b, key=str): differ("/findings/" + str(x[1]), list(x), ABSENT)
        for x in sorted(b - a, key=str): differ("/findings/" + str(x[1]), ABSENT, list(x))

    def walk(ptr, a, b):
        if ptr in SKIP: return
        if isinstance(a, dict) and isinstance(b, dict):
            for k in a:
                p = ptr + "/" + k.replace("~", "~0").replace("/", "~1")
                if k in FREE: continue
                if ptr == "" and k in ("rights", "deadlines"): by_id(k, a[k], b.get(k))
                elif ptr == "" and k == "findings": findings(a[k], b.get(k))
                elif ptr == "" and k == "not_computable":
                    if not (isinstance(b.get(k), list) and b[k]): differ(p, "a list that is not empty", b.get(k, ABSENT))
                elif k == "changes" and ptr.startswith("/amendments/") and isinstance(b.get(k), list):
                    if sorted(map(str, a[k])) != sorted(map(str, b[k])): differ(p, a[k], b[k])
                elif k not in b: differ(p, a[k], ABSENT)
                elif not exact and k in NUMERIC and number(a[k]) is not None and number(a[k]) == number(b[k]): pass
                else: walk(p, a[k], b[k])
        elif isinstance(a, list) and isinstance(b, list):
            for i in range(max(len(a), len(b))):
                p = "%s/%d" % (ptr, i)
                if i >= len(a): differ(p, ABSENT, b[i])
                elif i >= len(b): differ(p, a[i], ABSENT)
                else: walk(p, a[i], b[i])
        elif type(a) is not type(b) or a != b:
            differ(ptr, a, b)

    walk("", exp, act)
    return diffs

def main(argv):
    files, ignore, all_codes, exact, core = [], [], False, False, False
    i = 0
    while i < len(argv):
        if argv[i] == "--ignore" and i + 1 < len(argv): ignore.append(argv[i + 1]); i += 2
        elif argv[i] == "--core": core = True; i += 1
        elif argv[i] == "--all-codes": all_codes = True; i += 1
        elif argv[i] == "--exact-text": exact = True; i += 1
        else: files.append(argv[i]); i += 1
    if len(files) != 2:
        sys.stderr.write(__doc__); return 2
    try:
        exp, act = (json.load(open(f, encoding="utf-8")) for f in files)
    except (OSError, ValueError) as e:
        sys.stderr.write("%s\n" % e); return 2
    diffs = compare(exp, act, ignore, all_codes, exact, core)
    for d in diffs: print(d)
    return 1 if diffs else 0

if __name__ == "__main__":
    sys.exit(main(sys.argv[1:]))
