internal import Duty

/// A row of a worksheet: an item's goods of one origin and classification.
struct WorksheetRow {
  /// One for each column of the form; nil for an empty cell.
  var cells: [CellValue?]
  var duty: DutyAmounts
  /// Where the cells came from, as a JSON object with a member for each column; nil unless it is asked for.
  var provenance: String?
}
