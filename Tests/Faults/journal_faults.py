#!/usr/bin/env python3
"""Injects faults into postern link, and proves what it promises of each:

no acknowledged record is lost, none is doubled, the exit status is right, and the next run makes the journal of a run that was
not disturbed.

    python3 Tests/Faults/journal_faults.py [--postern PATH] [--rounds N] [--seed SEED] [--only NAME]

Full and read-only disks are small file systems in memory where they may be mounted; elsewhere a limit of the size of files
and rights of files stand for them.
"""

import json
import os
import resource
import shutil
import signal
import sqlite3
import subprocess
import tempfile
import threading
import time

import injecting
from injecting import CLEAN, FAILED, FINDINGS, Outcome, require

TRANSACTION = 200


class Disk:
    """A file system of a journal alone."""

    may_mount = os.geteuid() == 0

    def __init__(self, folder, size="64m"):
        self.folder = os.path.join(folder, "disk")
        os.mkdir(self.folder)
        if Disk.may_mount:
            options = ["-t", "tmpfs", "-o", f"size={size}", "tmpfs", self.folder]
            Disk.may_mount = subprocess.run(["mount", *options], stderr=subprocess.DEVNULL).returncode == 0
        self.is_mounted = Disk.may_mount
        self.journal = os.path.join(self.folder, "mail.journal")

    def remount(self, options):
        subprocess.run(["mount", "-o", f"remount,{options}", self.folder], check=True)

    def leave(self):
        if self.is_mounted:
            subprocess.run(["umount", self.folder], check=True)
        shutil.rmtree(self.folder)


class Bench:
    """The program, a feed, and the journal that a sound run makes of it."""

    def __init__(self, postern, folder):
        self.postern, self.folder = postern, folder
        self.feed = os.path.join(folder, "network.edi")
        command = [postern, "generate", "--network", "--items", "4000", "--seed", "7", "--without-data", "0.03", "-o", self.feed]
        subprocess.run(command, check=True)
        whole = os.path.join(folder, "whole.journal")
        started = time.monotonic()
        self.sound = self.link(whole)
        self.duration = time.monotonic() - started
        require(self.sound.status in (CLEAN, FINDINGS), f"a sound run ends with {self.sound.status}")
        self.contents = contents(whole)
        self.records = acknowledged(self.sound)
        require(self.records > 10 * TRANSACTION, f"{self.records} records are too few to try this on")

    def start(self, journal, *more, feed=None, **how):
        command = [self.postern, "link", "--journal", journal, "--transaction", str(TRANSACTION), "--acknowledge"]
        return injecting.start([*command, *more, feed or self.feed], TMPDIR=self.folder, **how)

    def end(self, process):
        return injecting.end(process)

    def link(self, journal, *more, **how):
        return self.end(self.start(journal, *more, **how))

    def fails(self, outcome, *words):
        require(outcome.status == FAILED, f"status {outcome.status}: {outcome.errors!r}")
        require(any(word in outcome.errors for word in words), f"it says {outcome.errors!r}")

    def is_mended(self, journal, *disturbed):
        """What was acknowledged is there, and the next run makes the journal of a sound run."""
        if os.path.exists(journal):
            held = records(journal)
            for outcome in disturbed:
                require(held >= acknowledged(outcome), f"{held} records are there, {acknowledged(outcome)} were acknowledged")
        again = self.link(journal)
        require(again.status == self.sound.status, f"the next run ends with {again.status}: {again.errors!r}")
        require(contents(journal) == self.contents, "the next run makes another journal than a sound run")
        third = self.link(journal)
        require(third.status == self.sound.status and contents(journal) == self.contents, "a third run adds to it")


def acknowledged(outcome):
    told = [json.loads(line)["records"] for line in outcome.lines if line.startswith(b'{"kind":"acknowledged"')]
    return max(told, default=0)


def opened(journal):
    connection = sqlite3.connect(journal)
    found = [row[0] for row in connection.execute("PRAGMA integrity_check")]
    require(found == ["ok"], f"SQLite finds: {found}")
    return connection


def records(journal):
    connection = opened(journal)
    try:
        tables = connection.execute("SELECT count(*) FROM sqlite_master WHERE name = 'feed'").fetchone()[0]
        rows = connection.execute("SELECT records FROM feed").fetchall() if tables else []
        require(len(rows) <= 1, f"the feed is there {len(rows)} times")
        return rows[0][0] if rows else 0
    finally:
        connection.close()


def contents(journal):
    """All rows of all tables, by table."""
    connection = opened(journal)
    try:
        names = [row[0] for row in connection.execute("SELECT name FROM sqlite_master WHERE type = 'table' ORDER BY name")]
        return {name: sorted(map(repr, connection.execute(f"SELECT * FROM {name}"))) for name in names}
    finally:
        connection.close()


