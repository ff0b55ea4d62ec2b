internal import Reports

/// Writes differences as CSV.
public final class DifferenceReport {
  private let file: CSVFile

  public init(_ sink: @escaping ByteSink) { file = CSVFile(sink) }

  public func begin() throws {
    try file.write([
      "Difference", "Tracking Number", "Country of Origin", "Classification", "Sheet", "Row", "Theirs",
      "Ours", "Note",
    ])
  }

  public func write(_ difference: Difference) throws {
    let fields = [
      difference.kind.rawValue, difference.tracking, difference.origin, difference.classification,
      difference.sheet ?? "", difference.row.map(String.init) ?? "", difference.theirs, difference.ours,
      difference.note,
    ]
    try file.write(fields.map(CSVField.harmless))
  }

  public func finish() throws { try file.finish() }
}
