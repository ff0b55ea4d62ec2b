#!/usr/bin/env python3
"""Seeds a feed with values that can be nobody else's, and searches everything that postern says for them.

Values stand in the elements that the dictionary calls personal, and where no element is. A value that someone wrote into
an element that is not about persons, such as a name for a weight, is shown, and is not seeded here.

Without --show-values nothing personal may stand in findings, summaries or errors, in any format; with --redact not in
records and rejects either.

    python3 Tests/Faults/privacy.py [--postern PATH]
"""

import argparse
import json
import os
import subprocess
import sys
import tempfile

# Values of the elements that the dictionary calls personal. None of the marks occurs elsewhere.
NAME, STREET, CITY, POSTCODE, PHONE, EMAIL = (
    "QZNAME PERSONOVA", "77 QZSTREET", "QZCITY", "QZ98765", "QZ555 0199", "qzmail@example.com")
MARKS = [b"QZ", b"qz", b"Qz", b"555 0199", b"98765"]

HEAD = "UNB+UNOC:3+CN101+US101+260301:0912+4711++ITMATT'UNH+1+ITMATT:1:5:UP'BGM+936+CN202603010001+9'DTM+137:202603010912:203'"
ITEM = (
    "GID+{n}+1'PCI++CY029642156CN'GIS+11:136:139'MEA+WT+G+KGM:1.250'"
    f"NAD+CZ+++{NAME}+{STREET}+{CITY}+GD+{POSTCODE}+CN'COM+{PHONE}:TE'"
    f"NAD+CN+++{NAME}+{STREET}:APT QZ+{CITY}+NY+{POSTCODE}+US'COM+{PHONE}:TE'COM+{EMAIL}:EM'"
    "CST+1+392640'FTX+AAA+++PLASTIC FIGURINE'QTY+1:2:PCE'MEA+WT+N+KGM:0.400'MOA+40:59.90:USD'")
TAIL = "CNT+11:1'UNT+20+1'UNZ+1+4711'"
XML = f"""<?xml version="1.0"?><ips xmlns="http://upu.int/ips" ExportRef="1001" InterfaceCode="IPSExpE">
<MailItem ItemId="EE123456786CN"><FromIPS><LocalId>EE123456786CN</LocalId><ItemWeight>x0.750</ItemWeight>
<Addressee><Name>{NAME}</Name><Address><![CDATA[{STREET}]]></Address><City>{CITY}</City><Postcode>{POSTCODE}</Postcode>
<CountryCode>XX</CountryCode></Addressee><Sender><Name>{NAME}</Name><Odd>{EMAIL}</Odd></Sender></FromIPS></MailItem></ips>"""


def damaged():
    """A sound feed, and feeds in which personal values stand where mistakes are told."""
    item = ITEM.format(n=1)
    sound = HEAD + item + TAIL
    yield "sound", sound
    yield "two items", HEAD + item + ITEM.format(n=2) + TAIL
    yield "name with a control character", sound.replace(NAME, NAME + "\x01\xe9")
    yield "name in an unknown segment", HEAD + item + f"XYZ+{NAME}'" + TAIL
    yield "name in a segment out of place", HEAD + f"NAD+CN+++{NAME}'" + item + TAIL
    yield "two names", sound.replace("COM+", f"NAD+CZ+++{NAME}'COM+", 1)
    yield "long name", sound.replace(NAME, "QZ" * 600)
    yield "cut off", sound[: sound.index(EMAIL) + 4]
    yield "cut off in the middle of a name, then another", sound[: sound.index(NAME) + 6] + sound
    yield "XML", XML
    yield "XML cut off", XML[:-60]
    yield "XML with a wrong end tag", XML.replace("</Name>", "</Nom>", 1)
    yield "XML with an entity of that name", XML.replace(NAME, "&QZENTITY;", 1)
    yield "garbage", f"{NAME} {STREET}\n" + sound


class Search:
    def __init__(self, postern):
        self.postern, self.searched, self.failures = postern, 0, []

    def run(self, arguments, stdin=None):
        done = subprocess.run([self.postern, *arguments], input=stdin, capture_output=True)
        return done.returncode, done.stdout, done.stderr

    def search(self, what, *texts):
        for text in texts:
            self.searched += 1
            for mark in MARKS:
                at = text.find(mark)
                if at >= 0:
                    self.failures.append(f"{what}: …{text[max(0, at - 60) : at + 40]!r}…")
                    break


def main():
    parser = argparse.ArgumentParser()
    parser.add_argument("--postern", default=".build/release/postern")
    search = Search(os.path.abspath(parser.parse_args().postern))
    status, listing, _ = search.run(["schema", "list"])
    profiles = [argument for line in listing.decode().splitlines() for word in line.split()[1:2]
                if line.startswith("profile") for argument in ("--profile", word)]
    if not profiles:
        sys.exit("privacy: no profiles are listed")
    with tempfile.TemporaryDirectory() as folder:
        key, other, short = (os.path.join(folder, name) for name in ("key", "other", "short"))
        for path, content in ((key, b"a key of the test, 32 bytes long"), (other, b"another key, not the first one"), (short, b"x")):
            with open(path, "wb") as file:
                file.write(content)
        for name, text in damaged():
            feed = text.encode("latin-1", "replace")
            for format in ("text", "concise", "json", "sarif", "junit", "github"):
                _, output, errors = search.run(["validate", *profiles, "--format", format, "--statistics"], feed)
                search.search(f"{name}, validate --format {format}", output, errors)
            _, output, errors = search.run(["decode", *profiles, "--statistics"], feed)
            search.search(f"{name}, decode on standard error", errors)
            lines = [json.loads(line) for line in output.splitlines()]
            findings = [finding for line in lines for finding in line.get("findings", []) if line["kind"] == "record"]
            findings += [line for line in lines if line["kind"] in ("finding", "summary")]
            search.search(f"{name}, findings of decode", json.dumps(findings).encode())
            _, output, errors = search.run(["decode", *profiles, "--redact", key], feed)
            search.search(f"{name}, decode --redact", *output.splitlines(), errors)
        check_pseudonyms(search, key, other, short)
    for failure in search.failures:
        print("privacy:", failure, file=sys.stderr)
    print(f"privacy: {search.searched} texts searched, {len(search.failures)} with personal values")
    sys.exit(1 if search.failures else 0)


def check_pseudonyms(search, key, other, short):
    sound = (HEAD + ITEM.format(n=1) + ITEM.format(n=2).replace(NAME, "Qzname   Personova") + TAIL).encode()

    def names(path):
        _, output, _ = search.run(["decode", "--redact", path], sound)
        records = [json.loads(line) for line in output.splitlines() if b'"kind":"record"' in line]
        return [record[party]["name"] for record in records for party in ("sender", "recipient")]

    first = names(key)
    if len(first) != 4 or len(set(first)) != 1:
        search.failures.append(f"the same person has the pseudonyms {first}")
    if names(key) != first or set(names(other)) & set(first):
        search.failures.append("pseudonyms do not depend on the key alone")
    for arguments in (["--redact", short], ["--redact", "/nonexistent"], ["--redact", key, "--show-values"]):
        status, output, errors = search.run(["decode", *arguments], sound)
        if status != 2 or output or not errors:
            search.failures.append(f"{arguments} ends with {status}")


if __name__ == "__main__":
    main()
