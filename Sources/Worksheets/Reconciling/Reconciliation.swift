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

  /// What a line of the store is. Within a package they come in this order, so that theirs are compared one by one.
  private enum Side: Int64 {
    /// Why an item of ours has no row.
    case reason
    case ours
    case theirs
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
    var comparison = PackageComparison()
    try store.readAll { line in
      if line.tracking != comparison.tracking { try comparison.begin(line.tracking, body) }
      switch Side(rawValue: line.entry) {
      case .reason?: comparison.add(reason: line.fields.joined(separator: ": "))
      case .ours?: comparison.add(ours: columns.row(ours: line.fields))
      case .theirs?: try comparison.compare(columns.row(theirs: line.fields), body)
      case nil: break
      }
    }
    try comparison.end(body)
    return comparison.summary
  }
}