# The faults; each gets the bench, a journal that is not there, and random numbers


def disk_is_full(bench, journal, numbers):
    size = numbers.randrange(40 << 10, 2 << 20)
    disk = Disk(bench.folder, size)
    try:
        if disk.is_mounted:
            outcome = bench.link(disk.journal)
            disk.remount("size=64m")
        else:
            outcome = bench.link(disk.journal, limits=[(resource.RLIMIT_FSIZE, size)], ignored=[signal.SIGXFSZ])
        bench.fails(outcome, "cannot grow", "failed", "cannot open")
        bench.is_mended(disk.journal, outcome)
    finally:
        disk.leave()


def file_may_not_grow(bench, journal, numbers):
    size = numbers.randrange(1 << 10, 2 << 20)
    ignored = numbers.choice([[], [signal.SIGXFSZ]])
    outcome = bench.link(journal, limits=[(resource.RLIMIT_FSIZE, size)], ignored=ignored)
    bench.fails(outcome, "cannot grow", "failed", "cannot open")
    bench.is_mended(journal, outcome)


def limit_is_reached(bench, journal, numbers):
    outcome = bench.link(journal, "--size-limit", str(numbers.randrange(200 << 10, 1800 << 10)))
    bench.fails(outcome, "cannot grow")
    bench.is_mended(journal, outcome)


def disk_is_read_only(bench, journal, numbers):
    disk = Disk(bench.folder)
    try:
        process = bench.start(disk.journal)
        time.sleep(bench.duration * numbers.uniform(0, 1.2))
        process.kill()
        first = bench.end(process)
        if disk.is_mounted:
            disk.remount("ro")
        elif os.path.exists(disk.journal):
            os.chmod(disk.journal, 0o400)
            os.chmod(disk.folder, 0o500)
        if disk.is_mounted or os.path.exists(disk.journal):
            bench.fails(bench.link(disk.journal), "read-only", "cannot open")
        if disk.is_mounted:
            disk.remount("rw")
        else:
            os.chmod(disk.folder, 0o700)
            if os.path.exists(disk.journal):
                os.chmod(disk.journal, 0o600)
        bench.is_mended(disk.journal, first)
    finally:
        disk.leave()


def disk_is_read_only_to_readers(bench, journal, numbers):
    """Who only reads needs no right to write, whether the run that wrote came to its end or not."""
    disk = Disk(bench.folder)
    try:
        process = bench.start(disk.journal)
        if numbers.random() < 0.5:
            bench.end(process)
        else:
            time.sleep(bench.duration * numbers.uniform(0.5, 1))
            process.kill()
            bench.end(process)
        coverage = [bench.postern, "coverage", "--format", "csv", "--journal", disk.journal]
        expected = subprocess.run(coverage, capture_output=True)
        if disk.is_mounted:
            disk.remount("ro")
        else:
            os.chmod(disk.folder, 0o500)
        found = subprocess.run(coverage, capture_output=True)
        if disk.is_mounted:
            disk.remount("rw")
        else:
            os.chmod(disk.folder, 0o700)
        require((found.returncode, found.stdout) == (expected.returncode, expected.stdout),
                f"a reader ends with {found.returncode}, not {expected.returncode}: {found.stderr!r}")
    finally:
        disk.leave()


def killed(bench, journal, numbers):
    outcomes = []
    for _ in range(numbers.randrange(1, 4)):
        number = numbers.choice([signal.SIGKILL, signal.SIGKILL, signal.SIGTERM, signal.SIGINT])
        process = bench.start(journal)
        time.sleep(bench.duration * numbers.uniform(0, 1.1))
        if process.poll() is None:
            process.send_signal(number)
        outcome = bench.end(process)
        expected = (-number, CLEAN, FINDINGS)
        require(outcome.status in expected, f"status {outcome.status} after {number.name}: {outcome.errors!r}")
        outcomes.append(outcome)
    bench.is_mended(journal, *outcomes)


def few_descriptors(bench, journal, numbers):
    outcome = bench.link(journal, limits=[(resource.RLIMIT_NOFILE, numbers.randrange(3, 16))])
    if outcome.status == 127:
        require("shared libraries" in outcome.errors, f"it says {outcome.errors!r}")
    elif outcome.status not in (CLEAN, FINDINGS):
        bench.fails(outcome, "Too many open files", "cannot open", "unable to open", "failed")
    bench.is_mended(journal, outcome)


