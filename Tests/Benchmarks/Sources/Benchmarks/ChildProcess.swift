import Glibc

/// Another program, run to its end.
enum ChildProcess {
  struct Outcome {
    var status: Int32
    var output: [UInt8]
    var seconds: Double
    /// Processor time of it and of what it started.
    var processorSeconds = 0.0
    /// From the start of the process to the first line of its output.
    var firstLine: Double?
    /// The most memory it had resident, in bytes.
    var peakMemory: Int
  }

  /// Runs a program with `input` on its standard input, which stays open until the first line of output has come.
  ///
  /// A child starts out with its parent's peak as its own (Linux counts so); this process is kept small for that.
  static func run(_ program: String, _ arguments: [String], input: [UInt8] = []) throws -> Outcome {
    var toChild: [Int32] = [0, 0]
    var fromChild: [Int32] = [0, 0]
    guard pipe(&toChild) == 0, pipe(&fromChild) == 0 else {
      throw StageFailure(reason: "no pipe: \(String(cString: strerror(errno)))")
    }
    for end in toChild + fromChild { _ = fcntl(end, F_SETFD, FD_CLOEXEC) }
    var actions = posix_spawn_file_actions_t()
    posix_spawn_file_actions_init(&actions)
    defer { posix_spawn_file_actions_destroy(&actions) }
    posix_spawn_file_actions_adddup2(&actions, toChild[0], STDIN_FILENO)
    posix_spawn_file_actions_adddup2(&actions, fromChild[1], STDOUT_FILENO)
    posix_spawn_file_actions_addopen(&actions, STDERR_FILENO, "/dev/null", O_WRONLY, 0)
    var words: [UnsafeMutablePointer<CChar>?] = ([program] + arguments).map { strdup($0) } + [nil]
    defer { for word in words { free(word) } }
    var child: pid_t = 0
    let start = Clock.now
    let problem = posix_spawn(&child, program, &actions, nil, &words, environ)
    close(toChild[0])
    close(fromChild[1])
    guard problem == 0 else {
      throw StageFailure(reason: "\(program): \(String(cString: strerror(problem)))")
    }
    if input.isEmpty {
      close(toChild[1])
    } else {
      _ = write(toChild[1], input, input.count)
    }
    var outcome = Outcome(status: 0, output: [], seconds: 0, firstLine: nil, peakMemory: 0)
    var block = [UInt8](repeating: 0, count: 1 << 14)
    while true {
      let count = read(fromChild[0], &block, block.count)
      if count <= 0 { break }
      if outcome.firstLine == nil, block[..<count].contains(0x0A) {
        outcome.firstLine = Clock.now - start
        if !input.isEmpty { close(toChild[1]) }
      }
      outcome.output += block[..<count]
    }
    close(fromChild[0])
    var usage = rusage()
    wait4(child, &outcome.status, 0, &usage)
    outcome.seconds = Clock.now - start
    outcome.peakMemory = usage.ru_maxrss * 1024
    outcome.processorSeconds = seconds(usage.ru_utime) + seconds(usage.ru_stime)
    return outcome
  }

  private static func seconds(_ time: timeval) -> Double { Double(time.tv_sec) + Double(time.tv_usec) / 1e6 }
}
