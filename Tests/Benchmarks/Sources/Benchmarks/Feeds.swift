import Glibc

/// The generated files of one size: ITMATT in both syntaxes, seed 7, 100 items in a message, no faults.
struct Feeds {
  /// What is read: the files, their compressed forms, and the feed that worksheets are made of.
  enum Kind: CaseIterable {
    case edifact, edifactGzip, edifactZstandard, xml, xmlGzip, xmlZstandard, august

    /// What makes it.
    var tool: Tool? {
      switch self {
      case .edifactGzip, .xmlGzip: .gzip
      case .edifactZstandard, .xmlZstandard: .zstd
      case .edifact, .xml, .august: nil
      }
    }
  }

  let edifact: String
  let xml: String
  /// A message of one item.
  let oneItem: [UInt8]
  let oneItemXML: [UInt8]
  private let edifactItems: Int
  private let xmlItems: Int

  /// Makes the files in a directory; the compressed ones and that of August only if `isWhole`.
  init(megabytes: Int, postern: String, directory: String, isWhole: Bool) throws {
    edifact = "\(directory)/itmatt-\(megabytes).edi"
    xml = "\(directory)/itmatt-\(megabytes).xml"
    edifactItems = try Self.make(edifact, "edifact", megabytes, postern)
    xmlItems = try Self.make(xml, "xml", megabytes, postern)
    oneItem = try Self.message(postern, "edifact")
    oneItemXML = try Self.message(postern, "xml")
    guard isWhole else { return }
    for path in [edifact, xml] {
      if Tool.gzip.isHere { try Self.shell("gzip -6 -c '\(path)' > '\(path).gz'") }
      if Tool.zstd.isHere { try Self.shell("zstd -q -3 -f '\(path)' -o '\(path).zst'") }
    }
    // Tariff numbers of ten digits, as a filer has them: those of six are refused and make no rows.
    let complete = #"s/\(CST+[0-9]*+[0-9]\{6\}\)'/\10000'/g"#
    try Self.shell("sed \"\(complete)\" '\(edifact)' > '\(path(of: .august))'")
  }

  func path(of kind: Kind) -> String {
    switch kind {
    case .edifact: edifact
    case .edifactGzip: edifact + ".gz"
    case .edifactZstandard: edifact + ".zst"
    case .xml: xml
    case .xmlGzip: xml + ".gz"
    case .xmlZstandard: xml + ".zst"
    case .august: edifact + ".august"
    }
  }

  func items(of kind: Kind) -> Int {
    switch kind {
    case .edifact, .edifactGzip, .edifactZstandard, .august: edifactItems
    case .xml, .xmlGzip, .xmlZstandard: xmlItems
    }
  }

  func size(of kind: Kind) -> Int? { Self.size(of: path(of: kind)) }

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
      guard outcome.status == 0, let size = size(of: path) else {
        throw StageFailure(reason: "postern generate failed for \(path)")
      }
      return size
    }
    let sample = 2000
    let items = megabytes * 1_000_000 / max(try generate(sample) / sample, 1)
    _ = try generate(items)
    return items
  }

  private static func message(_ postern: String, _ syntax: String) throws -> [UInt8] {
    let words = ["generate", "--syntax", syntax, "--items", "1", "--per-message", "1", "--seed", "7"]
    return try ChildProcess.run(postern, words).output
  }

  private static func shell(_ command: String) throws {
    guard try ChildProcess.run("/bin/sh", ["-c", command]).status == 0 else {
      throw StageFailure(reason: "failed: \(command)")
    }
  }

  /// The length of a file in bytes; nil where there is none.
  static func size(of path: String) -> Int? {
    var information = stat()
    return stat(path, &information) == 0 ? Int(information.st_size) : nil
  }
}
