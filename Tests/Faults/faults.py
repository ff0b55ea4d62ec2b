#!/usr/bin/env python3
"""Injects faults from outside into the release build of postern, and proves what it promises of each:

the exit status is right, what was written before the end is right and whole, the next run succeeds, nothing hangs.

    python3 Tests/Faults/faults.py [--postern PATH] [--rounds N] [--seed SEED]
"""

import fcntl
import gzip
import json
import os
import resource
import signal
import subprocess
import threading
import time

import injecting
from injecting import CLEAN, FAILED, FINDINGS, LONGEST, Failure, Outcome, require


class Bench:
    """The program, its feeds, and what sound runs make of them."""

    def __init__(self, postern, folder):
        self.postern, self.folder = postern, folder
        self.feeds, self.sound = {}, {}
        for syntax in ("edifact", "xml"):
            path = os.path.join(folder, f"{syntax}.feed")
            command = [postern, "generate", "--message", "ITMATT", "--syntax", syntax, "--items", "20000", "--seed", "7"]
            with open(path, "wb") as file:
                subprocess.run(command, stdout=file, stderr=subprocess.DEVNULL, check=True)
            self.feeds[syntax] = path
            self.sound[syntax] = self.run(["decode", "--stdin-filename", "feed"], stdin=path)
            require(self.sound[syntax].status in (CLEAN, FINDINGS), f"a sound run of {syntax} ends with {self.sound[syntax].status}")
        self.small = os.path.join(folder, "small.feed")
        with open(self.feeds["edifact"], "rb") as file, open(self.small, "wb") as small:
            small.write(file.read(20000))
        self.sound_small = self.run(["decode", self.small])

    def start(self, arguments, stdin=None, **how):
        source = open(stdin, "rb") if isinstance(stdin, str) else stdin or subprocess.DEVNULL
        try:
            return injecting.start([self.postern, *arguments], stdin=source, **how)
        finally:
            if isinstance(stdin, str):
                source.close()

    def end(self, process):
        return injecting.end(process)

    def run(self, arguments, **how):
        return self.end(self.start(arguments, **how))

    def next_run_succeeds(self):
        again = self.run(["decode", self.small])
        require((again.status, again.output) == (self.sound_small.status, self.sound_small.output), "the next run differs")


# What is checked of what was written


def is_beginning(outcome, sound):
    require(sound.output.startswith(outcome.output), "what was written is not the beginning of what a sound run writes")


def ends_with_balance(outcome, sound):
    """Interrupted, or with a shorter feed: whole lines, true records, and a last line whose bytes balance."""
    require(outcome.rest == b"", "the last line is not complete")
    objects = outcome.objects()
    require(objects and objects[-1]["kind"] == "summary", "there is no summary")
    figures = dict(objects[-1]["bytes"])
    require(figures.pop("in") == sum(figures.values()), f"the bytes do not balance: {figures}")
    records = outcome.records()
    require(records == sound.records()[: len(records)], "records differ from those of a sound run")
    require(objects[-1]["records"] == len(records), "the summary counts other records than there are")


# The faults; each gets the bench and random numbers, and says what it was


def syntax_and_jobs(numbers):
    return numbers.choice(["edifact", "edifact", "xml"]), str(numbers.choice([1, 2, 3]))


def output_is_full(bench, numbers):
    """A file may not grow beyond a size, as on a full disk."""
    syntax, jobs = syntax_and_jobs(numbers)
    path = os.path.join(bench.folder, "output")
    size = numbers.randrange(len(bench.sound[syntax].output) - 1)
    outcome = bench.run(
        ["decode", "--stdin-filename", "feed", "--jobs", jobs, "-o", path], stdin=bench.feeds[syntax],
        limits=[(resource.RLIMIT_FSIZE, size)], ignored=numbers.choice([[], [signal.SIGXFSZ]]))
    require(outcome.status == FAILED, f"status {outcome.status} with a full disk")
    require("writing" in outcome.errors and "failed" in outcome.errors, f"it says {outcome.errors!r}")
    with open(path, "rb") as file:
        is_beginning(Outcome(0, file.read(), b""), bench.sound[syntax])