def little_memory(bench, journal, numbers):
    limit = numbers.randrange(16, 700) << 20
    outcome = bench.link(journal, limits=[(resource.RLIMIT_AS, limit)])
    # Where even a thread or the schemas find no room it ends as the C library and Swift end.
    require(outcome.status == bench.sound.status or limit < 512 << 20, f"status {outcome.status} with {limit >> 20} MiB")
    bench.is_mended(journal, outcome)


def output_is_full(bench, journal, numbers):
    with open("/dev/full", "wb") as full:
        outcome = bench.link(journal, stdout=full)
    bench.fails(outcome, "No space left")
    bench.is_mended(journal)


def reader_goes_away(bench, journal, numbers):
    process = bench.start(journal)
    output = process.stdout.read(numbers.randrange(len(bench.sound.output)))
    process.stdout.close()
    process.stdout = None
    outcome = bench.end(process)
    # What it had to say may have fitted into the pipe.
    is_at_end = outcome.errors == bench.sound.errors and outcome.status == bench.sound.status
    require(is_at_end or (outcome.status == CLEAN and outcome.errors == ""), f"status {outcome.status}: {outcome.errors!r}")
    bench.is_mended(journal, Outcome(0, output, b""))


def feed_is_cut(bench, journal, numbers):
    """The feed was not there whole at first: what is read is kept, and the whole one is linked after it."""
    path = os.path.join(bench.folder, "growing", os.path.basename(bench.feed))
    os.makedirs(os.path.dirname(path), exist_ok=True)
    with open(bench.feed, "rb") as file:
        content = file.read()
    # Between two interchanges: what is read of a message that is cut off stays, as said of it.
    ends = [index + 1 for index in range(len(content)) if content.startswith(b"\nUNB+", index)]
    with open(path, "wb") as file:
        file.write(content[: numbers.choice(ends)])
    outcome = bench.link(journal, feed=path)
    require(outcome.status in (CLEAN, FINDINGS), f"status {outcome.status} of a feed that is not whole")
    with open(path, "wb") as file:
        file.write(content)
    outcome = bench.link(journal, feed=path)
    require(outcome.status == bench.sound.status, f"status {outcome.status} of the whole feed")
    found = contents(journal)
    # The name of the feed is another one.
    require({n: r for n, r in found.items() if n != "feed"} == {n: r for n, r in bench.contents.items() if n != "feed"},
            "a feed that grew makes another journal")


def two_runs_at_once(bench, journal, numbers):
    first = bench.start(journal)
    time.sleep(bench.duration * numbers.uniform(0, 0.5))
    second = bench.start(journal)
    ends = []
    waiting = threading.Thread(target=lambda: ends.append(bench.end(second)))
    waiting.start()
    ends.append(bench.end(first))
    waiting.join()
    require(len(ends) == 2, "one of two runs hangs")
    for outcome in ends:
        if outcome.status not in (CLEAN, FINDINGS):
            bench.fails(outcome, "in use", "locked")
    require(any(outcome.status == bench.sound.status for outcome in ends), "neither of two runs came to its end")
    bench.is_mended(journal, *ends)


def clock_jumps(bench, journal, numbers):
    """The clock decides nothing but which messages come from the future, and that at the moment when they are linked."""
    environment, log = injecting.jumping_clock(bench.folder, numbers)
    outcome = bench.link(journal, **environment)
    require(outcome.status in (CLEAN, FINDINGS), f"status {outcome.status} when the clock jumps: {outcome.errors!r}")
    require(os.path.exists(log), "it never asked the clock")
    require(acknowledged(outcome) == bench.records, f"{acknowledged(outcome)} records are acknowledged")
    require(without_clock(contents(journal)) == without_clock(bench.contents), "a clock that jumps makes another journal")
    before = contents(journal)
    again = bench.link(journal)
    require(again.status in (CLEAN, FINDINGS), f"the next run ends with {again.status}: {again.errors!r}")
    require(contents(journal) == before, "the next run adds to it")


def without_clock(tables):
    return {name: [row for row in rows if "JRN-CLOCK" not in row] for name, rows in tables.items()}


FAULTS = [
    disk_is_full, file_may_not_grow, limit_is_reached, disk_is_read_only, disk_is_read_only_to_readers, killed,
    few_descriptors, little_memory, output_is_full,
    reader_goes_away, feed_is_cut, two_runs_at_once, clock_jumps,
]


def one(bench, fault, numbers):
    with tempfile.TemporaryDirectory(dir=bench.folder) as own:
        fault(bench, os.path.join(own, "mail.journal"), numbers)


if __name__ == "__main__":
    injecting.inject("journal faults", FAULTS, 24, Bench, one)
