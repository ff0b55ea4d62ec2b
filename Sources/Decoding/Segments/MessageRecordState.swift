internal import SchemaLanguage
internal import Vocabulary

/// What the decoder keeps of the record that a message makes of itself, such as the dispatch of a PREDES.
///
/// Its bytes are those before the first other record: they are booked to records as they are read, and the record is
/// always handed out when the message is left. Values behind the other records are taken in; their bytes are envelope.
struct MessageRecordState: ~Copyable {
  /// The walk through the message for this record; nil while no message makes one.
  var walk: UnsafeMutablePointer<SegmentWalk>?
  /// Whether its bytes still go on.
  var isInHead = false
  var line: UInt64 = 1
  var length: UInt64 = 0
  /// Its bytes, for showing what stands there; of a long one only the beginning.
  var bytes: RawArray<UInt8> = RawArray(capacity: 4096)
  /// Whether every other record was handed out; what is counted over them is known only then.
  var isWhole = true
  private var records: Int64 = 0
  /// For each tally its count or sum; nil once a record lacked the value or the sum became too large.
  private var sums: [Int64?] = []

  var isOpen: Bool { walk != nil }

  /// The most bytes that are kept for showing.
  static let longestShown = 1 << 16

  mutating func begin(_ walk: UnsafeMutablePointer<SegmentWalk>, tallies: Int, line: UInt64) {
    self.walk = walk
    self.line = line
    isInHead = true
    length = 0
    bytes.truncate(to: 0)
    isWhole = true
    records = 0
    sums = Array(repeating: 0, count: tallies)
  }

  /// Counts one of the other records.
  mutating func add(
    _ record: borrowing Record, _ tallies: [(target: ValueTarget, tally: MessageRecord.Tally)]
  ) {
    records += 1
    for (index, entry) in tallies.enumerated() {
      guard let sum = sums[index] else { continue }
      switch entry.tally {
      case .records: sums[index] = records
      case .rows(let part): sums[index] = sum + Int64(record.rowCount(part: part))
      case .sum(let target):
        let slot = record.slotNumber(target, row: 0)
        let (total, isTooLarge) = sum.addingReportingOverflow(slot < 0 ? 0 : record.slot(slot).number)
        sums[index] = slot < 0 || isTooLarge ? nil : total
      }
    }
  }

  /// Writes what was counted into the record.
  mutating func storeTallies(
    _ tallies: [(target: ValueTarget, tally: MessageRecord.Tally)], in record: inout Record
  ) {
    guard isWhole else { return }
    for (index, entry) in tallies.enumerated() {
      if case .sum = entry.tally, records == 0 { continue }
      guard let sum = sums[index] else { continue }
      var text = String(sum)
      let range = text.withUTF8 { record.copy(UnsafeRawBufferPointer($0)) }
      record.store(
        Slot(
          text: range, position: FeedPosition(offset: record.offset), number: sum,
          element: entry.target.element),
        in: entry.target, row: 0)
    }
  }
}
