/// The cells of one line of the table.
struct TableRow {
  static let titles = [
    "", "best", "slowest", "items/s", "beside", "its best", "ratio", "target", "", "a byte", "an item",
    "peak MiB",
  ]

  let cells: [String]

  init(_ row: Row, _ measurements: [Subject: Measurement], _ instructions: Instructions, _ feeds: Feeds) {
    let subject = row.subject
    let title = row.isBound ? "bound: " + subject.title : subject.title
    guard let measured = measurements[subject] else {
      let tool = subject.feed?.tool?.rawValue ?? "what it needs"
      cells = [title, "\(tool) is not here"] + Self.titles.dropFirst(2).map { _ in "" }
      return
    }
    let bound = row.bound.flatMap { measurements[$0] }
    let byClock = subject.countsClock || row.bound?.countsClock ?? false
    let items = subject.feed.map(feeds.items) ?? 0
    let figures = Target.Figures(
      seconds: measured.best(byClock: byClock), boundSeconds: bound?.best(byClock: byClock),
      items: Double(items), mebibytes: Double(measured.peakMemory) / 1_048_576)
    let reached = row.targets.compactMap { $0.reached(figures) }
    let count = row.counted.flatMap { instructions.counts[$0] }
    cells = [
      title, Self.figure(measured, measured.best(byClock: byClock), subject),
      Self.figure(measured, measured.worst(byClock: byClock), subject),
      items == 0 ? "" : Columns.number(Double(items) / figures.seconds),
      row.bound?.title ?? "",
      bound.flatMap { bound in
        row.bound.map { Self.figure(bound, bound.best(byClock: byClock), $0) }
      } ?? "",
      Self.ratio(figures, row.targets), row.targets.map(\.text).joined(separator: ", "),
      reached.min().map { $0 >= 1 ? "reached" : $0 >= 0.5 ? "half" : "below" } ?? "",
      count?.ofByte ?? "", count?.ofItem ?? "", Columns.mebibytes(measured.peakMemory),
    ]
  }

  /// MB a second; milliseconds of what reads no feed; MiB where it is about memory.
  private static func figure(_ measured: Measurement, _ seconds: Double, _ subject: Subject) -> String {
    if case .memory = subject { return Columns.mebibytes(measured.peakMemory) + " MiB" }
    guard measured.bytes > 0 else { return Columns.number(seconds * 1000, digits: 1) + " ms" }
    return Columns.number(measured.bytes / seconds / 1e6) + " MB/s"
  }

  /// The share of the bound's speed, or how many times its time, as the target has it.
  private static func ratio(_ figures: Target.Figures, _ targets: [Target]) -> String {
    guard let boundSeconds = figures.boundSeconds else { return "" }
    if case .times = targets.first { return Columns.number(figures.seconds / boundSeconds, digits: 2) }
    return Columns.number(boundSeconds / figures.seconds, digits: 2)
  }
}
