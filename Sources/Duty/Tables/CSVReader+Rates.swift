internal import Wire

/// Reading tables of rates: strictly, and with the mistakes of tables.
extension CSVReader {
  init(table path: String) throws(RateTableError) {
    do throws(CSVError) { try self.init(path: path) } catch { throw RateTableError(error) }
  }

  mutating func nextRow() throws(RateTableError) -> [String]? {
    do throws(CSVError) { return try next() } catch { throw RateTableError(error) }
  }

  /// A mistake in the last row.
  func failure(_ problem: String) -> RateTableError {
    RateTableError(file: path, line: line, problem: problem)
  }
}

extension RateTableError {
  init(_ error: CSVError) { self.init(file: error.path, line: error.line, problem: error.problem) }
}
