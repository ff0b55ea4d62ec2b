import Glibc

/// The generated files of one size: ITMATT in both syntaxes, seed 7, 100 items in a message, no faults.
struct Feeds {
  let edifact: String
  let xml: String
  private(set) var edifactItems = 0
  private(set) var xmlItems = 0

  /// Makes the files that are missing in a directory.
  init(megabytes: Int, postern: String, directory: String, compressed: Bool) throws {
    edifact = "\(directory)/itmatt-\(megabytes).edi"
    xml = "\(directory)/itmatt-\(megabytes).xml"
    edifactItems = try Self.make(edifact, "edifact", megabytes, postern)
    xmlItems = try Self.make(xml, "xml", megabytes, postern)
    guard compressed else { return }
    for path in [edifact, xml] {
      try Self.shell("gzip -6 -c \(path) > \(path).gz")
      try Self.shell("zstd -q -3 -f \(path) -o \(path).zst")
    }
  }

  func path(of stage: Stage) -> String {
    switch stage.input {
    case .edifact: edifact + stage.suffix
    case .xml: xml + stage.suffix
    case .none: ""
    }
  }

  func items(of stage: Stage) -> Int {
    switch stage.input {
    case .edifact: edifactItems
    case .xml: xmlItems
    case .none: 0
    }
  }

  /// Generates a file of about the size; gives the number of its items.
  private static func make(_ path: String, _ syntax: String, _ megabytes: Int, _ postern: String) throws
    -> Int
  {
    func generate(_ items: Int) throws -> Int {
      let outcome = try ChildProcess.run(
        postern,
        [
          "generate", "--message", "ITMATT", "--syntax", syntax, "--items", "\(items)", "--seed", "7", "-o",
          path,
        ])
      var information = stat()
      guard outcome.status == 0, stat(path, &information) == 0 else {
        throw StageFailure(reason: "postern generate failed for \(path)")
      }
      return Int(information.st_size)
    }
    let sample = 2000
    let items = megabytes * 1_000_000 / max(try generate(sample) / sample, 1)
    _ = try generate(items)
    return items
  }

  private static func shell(_ command: String) throws {
    guard try ChildProcess.run("/bin/sh", ["-c", command]).status == 0 else {
      throw StageFailure(reason: "failed: \(command)")
    }
  }
}
