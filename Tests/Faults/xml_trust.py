#!/usr/bin/env python3
"""Proves that XML is read as XML 1.0 says, and that nothing is opened or fetched on behalf of a document.

Documents that must be accepted or rejected are of our own making, by the sections of the recommendation, as the W3C's
test suite has them. System calls are traced by strace.

    python3 Tests/Faults/xml_trust.py [--postern PATH]
"""

import argparse
import json
import os
import re
import subprocess
import sys
import tempfile

ACCEPTED = [
    "<a/>", "<a></a>", "<a b='c'/>", '<a b="\'"/>', "<a b='\"'/>", "<a\tb = 'c'\n/>", "<a ></a >", "<?xml version='1.0'?><a/>",
    "<?xml version=\"1.0\" encoding='UTF-8' standalone=\"yes\"?>\n<a/>", "<!-- c --><a/><!-- c -->", "<?p?><a/><?p q?>",
    "<a><!-- < > & --></a>", "<a><?p < > & ?></a>", "<a><![CDATA[< > & ]] ]>]]></a>", "<a><![CDATA[]]></a>",
    "<a>&lt;&gt;&amp;&apos;&quot;</a>", "<a>&#65;&#x41;&#x10FFFF;</a>", "<a>]] ></a>", "<a>></a>", "<_a/>", "<a-b.c1/>",
    "<é/>", "<a>\u0085\u2028</a>", "<a xmlns='urn:x'/>", "<p:a xmlns:p='urn:x' p:b='c'/>", "<a xml:lang='de'/>",
    "<!DOCTYPE a><a/>", "<!DOCTYPE a []><a/>", "<!DOCTYPE a SYSTEM 'a.dtd'><a/>", "<!DOCTYPE a PUBLIC 'x' 'a>.dtd'><a/>",
    "<!DOCTYPE a [<!ELEMENT a (b|c)*>]><a/>", "<!DOCTYPE a [<!ATTLIST a b CDATA '>'>]><a/>",
    "<!DOCTYPE a [<!ENTITY e 'x>y'><!-- ]> --><?p ]> ?>]><a/>", "<a>\r\n</a>", "<a>" + "<b>" * 200 + "</b>" * 200 + "</a>",
]

REJECTED = [
    "<a>", "<a", "<a></b>", "<a><b></a></b>", "<a b/>", "<a b=c/>", "<a b='c/>", "<a b='<'/>", "<a b='1' b='2'/>", "<a b='1'c='2'/>",
    "<a>&</a>", "<a>&amp</a>", "<a>&nope;</a>", "<a>&#0;</a>", "<a>&#xD800;</a>", "<a>&#x110000;</a>", "<a>&#xFFFE;</a>",
    "<a>]]></a>", "<a><![CDATA[</a>", "<a><!-- -- --></a>", "<a><!-- c --->\u0001</a>", "<a><?xml version='1.0'?></a>", "<a><?p</a>",
    "<a>\u0000</a>", "<a>\u0008</a>", "<a>\uFFFF</a>", "<a b='\u0001'/>", "<a><1/></a>", "<a>< b/></a>", "<a></ a>",
    "<!-- --><?xml version='1.0'?><a/>", "<?xml?><a/>", "<?xml encoding='UTF-8'?><a/>", "<?xml version='1.0' encoding='no such'?><a/>",
    "<!DOCTYPE><a/>", "<!DOCTYPE a [<a/>", "<!DOCTYPE a><!DOCTYPE a><a/>", "<a><!DOCTYPE a></a>", "<a>&e;</a>",
    "<!DOCTYPE a [<!ENTITY e 'x'>]><a>&e;</a>", "<!DOCTYPE a [<!ENTITY e SYSTEM 'FILE'>]><a>&e;</a>",
    "<a>" + "<b>" * 300 + "</b>" * 300 + "</a>",
]
REJECTED_BYTES = [b"<a>\xff</a>", b"<a>\xc3</a>", b"<a>\xed\xa0\x80</a>", b"<a>\xf4\x90\x80\x80</a>", b"<a>\xc0\xaf</a>", b"\xfe\xff\x00<\x00a\xd8\x00\x00/\x00>"]

