import Glibc

extension Command {
  /// Where things are that commands need.
  struct Place {
    /// The command `postern`.
    let postern: String
    /// A directory for what is written.
    let directory: String
    /// The root of the working copy.
    let root: String

    var journal: String { "\(directory)/benchmark.journal" }
  }

  /// Runs it once, without the output of an earlier run.
  func run(_ place: Place, _ feeds: Feeds) throws -> ChildProcess.Outcome {
    for suffix in ["", "-wal", "-shm"] where self == .link { unlink(place.journal + suffix) }
    let words = words(place, feed.map(feeds.path) ?? "")
    var outcome = try ChildProcess.run(words[0], Array(words.dropFirst()), input: message(feeds))
    guard outcome.status == 0 else { throw StageFailure(reason: "failed: \(words.joined(separator: " "))") }
    if self == .firstRecord || self == .firstRecordXML {
      guard let time = outcome.firstLine else { throw StageFailure(reason: "no first record") }
      outcome.seconds = time
    }
    return outcome
  }

  /// What stands on its standard input, which stays open until it has answered.
  private func message(_ feeds: Feeds) -> [UInt8] {
    switch self {
    case .firstRecord: feeds.oneItem
    case .firstRecordXML: feeds.oneItemXML
    default: []
    }
  }

  private func words(_ place: Place, _ feed: String) -> [String] {
    let profiles = Stage.profiles.flatMap { ["--profile", $0] }
    let decode = [place.postern, "decode"] + profiles
    switch self {
    case .decode, .decodeAugust: return decode + ["-o", "/dev/null", feed]
    case .validate:
      return [place.postern, "validate", "--format", "concise", "-o", "/dev/null", feed] + profiles
    case .worksheet: return worksheet(place, feed, "xlsx")
    case .worksheetTable: return worksheet(place, feed, "csv")
    case .link: return [place.postern, "link", "--journal", place.journal, "-o", "/dev/null", feed]
    case .pipe: return ["/bin/sh", "-c", "cat '\(feed)' | cat | cat > /dev/null"]
    case .decodeInPipe:
      let words = decode.map { "'\($0)'" }.joined(separator: " ")
      return ["/bin/sh", "-c", "cat '\(feed)' | \(words) | cat > /dev/null"]
    case .nothing: return ["/bin/true"]
    case .version: return [place.postern, "--version"]
    case .decodeNothing: return decode + ["-o", "/dev/null", "/dev/null"]
    case .listSchemas: return [place.postern, "schema", "list"]
    case .firstRecord, .firstRecordXML: return decode
    }
  }

  /// The worksheet of August 2026 of the story in Samples, by made-up rates for everything that is generated.
  private func worksheet(_ place: Place, _ feed: String, _ form: String) -> [String] {
    [
      place.postern, "worksheet", "--form", "imd-2026-07", "--month", "2026-08", "--filer",
      "\(place.root)/Samples/41-duty-worksheet-2026/filer.yaml", "--rates",
      "\(place.root)/Tests/Benchmarks/Rates", "--duty-source", "made up", "--as-of", "2026-09-04",
      "--arrival-date", "2026-08-15", "--carrier", "AB", "--flight", "123", "--port", "4701", "--exit-zero",
      "-o", "\(place.directory)/worksheet.\(form)", feed,
    ]
  }
}
