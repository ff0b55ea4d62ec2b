internal import Duty
internal import Vocabulary

/// A row of a worksheet: an item's goods of one origin and classification.
struct WorksheetRow {
  /// One for each column of the form; nil for an empty cell.
  var cells: [CellValue?]
  var duty: DutyAmounts
  /// The amount for the whole package, in its first row, where duty is not a share of the value; else nil.
  var specificRate: FixedDecimal?
  /// Where the cells came from, as a JSON object with a member for each column; nil unless it is asked for.
  var provenance: String?
}
