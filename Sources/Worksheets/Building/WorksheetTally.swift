internal import Duty
internal import SchemaLanguage
internal import Vocabulary

/// Takes the lines of the store in the order of tracking numbers, decides which record of a package counts, and hands
/// rows and reasons on.
struct WorksheetTally {
  private let outputs: WorksheetOutputs
  private let wording: LeftOutWording
  private let feeds: [String]
  private(set) var totals: WorksheetTotals
  private(set) var leftOut: [String: Int] = [:]
  private(set) var itemsOnWorksheet = 0
  /// The lines of the latest record of the current package.
  private var entry: [RowStore.Line] = []
  /// Whether an earlier record of the package has been told of already.
  private var hasEarlier = false

  init(_ setup: WorksheetSetup, outputs: WorksheetOutputs, feeds: [String]) {
    self.outputs = outputs
    self.feeds = feeds
    wording = LeftOutWording(catalogue: setup.schemas.catalogue)
    totals = WorksheetTotals(columns: setup.form.table.columns.count)
  }

  func begin() throws { try outputs.begin() }

  mutating func take(_ line: RowStore.Line) throws {
    if let last = entry.last, last.entry != line.entry {
      // Items without a number cannot replace each other.
      if last.tracking == line.tracking, !line.tracking.isEmpty {
        try replace(by: line.kind)
      } else {
        try endPackage()
      }
    }
    entry.append(line)
  }

  /// The record at hand does not count: a later one took its place or took it off.
  private mutating func replace(by kind: RowStore.Line.Kind) throws {
    if let last = entry.last, last.kind != .cancellation {
      try leaveOut(wording.item(kind == .cancellation ? "WKS-CANCELLED" : "WKS-REPLACED"), last)
    }
    hasEarlier = true
    entry.removeAll(keepingCapacity: true)
  }

  /// Writes what is known of the current package.
  mutating func endPackage() throws {
    guard let first = entry.first else { return }
    if first.kind == .cancellation, !hasEarlier { try leaveOut(wording.item("WKS-CANCELLED"), first) }
    var isFirst = true
    var owesNothing = true
    for line in entry {
      switch line.kind {
      case .row:
        guard let row = WorksheetRow(fields: line.fields) else { continue }
        if isFirst {
          totals.packages += 1
          itemsOnWorksheet += 1
        }
        try totals.add(row)
        if row.duty != .zero { owesNothing = false }
        try outputs.write(row, of: place(line), tracking: line.tracking, isFirstOfPackage: isFirst)
        isFirst = false
      case .leftOut:
        if let item = LeftOutItem(fields: line.fields) { try leaveOut(item, line) }
      case .cancellation: break
      }
    }
    if !isFirst, owesNothing { totals.packagesWithoutDuty += 1 }
    hasEarlier = false
    entry.removeAll(keepingCapacity: true)
  }

  private mutating func leaveOut(_ item: LeftOutItem, _ line: RowStore.Line) throws {
    leftOut[item.code, default: 0] += 1
    try outputs.write(item, of: place(line), tracking: line.tracking)
  }

  private func place(_ line: RowStore.Line) -> RecordPlace {
    let number = Int(line.feed)
    return RecordPlace(
      feed: feeds.indices.contains(number) ? feeds[number] : "", offset: line.offset, length: line.length)
  }
}
