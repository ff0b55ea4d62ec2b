internal import Duty
internal import SchemaLanguage
internal import Vocabulary

/// Compares a worksheet that someone made with the one that Postern makes of the same items.
///
/// Rows of both are kept in a store on disk and compared package by package. Within a package, rows belong together
/// by origin and, on forms that tell it, classification.
public final class Reconciliation {
  private let setup: WorksheetSetup
  private let store: RowStore
  private let columns: ComparedColumns

  /// Whose row a line of the store is.
  private enum Side: Int64 {
    case ours = 0
    case theirs = 1
    /// Why an item of ours has no row.
    case reason = 2
  }

  public init(_ setup: WorksheetSetup) throws {
    self.setup = setup
    store = try RowStore()
    columns = ComparedColumns(setup.form)
  }

  /// Takes the rows that Postern makes: give them to ``WorksheetBuilder/finish(_:)``.
  public func outputs() throws -> WorksheetOutputs {
    let outputs = try WorksheetOutputs(setup)
    outputs.observer = { [self] line in
      switch line {
      case .row(let row, let tracking):
        let fields = row.cells.map { $0?.plainText ?? "" }
        try add(.ours, tracking, fields)
      case .leftOut(let item, let tracking): try add(.reason, tracking, [item.code, item.reason])
      }
    }
    return outputs
  }

  /// Reads the rows that someone else made.
  public func read(worksheet path: String) throws {
    try WorksheetReader(form: setup.form, path: path).forEachRow { row in
      let fields = columns.fields(of: row, countries: setup.schemas)
      try add(.theirs, fields.tracking, [row.sheet, "\(row.row)"] + fields.values)
    }
  }

  private func add(_ side: Side, _ tracking: String, _ fields: [String]) throws {
    try store.add(
      RowStore.Line(
        tracking: ComparedColumns.folded(tracking), entry: side.rawValue, kind: .row, feed: 0, offset: 0,
        length: 0,
        fields: fields.map(CellText.cleaned)))
  }

  /// Compares, and gives each difference, by tracking number.
  public func compare(_ body: (Difference) throws -> Void) throws -> ReconciliationSummary {
    var summary = ReconciliationSummary()
    var package = Package()
    try store.readAll { line in
      if line.tracking != package.tracking {
        try package.compare(&summary, body)
        package = Package(tracking: line.tracking)
      }
      switch Side(rawValue: line.entry) {
      case .ours?: package.ours.append(columns.row(ours: line.fields))
      case .theirs?: package.theirs.append(columns.row(theirs: line.fields))
      case .reason?: package.reasons.append(line.fields.joined(separator: ": "))
      case nil: break
      }
    }
    try package.compare(&summary, body)
    return summary
  }
}

/// The rows of one package on both sides.
private struct Package {
  var tracking = ""
  var ours: [ComparedRow] = []
  var theirs: [ComparedRow] = []
  var reasons: [String] = []

  func compare(_ summary: inout ReconciliationSummary, _ body: (Difference) throws -> Void) throws {
    summary.ourRows += ours.count
    summary.theirRows += theirs.count
    for row in ours {
      if let duty = row.duty { summary.ourDuty = summary.ourDuty.adding(duty) ?? summary.ourDuty }
    }
    for row in theirs {
      guard let duty = row.duty, let sum = summary.theirDuty.adding(duty) else {
        summary.unreadable += 1
        continue
      }
      summary.theirDuty = sum
    }
    func report(_ difference: Difference) throws {
      summary.differences[difference.kind, default: 0] += 1
      try body(difference)
    }
    var left = ours
    for row in theirs {
      // A row that agrees wholly goes first, so that two of one origin are not mixed up.
      let partner =
        left.firstIndex { $0.key == row.key && $0.differences(from: row).isEmpty }
        ?? left.firstIndex { $0.key == row.key }
      guard let partner else {
        try report(difference(.extra, row, theirs: row.told, ours: "", note: reasons.joined(separator: "; ")))
        continue
      }
      let our = left.remove(at: partner)
      let kinds = our.differences(from: row)
      if kinds.isEmpty { summary.agreeing += 1 }
      for (kind, theirs, ours) in kinds { try report(difference(kind, row, theirs: theirs, ours: ours)) }
    }
    for row in left { try report(difference(.missing, row, theirs: "", ours: row.told)) }
  }

  private func difference(
    _ kind: Difference.Kind, _ row: ComparedRow, theirs: String, ours: String, note: String = ""
  ) -> Difference {
    Difference(
      kind: kind, tracking: tracking, origin: row.origin, classification: row.classification,
      sheet: row.sheet,
      row: row.row, theirs: theirs, ours: ours, note: note)
  }
}
