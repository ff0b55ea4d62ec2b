/// What is measured: work of this program, a run of a command, or one more bound of either.
enum Subject: Hashable {
  case stage(Stage)
  case command(Command)
  /// The most memory that `postern decode` takes, by so many jobs.
  case memory(Feeds.Kind, megabytes: Int, jobs: Int)

  var title: String {
    switch self {
    case .stage(let stage): stage.title
    case .command(let command): command.title
    case .memory(let kind, let megabytes, let jobs):
      "memory, \(kind == .xml ? "XML" : "EDIFACT"), \(megabytes) MB, jobs \(jobs)"
    }
  }

  var feed: Feeds.Kind? {
    switch self {
    case .stage(let stage): stage.feed
    case .command(let command): command.feed
    case .memory: nil
    }
  }

  /// Whether it is measured by the clock; otherwise by processor time, which other programs disturb less.
  var countsClock: Bool {
    switch self {
    case .stage(let stage): stage.countsClock
    case .command(let command): command.countsClock
    case .memory: true
    }
  }
}
