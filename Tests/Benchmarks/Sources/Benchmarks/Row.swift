/// A line of the table: what is measured, beside which bound, and what it should reach.
struct Row {
  let subject: Subject
  var bound: Subject?
  var targets: [Target] = []
  /// The stage of instructions.py that counts the same work.
  var counted: String?

  /// Whether it only stands beside others.
  var isBound = false

  init(_ stage: Stage, bound: Stage? = nil, _ targets: Target..., counted: String? = nil) {
    subject = .stage(stage)
    self.bound = bound.map { .stage($0) }
    self.targets = targets
    self.counted = counted
  }

  init(_ command: Command, bound: Subject? = nil, _ targets: Target..., counted: String? = nil) {
    subject = .command(command)
    self.bound = bound
    self.targets = targets
    self.counted = counted
  }

  private init(memory kind: Feeds.Kind, megabytes: Int, jobs: Int) {
    subject = .memory(kind, megabytes: megabytes, jobs: jobs)
    targets = [.mebibytes(64)]
  }

  /// All lines, the bounds first. Memory is measured at 10 MB and at the size of the run: it should be the same.
  static func all(megabytes: Int) -> [Row] {
    bounds + syntaxes + compressed + commands + starts + memory(megabytes)
  }

  private static let bounds: [Row] = {
    let stages = [Stage.read, .index, .indexWhole, .copy, .sax, .inflate, .zstd, .disk].map { Row($0) }
    let rows = stages + [Command.pipe, .nothing].map { Row($0) }
    return rows.map { row in
      var row = row
      row.isBound = true
      return row
    }
  }()

  private static let syntaxes = [
    Row(.tokens, bound: .index, .share(0.6)),
    Row(.tokens, bound: .indexWhole),
    Row(.edifact, bound: .copy, counted: "EDIFACT to records"),
    Row(.edifactLines, bound: .copy, .share(0.35), .items(200_000), counted: "EDIFACT to checked records"),
    Row(.edifactLines2, bound: .copy, .items(380_000)),
    Row(.xml, bound: .sax),
    Row(.xmlLines, bound: .sax, .share(0.85), counted: "XML to checked records"),
    Row(.xmlLines2, bound: .sax),
  ]

  /// "No slower than their libraries": 0.97 leaves room for what two runs of the same differ by.
  private static let compressed = [
    Row(.unpackGzip, bound: .inflate, .share(0.97)),
    Row(.unpackZstandard, bound: .zstd, .share(0.97)),
    Row(.edifactGzip, bound: .copy), Row(.edifactZstandard, bound: .copy),
    Row(.xmlGzip, bound: .sax), Row(.xmlZstandard, bound: .sax),
  ]

  private static let commands = [
    Row(.decode, counted: "EDIFACT to checked records"),
    Row(.validate, bound: .command(.decode), .times(1.3), counted: "EDIFACT, validate"),
    Row(.decodeAugust),
    Row(.worksheet, bound: .command(.decodeAugust), .times(1.3), counted: "worksheet, as XLSX"),
    Row(.worksheetTable, bound: .command(.decodeAugust), .times(1.3), counted: "worksheet, as CSV"),
    Row(.link, bound: .stage(.disk), .itemsOrBound(100_000), counted: "link"),
    Row(.link, bound: .command(.decode)),
    Row(.decodeInPipe, bound: .command(.pipe)),
  ]

  private static let starts = [
    Row(.version, bound: .command(.nothing)),
    Row(.decodeNothing, bound: .command(.nothing), .milliseconds(10)),
    Row(.firstRecord, bound: .command(.nothing), .milliseconds(15), counted: "start, with one item"),
    Row(.firstRecordXML, bound: .command(.nothing), .milliseconds(15)),
    Row(.schemas), Row(.listSchemas, bound: .command(.nothing)),
  ]

  private static func memory(_ megabytes: Int) -> [Row] {
    Set([10, megabytes]).sorted().flatMap { size in
      [Feeds.Kind.edifact, .xml].flatMap { kind in
        [1, 2].map { Row(memory: kind, megabytes: size, jobs: $0) }
      }
    }
  }
}