# What a document may ask for; FILE and PORT are such that a look would be seen.
TEMPTATIONS = [
    "<!DOCTYPE a SYSTEM 'FILE'><a/>", "<!DOCTYPE a SYSTEM 'http://127.0.0.1:9/a.dtd'><a/>", "<!DOCTYPE a PUBLIC '-//W3C//DTD XHTML 1.0 Strict//EN' 'FILE'><a/>",
    "<!DOCTYPE a [<!ENTITY e SYSTEM 'FILE'>]><a>&e;</a>", "<!DOCTYPE a [<!ENTITY e SYSTEM 'ftp://127.0.0.1/x'>]><a b='&e;'/>",
    "<!DOCTYPE a [<!ENTITY % p SYSTEM 'FILE'>%p;]><a/>", "<!DOCTYPE a [<!ENTITY % p SYSTEM 'http://127.0.0.1:9/x'>%p;]><a/>",
    "<!DOCTYPE a [<!NOTATION n SYSTEM 'FILE'><!ENTITY u SYSTEM 'FILE' NDATA n>]><a/>", "<?xml-stylesheet href='FILE'?><a/>",
    "<?xml-model href='FILE'?><a/>", "<?oasis-xml-catalog catalog='FILE'?><a/>",
    "<a xmlns:xi='http://www.w3.org/2001/XInclude'><xi:include href='FILE'/></a>",
    "<a xmlns:xi='http://www.w3.org/2001/XInclude'><xi:include parse='text' href='http://127.0.0.1:9/'/></a>",
    "<a xmlns:xsi='http://www.w3.org/2001/XMLSchema-instance' xsi:schemaLocation='urn:x FILE'/>",
    "<a xmlns:xlink='http://www.w3.org/1999/xlink' xlink:href='FILE' xml:base='http://127.0.0.1:9/'/>",
]


def outcome(postern, document):
    done = subprocess.run([postern, "decode"], input=document, capture_output=True, timeout=60)
    lines = [json.loads(line) for line in done.stdout.splitlines()]
    if not lines or lines[-1]["kind"] != "summary":
        return "died"
    broken = [line for line in lines if line["kind"] == "reject" and line["reason"] != "unknown message"]
    return "rejected" if broken or lines[-1]["bytes"]["skipped"] > 1 else "accepted"


def main():
    parser = argparse.ArgumentParser()
    parser.add_argument("--postern", default=".build/release/postern")
    postern = os.path.abspath(parser.parse_args().postern)
    failures = []
    cases = [(text.encode(), "accepted") for text in ACCEPTED]
    cases += [(text.encode(), "rejected") for text in REJECTED] + [(text, "rejected") for text in REJECTED_BYTES]
    cases += [(text.encode("utf-16"), "accepted") for text in ("<a/>", "<a b='c'>é</a>", "<?xml version='1.0' encoding='UTF-16'?><a/>")]
    for document, expected in cases:
        found = outcome(postern, document)
        if found != expected:
            failures.append(f"{found} instead of {expected}: {document[:80]!r}")
    calls = 0
    with tempfile.TemporaryDirectory() as folder:
        bait = os.path.join(folder, "bait")
        with open(bait, "w") as file:
            file.write("<!ENTITY e 'read'>")
        trace, feed, plain = (os.path.join(folder, name) for name in ("trace", "feed", "plain"))

        def traced(path, content):
            with open(path, "w") as file:
                file.write(content)
            kinds = "trace=open,openat,openat2,creat,stat,newfstatat,statx,access,socket,connect,execve"
            subprocess.run(["strace", "-f", "-o", trace, "-e", kinds, postern, "decode", path], capture_output=True, check=False)
            with open(trace) as file:
                return re.findall(r"^\d+ +(\w+)\((.*)", file.read(), re.M)

        known = {(name, re.findall(r'"([^"]*)"', rest)[0] if '"' in rest else "") for name, rest in traced(plain, "<a/>")}
        if not any(plain in path for _, path in known):
            failures.append("the trace does not show the feed: strace does not work here")
        for temptation in TEMPTATIONS:
            for name, rest in traced(feed, temptation.replace("FILE", bait)):
                calls += 1
                path = re.findall(r'"([^"]*)"', rest)[0] if '"' in rest else ""
                if name in ("socket", "connect"):
                    failures.append(f"{name} for {temptation}")
                elif path != feed and (name, path) not in known:
                    failures.append(f"{name}({path}) for {temptation}")
    for failure in failures:
        print("xml:", failure, file=sys.stderr)
    print(f"xml: {len(cases)} documents, {len(TEMPTATIONS)} temptations with {calls} system calls, {len(failures)} failed")
    sys.exit(1 if failures else 0)


if __name__ == "__main__":
    main()
