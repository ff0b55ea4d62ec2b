internal import SchemaLanguage
internal import Vocabulary

/// Overlays in trivial structs, and the severities that come of them for the source at hand.
///
/// Records of one message have the same source, so the severities are worked out only when it changes.
struct OverlayProgram: ~Copyable {
  struct Condition: BitwiseCopyable {
    var column: UInt16
    var firstValue: UInt32
    var valueCount: UInt32
  }

  struct Step: BitwiseCopyable {
    var firstCondition: UInt32
    var conditionCount: UInt32
    var firstChange: UInt32
    var changeCount: UInt32
  }

  struct Change: BitwiseCopyable {
    var rule: UInt32
    var severity: UInt8
  }

  /// In place of a severity: the rule is left out.
  static let suppressed = UInt8.max

  /// The severity of each flat rule for the last source, or `suppressed`.
  private(set) var severities: RawArray<UInt8>
  private var agreed: RawArray<UInt8>
  private var steps = RawArray<Step>(capacity: 4)
  private var conditions = RawArray<Condition>(capacity: 4)
  private var changes = RawArray<Change>(capacity: 4)
  private var values = RawArray<ByteRange>(capacity: 4)
  private var bytes = RawArray<UInt8>(capacity: 64)
  /// The elements that matter, and their values in the last source, each behind its length in four bytes.
  private var columns = RawArray<UInt16>(capacity: 4)
  private var lastSource = RawArray<UInt8>(capacity: 64)

  init(_ overlays: [Overlay], rules: [String: [Int]], severities: [Severity], date: CalendarDate) {
    self.severities = RawArray(capacity: max(severities.count, 1))
    agreed = RawArray(capacity: max(severities.count, 1))
    for severity in severities {
      self.severities.append(severity.rawValue)
      agreed.append(severity.rawValue)
    }
    var known: Set<UInt16> = []
    for overlay in overlays {
      let firstChange = changes.count
      for change in overlay.changes where change.isInForce(on: date) {
        for rule in rules[change.rule] ?? [] {
          changes.append(Change(rule: UInt32(rule), severity: change.severity?.rawValue ?? Self.suppressed))
        }
      }
      guard changes.count > firstChange else { continue }
      let firstCondition = conditions.count
      for condition in overlay.conditions where condition.element.part == nil {
        let column = UInt16(condition.element.id.index)
        if known.insert(column).inserted { columns.append(column) }
        conditions.append(
          Condition(
            column: column, firstValue: UInt32(values.count), valueCount: UInt32(condition.values.count)))
        for value in condition.values {
          values.append(ByteRange(start: UInt32(bytes.count), length: UInt32(value.utf8.count)))
          for byte in value.utf8 { bytes.append(byte) }
        }
      }
      steps.append(
        Step(
          firstCondition: UInt32(firstCondition), conditionCount: UInt32(conditions.count - firstCondition),
          firstChange: UInt32(firstChange), changeCount: UInt32(changes.count - firstChange)))
    }
    // No source has been seen yet: the severities as agreed are those of none.
    for _ in 0..<columns.count { lastSource.append(repeating: 0xFF, count: 4) }
    // An overlay without conditions is for every record.
    if steps.count > 0 { lastSource.append(0) }
  }

  /// Brings the severities in line with the source of a record.
  @inline(__always)
  mutating func update(_ record: inout Record) {
    if steps.count == 0 || isLast(&record) { return }
    remember(&record)
    apply(&record)
  }

  private mutating func isLast(_ record: inout Record) -> Bool {
    var offset = 0
    for index in 0..<columns.count {
      let number = record.rootSlotNumber(Int(columns[index]))
      let text = number < 0 ? ByteRange(start: 0, length: .max) : record.slot(number).text
      guard offset + 4 <= lastSource.count else { return false }
      for place in 0..<4
      where lastSource[offset + place] != UInt8(truncatingIfNeeded: text.length >> (8 * place)) {
        return false
      }
      offset += 4
      guard number >= 0 else { continue }
      let value = record.bytes(text)
      guard offset + value.count <= lastSource.count else { return false }
      for place in 0..<value.count where lastSource[offset + place] != value[place] { return false }
      offset += value.count
    }
    return offset == lastSource.count
  }

  private mutating func remember(_ record: inout Record) {
    lastSource.truncate(to: 0)
    for index in 0..<columns.count {
      let number = record.rootSlotNumber(Int(columns[index]))
      let text = number < 0 ? ByteRange(start: 0, length: .max) : record.slot(number).text
      for place in 0..<4 { lastSource.append(UInt8(truncatingIfNeeded: text.length >> (8 * place))) }
      guard number >= 0 else { continue }
      for byte in record.bytes(text) { lastSource.append(byte) }
    }
  }

  private mutating func apply(_ record: inout Record) {
    severities.truncate(to: 0)
    severities.append(copying: UnsafePointer(agreed.base), count: agreed.count)
    for number in 0..<steps.count {
      let step = steps[number]
      guard isMet(step, &record) else { continue }
      for index in Int(step.firstChange)..<Int(step.firstChange + step.changeCount) {
        severities[Int(changes[index].rule)] = changes[index].severity
      }
    }
  }

  private mutating func isMet(_ step: Step, _ record: inout Record) -> Bool {
    for index in Int(step.firstCondition)..<Int(step.firstCondition + step.conditionCount) {
      let condition = conditions[index]
      let number = record.rootSlotNumber(Int(condition.column))
      guard number >= 0 else { return false }
      let text = record.bytes(record.slot(number).text)
      var isFound = false
      for value in Int(condition.firstValue)..<Int(condition.firstValue + condition.valueCount) {
        let given = UnsafeRawBufferPointer(
          start: bytes.base + Int(values[value].start), count: Int(values[value].length))
        if TextTests.areEqual(text, given, foldsCase: false) { isFound = true }
      }
      if !isFound { return false }
    }
    return true
  }
}