def device_is_full(bench, numbers):
    syntax, jobs = syntax_and_jobs(numbers)
    command = numbers.choice([["decode", "--jobs", jobs], ["validate", "--format", "json"], ["validate"]])
    command = command + (["--profile", "upu.item"] if command[0] == "validate" else [])
    if numbers.random() < 0.5:
        outcome = bench.run(command + ["-o", "/dev/full"], stdin=bench.feeds[syntax])
    else:
        with open("/dev/full", "wb") as full:
            outcome = bench.run(command, stdin=bench.feeds[syntax], stdout=full)
    # A report of no findings has nothing to write.
    expected = (FAILED,) if command[0] == "decode" or "json" in command else (FAILED, CLEAN)
    require(outcome.status in expected, f"{command} ends with {outcome.status} on a full device")
    if outcome.status == FAILED:
        require("No space left" in outcome.errors, f"it says {outcome.errors!r}")


def reader_goes_away(bench, numbers):
    syntax, jobs = syntax_and_jobs(numbers)
    process = bench.start(["decode", "--stdin-filename", "feed", "--jobs", jobs], stdin=bench.feeds[syntax])
    wanted = numbers.randrange(len(bench.sound[syntax].output) // 2)
    output = process.stdout.read(wanted)
    process.stdout.close()
    process.stdout = None
    outcome = bench.end(process)
    require(outcome.status == CLEAN, f"status {outcome.status} when the reader has gone")
    require(outcome.errors == "", f"it says {outcome.errors!r} when the reader has gone")
    is_beginning(Outcome(0, output, b""), bench.sound[syntax])


def reader_is_slow(bench, numbers):
    syntax, jobs = syntax_and_jobs(numbers)
    process = bench.start(["decode", "--stdin-filename", "feed", "--jobs", jobs], stdin=bench.feeds[syntax])
    fcntl.fcntl(process.stdout, 1031, 4096)  # F_SETPIPE_SZ
    output, pauses = [], numbers.randrange(5, 40)
    for _ in range(pauses):
        output.append(os.read(process.stdout.fileno(), 4096))
        time.sleep(0.002)
    with open(f"/proc/{process.pid}/status") as file:
        peak = next((int(line.split()[1]) for line in file if line.startswith("VmHWM")), 0)
    require(peak < 128 * 1024, f"{peak} KiB while the reader is slow")
    outcome = bench.end(process)
    whole = Outcome(outcome.status, b"".join(output) + outcome.output, b"")
    require(whole.output == bench.sound[syntax].output, "a slow reader gets something else")
    require(whole.status == bench.sound[syntax].status, f"status {whole.status} with a slow reader")


def signal_while_reading_a_file(bench, numbers):
    syntax, jobs = syntax_and_jobs(numbers)
    number = numbers.choice([signal.SIGTERM, signal.SIGINT, signal.SIGKILL])
    process = bench.start(["decode", "--stdin-filename", "feed", "--jobs", jobs], stdin=bench.feeds[syntax])
    threading.Timer(numbers.uniform(0, 0.25), lambda: process.poll() is None and process.send_signal(number)).start()
    check_interrupted(bench, bench.end(process), number, bench.sound[syntax])


def signal_while_waiting(bench, numbers):
    """The feed comes through a pipe that stops giving."""
    syntax, jobs = syntax_and_jobs(numbers)
    number = numbers.choice([signal.SIGTERM, signal.SIGINT, signal.SIGKILL])
    process = bench.start(["decode", "--stdin-filename", "feed", "--jobs", jobs], stdin=subprocess.PIPE)
    # Nothing but the input may be what it waits for.
    output = []
    reader = threading.Thread(target=lambda: output.append(process.stdout.read()))
    reader.start()
    with open(bench.feeds[syntax], "rb") as file:
        process.stdin.write(file.read(numbers.randrange(60000)))
    process.stdin.flush()
    time.sleep(numbers.uniform(0, 0.08))
    process.send_signal(number)
    try:
        process.wait(timeout=LONGEST)
    except subprocess.TimeoutExpired:
        process.kill()
        raise Failure("it waits for input that does not come")
    finally:
        reader.join()
    try:
        process.stdin.close()
    except BrokenPipeError:
        pass
    check_interrupted(bench, Outcome(process.returncode, output[0], process.stderr.read()), number, bench.sound[syntax])


def check_interrupted(bench, outcome, number, sound):
    if outcome.status == -number:
        # Killed, or told to end before it had begun.
        is_beginning(outcome, sound)
    else:
        require(number != signal.SIGKILL or outcome.output == sound.output, "it outlived SIGKILL")
        require(outcome.status in (CLEAN, FINDINGS), f"status {outcome.status} after {number.name}")
        ends_with_balance(outcome, sound)


def file_shrinks(bench, numbers):
    syntax, jobs = syntax_and_jobs(numbers)
    path = os.path.join(bench.folder, "changing")
    with open(bench.feeds[syntax], "rb") as file, open(path, "wb") as copy:
        content = file.read()
        copy.write(content)
    process = bench.start(["decode", path, "--stdin-filename", "feed", "--jobs", jobs])
    fcntl.fcntl(process.stdout, 1031, 4096)
    first = os.read(process.stdout.fileno(), 1)
    with open(path, "r+b") as file:
        what = numbers.choice(["shrinks", "grows", "changes"])
        if what == "shrinks":
            file.truncate(numbers.randrange(len(content)))
        elif what == "grows":
            file.seek(0, os.SEEK_END)
            file.write(content[:5000])
        else:
            file.seek(numbers.randrange(len(content)))
            file.write(bytes(numbers.randrange(256) for _ in range(2000)))
    outcome = bench.end(process)
    outcome = Outcome(outcome.status, first + outcome.output, b"")
    require(outcome.status in (CLEAN, FINDINGS), f"status {outcome.status} when the file {what}")
    require(outcome.rest == b"", "the last line is not complete")
    objects = outcome.objects()
    figures = dict(objects[-1]["bytes"])
    require(figures.pop("in") == sum(figures.values()), f"the bytes do not balance when the file {what}")


def few_descriptors(bench, numbers):
    limit = numbers.randrange(3, 16)
    syntax, jobs = syntax_and_jobs(numbers)
    command = ["decode", bench.feeds[syntax], "--jobs", jobs]
    sound = bench.run(command)
    outcome = bench.run(command, limits=[(resource.RLIMIT_NOFILE, limit)])
    if outcome.status == 127:
        require("shared libraries" in outcome.errors, f"it says {outcome.errors!r}")
    elif outcome.status == FAILED:
        require("Too many open files" in outcome.errors, f"it says {outcome.errors!r}")
    elif outcome.output != sound.output:
        # The C library loads the tables of most encodings from files; such documents are then rejected, whole.
        require(syntax == "xml" and outcome.status == FINDINGS, f"status {outcome.status} with {limit} descriptors")
        require(set(outcome.records()) <= set(sound.records()), "records differ from those of a sound run")
        figures = dict(outcome.objects()[-1]["bytes"])
        require(figures.pop("in") == sum(figures.values()), "the bytes do not balance")


def little_memory(bench, numbers):
    syntax, jobs = syntax_and_jobs(numbers)
    limit = numbers.randrange(16, 900) << 20
    outcome = bench.run(
        ["decode", "--stdin-filename", "feed", "--jobs", jobs], stdin=bench.feeds[syntax],
        limits=[(resource.RLIMIT_AS, limit)])
    if outcome.status in (CLEAN, FINDINGS):
        require(outcome.output == bench.sound[syntax].output, "with little memory it writes something else")
    else:
        require(limit < 512 << 20, f"status {outcome.status} with {limit >> 20} MiB of addresses: {outcome.errors}")
        is_beginning(outcome, bench.sound[syntax])


def compressed_input_is_damaged(bench, numbers):
    path = os.path.join(bench.folder, "feed.gz")
    with open(bench.feeds["edifact"], "rb") as file:
        packed = bytearray(gzip.compress(file.read(2_000_000), 1))
    what = numbers.choice(["cut", "changed"])
    if what == "cut":
        del packed[numbers.randrange(20, len(packed) - 1) :]
    else:
        packed[numbers.randrange(20, len(packed))] ^= 1 << numbers.randrange(8)
    with open(path, "wb") as file:
        file.write(packed)
    outcome = bench.run(["decode", "--stdin-filename", "feed", "--jobs", str(numbers.choice([1, 2]))], stdin=path)
    # A changed bit may lie where it means nothing, as in the name of the system that packed.
    require(outcome.status == FAILED or what == "changed", f"status {outcome.status} of a {what} input")
    require(outcome.rest == b"", "the last line is not complete")
    figures = dict(outcome.objects()[-1]["bytes"])
    require(figures.pop("in") == sum(figures.values()), "the bytes do not balance")
    if what == "cut":
        records = outcome.records()
        require(records == bench.sound["edifact"].records()[: len(records)], "records differ from those of a sound run")


def input_is_not_there(bench, numbers):
    names = ["/nonexistent", bench.folder, "/proc/self/mem", ""]
    name = numbers.choice(names)
    command = numbers.choice(["decode", "validate"])
    outcome = bench.run([command, name, bench.small] if numbers.random() < 0.5 else [command, name])
    require(outcome.status == FAILED, f"{command} {name!r} ends with {outcome.status}")
    require("read" in outcome.errors, f"it says {outcome.errors!r}")


def clock_jumps(bench, numbers):
    """Only which rules are in force depends on the day; the rest is as ever, and answers can be read."""
    environment, log = injecting.jumping_clock(bench.folder, numbers)
    syntax, jobs = syntax_and_jobs(numbers)
    what = numbers.choice(["decode", "profile", "ack"])
    if what == "ack":
        answers = bench.run(["ack", bench.small], **environment)
        require(answers.status == CLEAN, f"ack ends with {answers.status} when the clock jumps: {answers.errors!r}")
        path = os.path.join(bench.folder, "answers.edi")
        with open(path, "wb") as file:
            file.write(answers.output)
        read = bench.run(["decode", path])
        require(read.status == CLEAN and read.records(), f"answers are read with {read.status}: {read.output!r}")
    else:
        profile = ["--profile", "us.mail.aed"] if what == "profile" else []
        command = ["decode", "--stdin-filename", "feed", "--jobs", jobs, *profile]
        outcome = bench.run(command, stdin=bench.feeds[syntax], **environment)
        require(outcome.status in (CLEAN, FINDINGS), f"{what} ends with {outcome.status}: {outcome.errors!r}")
        if what == "decode":
            require(outcome.output == bench.sound[syntax].output, "it writes something else when the clock jumps")
        else:
            require(without_findings(outcome) == without_findings(bench.sound[syntax]), "records differ when the clock jumps")
    require(os.path.exists(log), "it never asked the clock")


def without_findings(outcome):
    return [{name: value for name, value in json.loads(line).items() if name != "findings"} for line in outcome.records()]


FAULTS = [
    output_is_full, device_is_full, reader_goes_away, reader_is_slow, signal_while_reading_a_file, signal_while_waiting,
    file_shrinks, few_descriptors, little_memory, compressed_input_is_damaged, input_is_not_there,
    clock_jumps,
]


def one(bench, fault, numbers):
    fault(bench, numbers)
    bench.next_run_succeeds()


if __name__ == "__main__":
    injecting.inject("faults", FAULTS, 48, Bench, one)
