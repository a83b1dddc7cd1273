"""What `jm216 link` and `jm216 open` do with links: those of released versions, of every case, and
hostile ones, which may cost no more than 64 MB. Usage: check.py JM216 PRINT_HOSTILE_LINKS CASES"""
import glob
import json
import os
import subprocess
import sys

HERE = os.path.dirname(os.path.abspath(__file__))
sys.path.insert(0, os.path.join(HERE, '..', 'support'))
from cases import all_cases  # noqa: E402
from second_reader import ledger_of  # noqa: E402

JM216, PRINT_HOSTILE, CASES = sys.argv[1:4]
MOST_KB = 64 * 1024
failures = []


def check(is_right, what):
    if not is_right:
        failures.append(what)
        print("FAILED:", what)


def run(*arguments, text=None):
    done = subprocess.run([JM216, *arguments], input=text, capture_output=True, encoding="utf-8", check=False)
    return done.returncode, done.stdout, done.stderr


def peak_kb(link):
    """Exit status, and the most memory that opening the link took."""
    reading, writing = os.pipe()
    pid = os.fork()
    if pid == 0:
        os.dup2(reading, 0)
        os.close(reading)
        os.close(writing)
        nowhere = os.open(os.devnull, os.O_WRONLY)
        os.dup2(nowhere, 1)
        os.dup2(nowhere, 2)
        os.execv(JM216, [JM216, "open", "-"])
    os.close(reading)
    try:
        with os.fdopen(writing, "w") as pipe:
            pipe.write(link)
    except BrokenPipeError:
        pass
    _, status, usage = os.wait4(pid, 0)
    return os.waitstatus_to_exitcode(status), usage.ru_maxrss


def stored_links():
    paths = sorted(glob.glob(os.path.join(HERE, "*.link")))
    check(len(paths) > 0, "tests/links holds links")
    for path in paths:
        name = os.path.basename(path)
        with open(path, encoding="ascii") as file:
            link = file.read().strip()
        code, report, _ = run("open", link, "--report")
        expected = run("report", path[: -len(".link")] + ".json")
        check(code == 0 and expected[0] == 0, f"{name} opens")
        check(report == expected[1], f"{name} gives the report of its ledger")
        check(ledger_of(link) == json.loads(run("open", link)[1]), f"{name} says the same to the second reader")


def cases():
    paths = [path for case in all_cases(CASES) for path in case.ledgers()]
    count = 0
    for path in paths:
        code, report, _ = run("report", path)
        if code != 0:
            continue  # a part of a ledger
        code, link, error = run("link", path)
        check(code == 0, f"{path} becomes a link: {error}")
        code, again, _ = run("open", "-", "--report", text=link)
        check(code == 0 and again == report, f"{path} has the same report by link")
        if len(link) < 2000:  # it is slow
            check(ledger_of(link) == json.loads(run("open", "-", text=link)[1]), f"{path}, by the second reader")
        count += 1
    print(f"{count} cases")
    check(count > 0, "there are cases")


def command():
    ledger = os.path.join(HERE, "0.2.0-every-section.json")
    code, link, _ = run("link", ledger, "--as-of", "2011-02-03", "--reading", "rounding=half-even",
                        "--base", "https://example.org/calculator/#old")
    check(code == 0 and link.startswith("https://example.org/calculator/#jm216."), "--base gives an address")
    for base in ("javascript:alert(1)//", "data:text/html,x", "example.org/", "file://host/x", ""):
        code, made, said = run("link", ledger, "--base", base)
        check(code == 2 and made == "" and "give the page's address" in said, f"--base {base} is refused")
    code, document, said = run("open", link.strip())
    check(code == 0 and "made with 0.2.0, fingerprint " in said, "says what it is")
    with open(os.path.join(HERE, "0.1.0-every-section.link"), encoding="ascii") as file:
        _, _, said_of_first = run("open", file.read().strip())
    check("made by the first edition of the rules, answered here by the second" in said_of_first, "an old link says so")
    check("first edition" not in said, "a new one does not")
    check(json.loads(document)["as_of"] == "2011-02-03", "the day is in it")
    check(json.loads(document)["readings"]["rounding"] == "half-even", "the readings are in it")
    code, link, _ = run("link", ledger, "--with-result")
    check("the figures are the sender's" in run("open", link.strip())[2], "--with-result is compared")
    for text, words in (("hello", "not a link of this calculator"), (link[:400], "cut off: 400 of its "),
                        (link[:200] + ("A" if link[200] != "A" else "B") + link[201:], "altered")):
        code, out, said = run("open", text)
        check(code == 2 and out == "" and words in said, f"{words}: {said}")


def hostile_links():
    printed = subprocess.run([PRINT_HOSTILE], capture_output=True, encoding="ascii", check=True).stdout
    links = [line.split(" ", 1) for line in printed.splitlines()]
    links.append(["ten-million-characters", "jm216." + "A" * 10_000_000])
    for name, link in links:
        code, peak = peak_kb(link)
        print(f"{name}: {len(link):,} characters, {peak / 1024:.1f} MB, exit status {code}")
        check(code == 2, f"{name} is refused")
        check(peak <= MOST_KB, f"{name} costs {peak} kB")


stored_links()
cases()
command()
hostile_links()
sys.exit(1 if failures else 0)
