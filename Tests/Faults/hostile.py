#!/usr/bin/env python3
"""Gives hostile input to the release build of postern, and proves what it promises of each:

less than 128 MiB of memory, less than 2 s of processor time for a MB of input, an exit status of its own, whole lines, and
bytes that balance. The input is made on the fly and never stored.

    python3 Tests/Faults/hostile.py [--postern PATH] [--short] [--only NAME]
"""

import argparse
import fcntl
import gzip
import io
import json
import os
import subprocess
import sys
import tempfile
import threading
import time
import zipfile
import zlib

MEMORY = 128 << 20
SECONDS_FOR_A_MB = 2
# A run that goes on for so long hangs.
LONGEST = 900
STATUSES = (0, 1, 2, 3)
MB = 1_000_000

UNB = b"UNB+UNOC:3+CN101+US101+260301:0912+4711'"
HEAD = UNB + b"UNH+1+ITMATT:1:5:UP'BGM+936+A+9'"
ITEM = b"GID+1+1'PCI++RX123456785DE'"
WHOLE = HEAD + ITEM + b"UNT+5+1'UNZ+1+4711'"
XML = b"<?xml version='1.0'?>"


def repeated(piece, total):
    """So many bytes of a piece again and again, a quarter of a MB at a time."""
    block = piece * max(1, (1 << 18) // len(piece))
    for _ in range(total // len(block)):
        yield block
    yield piece * (total % len(block) // len(piece))


def around(before, piece, total, after=b""):
    yield before
    yield from repeated(piece, total)
    yield after


def numbered(before, template, count, after=b""):
    """A template with the numbers from 0."""
    yield before
    for start in range(0, count, 5000):
        yield b"".join(template.replace(b"#", b"%d" % number) for number in range(start, min(start + 5000, count)))
    yield after


def junk(total):
    """Bytes that begin nothing, the same each time."""
    state = 7
    while total > 0:
        state = (state * 6364136223846793005 + 1442695040888963407) & (1 << 64) - 1
        yield state.to_bytes(8, "little") * 8192
        total -= 65536


def packed(chunks, window):
    packer = zlib.compressobj(9, zlib.DEFLATED, window)
    for chunk in chunks:
        piece = packer.compress(chunk)
        if piece:
            yield piece
    yield packer.flush()


def zstd(total):
    """A frame whose blocks say one byte and a length: 3 bytes of header stand for 128 KiB (RFC 8878, RLE_Block)."""
    yield b"\x28\xb5\x2f\xfd\x00\x58"
    for number in range(total >> 17):
        is_last = (number + 1) << 17 >= total
        yield ((1 << 17) << 3 | 1 << 1 | is_last).to_bytes(3, "little") + b"A"


def laughs(levels):
    entities = "<!ENTITY a0 'ha'>" + "".join(
        f"<!ENTITY a{level} '{f'&a{level - 1};' * 10}'>" for level in range(1, levels))
    yield f"<?xml version='1.0'?><!DOCTYPE ITMATT [{entities}]><ITMATT>&a{levels - 1};</ITMATT>".encode()


def swollen(total):
    """One long entity, used again and again: no nesting, but quadratic growth."""
    yield b"<?xml version='1.0'?><!DOCTYPE ITMATT [<!ENTITY a '" + b"A" * 50000 + b"'>]><ITMATT>"
    yield from repeated(b"&a;", total)
    yield b"</ITMATT>"


def nested(opening, closing, depth, before=b"", after=b""):
    yield before
    yield from repeated(opening, len(opening) * depth)
    yield from repeated(closing, len(closing) * depth)
    yield after


# What is fed to decode: name, bytes. Sizes are those of a whole run; a short one divides them.


def feeds(divisor):
    giga = (2 << 30) // divisor
    mega = 64 * MB // min(divisor, 8)
    million = 1_000_000 // divisor
    return {
        "EDIFACT: an element of 2 GiB": around(HEAD + ITEM + b"FTX+AAA+++", b"A", giga, b"'UNT+6+1'UNZ+1+4711'"),
        "EDIFACT: a segment that never ends": around(HEAD + ITEM + b"FTX", b"+A:B", mega),
        "EDIFACT: release characters": around(HEAD + ITEM + b"FTX+AAA+++", b"??", mega),
        "EDIFACT: UNA without end": repeated(b"UNA:+.? '", mega),
        "EDIFACT: UNA with the same character for all": around(b"UNA'''''''", b"'", mega),
        "EDIFACT: UNB without end": repeated(b"UNB+", mega),
        "EDIFACT: a million interchanges": numbered(b"", b"UNB+UNOC:3+A+B+260301:0912+#'UNZ+0+#'", million),
        "EDIFACT: a million messages": numbered(UNB, b"UNH+#+ITMATT:1:5:UP'BGM+1+#+9'UNT+3+#'", million),
        "EDIFACT: a million messages of one reference": around(UNB, b"UNH+1+ITMATT:1:5:UP'UNT+2+1'", 27 * million),
        "EDIFACT: a million findings about a message": around(HEAD, b"ZZZ+1'", 6 * million, b"UNT+9+1'UNZ+1+4711'"),
        "EDIFACT: a million findings about an item": around(HEAD + ITEM, b"ZZZ+1'", 6 * million),
        "EDIFACT: a million lines of contents": numbered(HEAD + ITEM, b"CST+#+610910'QTY+1:1'", million),
        "EDIFACT: a million documents": numbered(HEAD + ITEM, b"DOC+LIC+#'", million),
        "EDIFACT: a million items without a value": numbered(HEAD, b"GID+#+1'", million),
        "EDIFACT: a million items with many findings": numbered(HEAD, b"GID+#+1'PCI++XX'MEA+WT+G+KGM:x'MOA+1:y'", million),
        "EDIFACT: empty segments": around(HEAD + ITEM, b"'", mega),
        "EDIFACT: line feeds in an item": around(HEAD + ITEM, b"\n", mega),
        "EDIFACT: a count of a million digits": around(HEAD + ITEM + b"UNT+", b"9", million, b"+1'UNZ+1+4711'"),
        "XML: a text of 2 GiB": around(XML + b"<ITMATT><CDSView><MailObject><Id>", b"A", giga, b"</Id></MailObject>"),
        "XML: an attribute of 2 GiB": around(XML + b"<ITMATT a='", b"A", giga, b"'/>"),
        "XML: a name of 2 GiB": around(XML + b"<", b"A", giga, b"/>"),
        "XML: a comment of 2 GiB": around(XML + b"<ITMATT><!--", b"A", giga, b"--></ITMATT>"),
        "XML: a section of 2 GiB": around(XML + b"<ITMATT><![CDATA[", b"A", giga, b"]]></ITMATT>"),
        "XML: an instruction of 64 MB": around(XML + b"<?a ", b"A", mega, b"?><ITMATT/>"),
        "XML: a document type declaration of 64 MB": around(XML + b"<!DOCTYPE a [", b"<!-- -->", mega, b"]><a/>"),
        "XML: a million attributes": numbered(XML + b"<ITMATT ", b"a#='' ", million, b"/>"),
        "XML: a million namespaces": numbered(XML + b"<ITMATT ", b"xmlns:a#='u#' ", million, b"/>"),
        "XML: a million names": numbered(XML + b"<ITMATT>", b"<n#/>", million, b"</ITMATT>"),
        "XML: a million empty documents": repeated(XML + b"<ITMATT/>", 29 * million),
        "XML: 100,000 elements in each other": nested(b"<a>", b"</a>", 100_000, XML + b"<ITMATT>", b"</ITMATT>"),
        "XML: entities that unfold (billion laughs)": laughs(30),
        "XML: an entity used a million times": swollen(3 * million),
        "XML: character references": around(XML + b"<ITMATT><CDSView><MailObject><Id>", b"&#65;", mega),
        "XML: line feeds before the root": around(XML, b"\n", mega),
        "XML: UTF-16 of which half is missing": around(b"\xff\xfe<\0a\0>\0", b"\x00\xd8", mega),
        "JSON: a string of 2 GiB": around(b'{"kind":"', b"A", giga, b'"}\n'),
        "JSON: a name of 2 GiB": around(b'{"', b"A", giga, b'":1}\n'),
        "JSON: a number of 64 MB": around(b'{"a":', b"9", mega, b"}\n"),
        "JSON: escapes": around(b'{"kind":"', b"\\u0041", mega, b'"}\n'),
        "JSON: a million members": numbered(b'{"kind":"record"', b',"m#":1', million, b"}\n"),
        "JSON: a million values in an array": around(b'{"kind":"record","a":[1', b",1", 2 * million, b"]}\n"),
        "JSON: 100,000 arrays in each other": nested(b"[", b"]", 100_000, b'{"a":', b"}\n"),
        "JSON: 100,000 objects in each other": nested(b'{"a":', b"}", 100_000, b"", b"\n"),
        "JSON: three million broken lines": repeated(b'{"kind":"record",\n', 3 * 18 * million),
        "JSON: brackets": repeated(b"[", mega),
        "feed: a GB of junk": junk(10**9 // divisor),
        "feed: bytes 0": repeated(b"\0", mega),
        "feed: blanks": repeated(b" ", mega),
        "feed: byte order marks": repeated(b"\xef\xbb\xbf", mega),
        "feed: beginnings of everything": repeated(b"UNB+<?xml{UNA<a {\"\n", mega),
        "gzip: a bomb of 10 GiB": packed(repeated(b"A", 10 * (1 << 30) // divisor), 31),
        "gzip: a bomb of an item": packed(around(HEAD + ITEM, b"FTX+AAA+++A'", (1 << 30) // divisor), 31),
        "gzip: empty members": repeated(gzip.compress(b"", mtime=0), mega),
        "gzip: in gzip in gzip": packed(packed(packed(repeated(b"A", giga), 31), 31), 31),
        "zstd: a bomb of 64 GiB": zstd((64 << 30) // divisor),
        "zstd: empty frames": repeated(b"\x28\xb5\x2f\xfd\x20\x00\x01\x00\x00", mega),
        "zstd: a window of 2 GiB": iter([b"\x28\xb5\x2f\xfd\x00\xa8" + b"\x01\x00\x00" * 4]),
        "zstd: frames to be passed over": repeated(b"\x50\x2a\x4d\x18\x00\x00\x00\x00", mega),
    }


# What is read from files: name, files, command.

LAUGHS = "kind: codes\na: &a [x, x, x, x, x, x, x, x, x]\n" + "".join(
    f"{chr(98 + level)}: &{chr(98 + level)} [{', '.join(['*' + chr(97 + level)] * 9)}]\n" for level in range(12))
PATTERN = """kind: profile
id: my.profile
title: Patterns
source: made up
applies: { channel: postal, role: item }
rules:
  - { id: MY01, check: 'item.id matches "%s"', severity: error, title: Form, message: the form is wrong }
"""
TITLES = ("Carrier Code,Flight/ Trip Number,Tracking Number,Arrival Port Code,Arrival Date,Declared Value (USD),"
          "Country of Origin,Tariff Rate,Duties Owed\n")
FILER = """kind: filer
filer: { name: EXAMPLE AIR CARGO LTD, taxId: "00-0000000", contactPerson: Pat Placeholder, contactPhone: "+1 202 555 0100",
  contactEmail: pat@example.com, carrierCode: EXMP, filerCode: X9X, bondNumber: "990000001",
  importerNumber: 00-0000000XX, issuerCode: SFPX }
"""
WORKBOOK = {
    "xl/workbook.xml": "<workbook><sheets><sheet name='S' r:id='r1' xmlns:r='urn:r'/></sheets></workbook>",
    "xl/_rels/workbook.xml.rels":
        "<Relationships><Relationship Id='r1' Target='worksheets/sheet1.xml'/></Relationships>",
}


def workbook(part, chunks):
    """A spreadsheet one of whose parts unfolds to very much."""
    file = io.BytesIO()
    with zipfile.ZipFile(file, "w", zipfile.ZIP_DEFLATED) as archive:
        for name, text in WORKBOOK.items():
            if name != part:
                archive.writestr(name, text)
        with archive.open(part, "w", force_zip64=True) as member:
            for chunk in chunks:
                member.write(chunk)
    return iter([file.getvalue()])


def files(divisor):
    million = 1_000_000 // divisor
    mega = 64 * MB // min(divisor, 8)
    check = ["schema", "check", "my"]
    reconcile = ["reconcile", "--form", "imd-2025-08", "--month", "2025-09", "--filer", "filer.yaml", "--rates", "rates",
                 "--duty-source", "declarations of the sellers", "--as-of", "2026-09-07", "--records", "feed.edi", "--worksheet"]
    assess = ["assess", "feed.edi", "--rates", "rates", "--as-of", "2026-09-07", "--arrival-date", "2026-08-15"]
    row = b"AB,123,EX#CN,4701,5/2/2025,9.00,CN,30%,2.70\n"
    sheet = "xl/worksheets/sheet1.xml"
    table = b"hts,rate,source,basis\n"
    return {
        "YAML: aliases that unfold (billion laughs)": ("my/codes/a.yaml", iter([LAUGHS.encode()]), check),
        "YAML: 100,000 lists in each other": ("my/codes/a.yaml", nested(b"[", b"]", 100_000, b"a: "), check),
        "YAML: 100,000 mappings in each other": ("my/codes/a.yaml", nested(b"{a: ", b"}", 100_000), check),
        "YAML: a million keys": ("my/codes/a.yaml", numbered(b"", b"k#: 1\n", million), check),
        "YAML: a text of 64 MB": ("my/codes/a.yaml", around(b"title: ", b"A", mega), check),
        "YAML: a million anchors": ("my/codes/a.yaml", numbered(b"", b"k#: &a# 1\n", million), check),
        "YAML: a pattern of 64 KB": ("my/profiles/a.yaml", iter([(PATTERN % ("A9" * 32000)).encode()]), check),
        "YAML: a pattern that may leave out much": ("my/profiles/a.yaml", iter([(PATTERN % ("[A]" * 40)).encode()]), check),
        "worksheet: a field of 64 MB": ("theirs.csv", around(TITLES.encode(), b"A", mega), reconcile + ["theirs.csv"]),
        "worksheet: a million fields": ("theirs.csv", around(TITLES.encode(), b",", million), reconcile + ["theirs.csv"]),
        "worksheet: a quote that is not closed": ("theirs.csv", around(b'"', b"A,\n", mega), reconcile + ["theirs.csv"]),
        "worksheet: a million rows": ("theirs.csv", numbered(TITLES.encode(), row, million), reconcile + ["theirs.csv"]),
        "worksheet: a sheet of 2 GiB of blanks":
            ("theirs.xlsx", lambda: workbook(sheet, around(b"<worksheet>", b" ", (2 << 30) // divisor)), reconcile + ["theirs.xlsx"]),
        "worksheet: a million columns":
            ("theirs.xlsx", lambda: workbook(sheet, around(b"<worksheet><row>", b"<c><v>1</v></c>", 15 * million)),
             reconcile + ["theirs.xlsx"]),
        "worksheet: a cell of many pieces":
            ("theirs.xlsx", lambda: workbook(sheet, around(b"<worksheet><row><c><v>", b"AAAAAAAA<!-- -->", mega)),
             reconcile + ["theirs.xlsx"]),
        "worksheet: a million sheets":
            ("theirs.xlsx", lambda: workbook("xl/workbook.xml", numbered(
                b"<workbook><sheets>", b"<sheet name='S#' r:id='r1' xmlns:r='urn:r'/>", million, b"</sheets></workbook>")),
             reconcile + ["theirs.xlsx"]),
        "worksheet: shared strings of 2 GiB":
            ("theirs.xlsx", lambda: workbook("xl/sharedStrings.xml", around(
                b"<sst>", b"<si><t>AAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAA</t></si>", (2 << 30) // divisor)), reconcile + ["theirs.xlsx"]),
        "rates: a field of 64 MB": ("rates/us.tariff.column-1.csv", around(table, b"A", mega), assess),
        "rates: a million rows":
            ("rates/us.tariff.column-1.csv", numbered(table, b"#,5%,made up,inferred\n", million), assess),
        "rates: as many sound rows as may be":
            ("rates/us.tariff.column-1.csv", sound_rates(200_000), assess),
    }


def sound_rates(count):
    yield b"hts,rate,source,basis\n"
    yield b"".join(b"%08d,5%%,made up,inferred\n" % (10_000_000 + number) for number in range(count))


class Failure(Exception):
    pass


class Run:
    """A run of postern that gets its input from here."""

    def __init__(self, command, folder, source):
        self.size, self.last, self.rest = 0, b"", b""
        started = time.monotonic()
        process = subprocess.Popen(
            command, cwd=folder, stdin=subprocess.PIPE, stdout=subprocess.PIPE, stderr=subprocess.PIPE,
            env={"SWIFT_BACKTRACE": "enable=no", "PATH": os.environ["PATH"], "TMPDIR": folder})
        # As much at once as from a file.
        fcntl.fcntl(process.stdin, 1031, 1 << 20)  # F_SETPIPE_SZ
        threads = [
            threading.Thread(target=work, daemon=True)
            for work in (lambda: self.feed(process.stdin, source), lambda: self.read(process.stdout), lambda: self.drain(process.stderr))
        ]
        for thread in threads:
            thread.start()
        guard = threading.Timer(LONGEST, process.kill)
        guard.start()
        # Not Popen.wait, which tells nothing of memory and time.
        _, status, usage = os.wait4(process.pid, 0)
        guard.cancel()
        process.returncode = os.waitstatus_to_exitcode(status)
        for thread in threads:
            thread.join()
        self.status = process.returncode
        self.memory = usage.ru_maxrss << 10
        self.seconds = usage.ru_utime + usage.ru_stime
        self.wall = time.monotonic() - started

    def feed(self, pipe, source):
        try:
            for chunk in source:
                self.size += len(chunk)
                pipe.write(chunk)
            pipe.close()
        except BrokenPipeError:
            # It has refused the rest.
            pass

    def read(self, pipe):
        """Keeps the last line only: rejects hold what was rejected."""
        line = b""
        while chunk := pipe.read(1 << 20):
            line += chunk
            end = line.rfind(b"\n")
            if end >= 0:
                start = line.rfind(b"\n", 0, end) + 1
                self.last, line = line[start:end], line[end + 1:]
        self.rest = line

    def drain(self, pipe):
        self.errors = pipe.read()


def check(run, size, is_feed):
    if run.status not in STATUSES:
        raise Failure(f"it ends with {run.status}: {run.errors[-300:]!r}")
    if run.memory >= MEMORY:
        raise Failure(f"{run.memory / (1 << 20):.0f} MiB of memory")
    if run.seconds > SECONDS_FOR_A_MB * max(size / MB, 1):
        raise Failure(f"{run.seconds:.1f} s for {size / MB:.1f} MB")
    if run.rest:
        raise Failure("the last line is not complete")
    if is_feed:
        summary = json.loads(run.last)
        figures = dict(summary["bytes"])
        if summary["kind"] != "summary" or figures.pop("in") != sum(figures.values()):
            raise Failure(f"the bytes do not balance: {summary}")


def main():
    parser = argparse.ArgumentParser(description="Gives hostile input to postern.")
    parser.add_argument("--postern", default=".build/release/postern")
    parser.add_argument("--short", action="store_true", help="a thirty-second of the size, for continuous integration")
    parser.add_argument("--only", default="", help="those whose name holds this")
    options = parser.parse_args()
    divisor = 32 if options.short else 1
    postern = os.path.abspath(options.postern)
    failures, done, most = [], 0, (0, 0)
    rows = [(name, None, source, ["decode", "--profile", "upu.item"]) for name, source in feeds(divisor).items()]
    rows += [(name, *row) for name, row in files(divisor).items()]
    for name, file, source, command in rows:
        if options.only not in name:
            continue
        with tempfile.TemporaryDirectory() as folder:
            size = 0
            if file:
                prepare(folder)
                os.makedirs(os.path.dirname(os.path.join(folder, file)), exist_ok=True)
                with open(os.path.join(folder, file), "wb") as written:
                    for chunk in source() if callable(source) else source:
                        size += len(chunk)
                        written.write(chunk)
                source = iter([])
            run = Run([postern, *command], folder, source)
            size = size or run.size
        done += 1
        most = max(most[0], run.memory), max(most[1], run.seconds / max(size / MB, 1))
        told = f"{name:50} {size / MB:8.1f} MB  {run.seconds:6.2f} s  {run.memory / (1 << 20):4.0f} MiB  status {run.status}"
        try:
            check(run, size, not file)
        except Failure as failure:
            failures.append(name)
            told += f"  FAILED: {failure}"
        if not options.short or name in failures:
            print(told, flush=True)
    print(f"hostile: {done} inputs, {len(failures)} failed; at most {most[0] / (1 << 20):.0f} MiB and {most[1]:.2f} s a MB")
    sys.exit(1 if failures else 0)


def prepare(folder):
    os.mkdir(os.path.join(folder, "rates"))
    for name, content in (("feed.edi", WHOLE), ("filer.yaml", FILER.encode()), ("rates/us.ieepa.mail.csv", b"origin,rate,from,to,source,basis\n")):
        with open(os.path.join(folder, name), "wb") as file:
            file.write(content)


if __name__ == "__main__":
    main()
