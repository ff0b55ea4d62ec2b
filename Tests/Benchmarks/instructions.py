#!/usr/bin/env python3
"""Counts the instructions that postern spends on an item, and compares them with the figures on record.

Instructions, unlike seconds, are the same on a busy machine and on an idle one. Each stage runs under callgrind over a
short and a longer feed; the difference is what the further items cost, without the start.

    python3 Tests/Benchmarks/instructions.py [--postern PATH] [--update | --lines]

The status is 1 when a stage costs over 5 % more than instructions.csv says; one that costs over 5 % less is told, so that
the figure can be lowered. --update writes the figures: do it on purpose, and say why in the commit. They are those of the
build that Tests/run.sh makes. --lines only prints stage, instructions an item and a byte, with tabs between, for the
table of the benchmarks.
"""

import argparse
import csv
import os
import re
import subprocess
import sys
import tempfile

HERE = os.path.dirname(os.path.abspath(__file__))
FIGURES = os.path.join(HERE, "instructions.csv")
TOLERANCE = 0.05
FEW, MANY = 400, 2000
PROFILES = ["--profile", "us.mail.aed", "--profile", "upu.item", "--profile", "quality.descriptions"]

ROOT = os.path.join(HERE, "../..")
# The worksheet of August 2026 of the story in Samples, by made-up rates for everything that is generated.
WORKSHEET = [
    "worksheet", "--form", "imd-2026-07", "--month", "2026-08", "--filer",
    os.path.join(ROOT, "Samples/41-duty-worksheet-2026/filer.yaml"), "--rates", os.path.join(HERE, "Rates"),
    "--duty-source", "made up", "--as-of", "2026-09-04", "--arrival-date", "2026-08-15", "--carrier", "AB",
    "--flight", "123", "--port", "4701", "--exit-zero"]

# Name, feed, arguments; FOLDER stands for a folder that is new for each run.
STAGES = [
    ("EDIFACT to records", "edifact", ["decode", "-o", "/dev/null"]),
    ("EDIFACT to checked records", "edifact", ["decode", *PROFILES, "-o", "/dev/null"]),
    ("EDIFACT, validate", "edifact", ["validate", "--format", "concise", *PROFILES, "-o", "/dev/null"]),
    ("XML to checked records", "xml", ["decode", *PROFILES, "-o", "/dev/null"]),
    ("link", "edifact", ["link", "--journal", "FOLDER/journal", "-o", "/dev/null"]),
    ("worksheet, as CSV", "august", [*WORKSHEET, "-o", "FOLDER/worksheet.csv"]),
    ("worksheet, as XLSX", "august", [*WORKSHEET, "-o", "FOLDER/worksheet.xlsx"]),
]
START = "start, with one item"


class Counter:
    """The program, its feeds, and callgrind."""

    def __init__(self, postern, folder):
        self.folder = folder
        # Without its debugging sections, which valgrind cannot read.
        self.postern = os.path.join(folder, "postern")
        subprocess.run(["strip", "-g", "-o", self.postern, postern], check=True)
        self.feeds = {}
        for syntax in ("edifact", "xml"):
            for items in (1, FEW, MANY):
                path = os.path.join(folder, f"{items}.{syntax}")
                with open(path, "wb") as feed:
                    command = [self.postern, "generate", "--message", "ITMATT", "--syntax", syntax, "--seed", "7"]
                    subprocess.run([*command, "--items", str(items), "--defects", "0.05"], stdout=feed, check=True)
                self.feeds[syntax, items] = path
        for items in (FEW, MANY):
            self.feeds["august", items] = self.completed(self.feeds["edifact", items])

    @staticmethod
    def completed(path):
        """A feed with tariff numbers of ten digits, as a filer has them: those of six are refused and make no rows."""
        with open(path, "rb") as feed:
            text = re.sub(rb"(CST\+\d*\+\d{6})'", rb"\g<1>0000'", feed.read())
        with open(path + ".august", "wb") as feed:
            feed.write(text)
        return path + ".august"

    def count(self, arguments, feed, items):
        """The instructions of one run."""
        command = ["valgrind", "--tool=callgrind", f"--callgrind-out-file={self.folder}/callgrind", self.postern]
        with tempfile.TemporaryDirectory(dir=self.folder) as new:
            arguments = [argument.replace("FOLDER", new) for argument in arguments]
            run = subprocess.run(
                [*command, *arguments, self.feeds[feed, items]], cwd=self.folder, capture_output=True, text=True)
        counted = re.search(r"I\s+refs:\s+([\d,]+)", run.stderr)
        if run.returncode not in (0, 1) or not counted:
            sys.exit(f"callgrind failed, status {run.returncode}:\n{run.stderr}")
        return int(counted.group(1).replace(",", ""))

    def stages(self):
        """Name, instructions an item (or of the start), instructions a byte or None."""
        for name, feed, arguments in STAGES:
            more = self.count(arguments, feed, MANY) - self.count(arguments, feed, FEW)
            sizes = [os.path.getsize(self.feeds[feed, items]) for items in (MANY, FEW)]
            yield name, more // (MANY - FEW), more / (sizes[0] - sizes[1])
        yield START, self.count(["decode", *PROFILES, "-o", "/dev/null"], "edifact", 1), None


def main():
    parser = argparse.ArgumentParser(description=__doc__, formatter_class=argparse.RawDescriptionHelpFormatter)
    parser.add_argument("--postern", default=os.path.join(HERE, "../../.build/release/postern"))
    parser.add_argument("--update", action="store_true")
    parser.add_argument("--lines", action="store_true")
    options = parser.parse_args()
    postern = os.path.abspath(options.postern)
    if options.lines:
        with tempfile.TemporaryDirectory() as folder:
            for name, count, a_byte in Counter(postern, folder).stages():
                print(name, count, a_byte or "", sep="\t", flush=True)
        return
    recorded = {}
    if not options.update:
        with open(FIGURES, newline="") as file:
            recorded = {row["stage"]: int(row["instructions"]) for row in csv.DictReader(file)}
    found, failed = [], False
    print(f"{'stage':30} {'instructions':>13} {'a byte':>8} {'on record':>13} {'change':>8}")
    with tempfile.TemporaryDirectory() as folder:
        for name, count, a_byte in Counter(postern, folder).stages():
            found.append((name, count))
            line = f"{name:30} {count:13,} {f'{a_byte:.1f}' if a_byte else '':>8}"
            if name in recorded:
                change = count / recorded[name] - 1
                line += f" {recorded[name]:13,} {change:+8.1%}"
                if change > TOLERANCE:
                    failed = True
                    line += "  MORE"
                elif change < -TOLERANCE:
                    line += "  less: --update lowers the figure"
            elif not options.update:
                failed = True
                line += "  not on record"
            print(line, flush=True)
    if options.update:
        with open(FIGURES, "w", newline="") as file:
            writer = csv.writer(file, lineterminator="\n")
            writer.writerow(["stage", "instructions"])
            writer.writerows(found)
    sys.exit(1 if failed else 0)


if __name__ == "__main__":
    main()
