internal import SchemaLanguage
internal import Vocabulary

/// Finds the rules that must be judged for a record.
///
/// Most rules are settled without looking at a value: their conditions do not hold, a required element is there, an
/// element to be checked is not. For each of these events there is a set of rules that it settles, a bit a rule; what
/// no event settles is left. Only rules are left out that have no finding, so that judging all rules one after the
/// other finds the same; tests compare the two. It saves a third of the time of judging.
struct UnsettledRules: ~Copyable {
  /// With more rules than this the sets would take more memory than they are worth.
  static let mostRules = 2048
  /// How many columns of a row are told apart.
  private static let rowBits = 64

  /// The rules that the presence or absence of each of some columns settles, and which columns those are.
  private struct Columns: ~Copyable {
    let words: Int
    var watched: RawArray<UInt64>
    var settled: RawArray<UInt64>

    init(count: Int, words: Int) {
      self.words = words
      let bits = count / 64 + 1
      var watched = RawArray<UInt64>(capacity: bits)
      watched.append(repeating: 0, count: bits)
      var settled = RawArray<UInt64>(capacity: bits * 64 * words)
      settled.append(repeating: 0, count: bits * 64 * words)
      self.watched = watched
      self.settled = settled
    }

    mutating func add(_ column: Int, rule: Int) {
      watched[column >> 6] |= 1 &<< UInt64(column & 63)
      settled[column &* words &+ rule >> 6] |= 1 &<< UInt64(rule & 63)
    }

    /// Takes the rules that some columns settle out of a set; `columns` are bits of word `word`.
    @inline(__always)
    mutating func settle(_ columns: UInt64, word: Int, in rules: UnsafeMutablePointer<UInt64>) {
      var left = columns & watched[word]
      while left != 0 {
        let column = word &* 64 &+ left.trailingZeroBitCount
        left &= left &- 1
        let set = settled.base + column &* words
        for index in 0..<words { rules[index] &= ~set[index] }
      }
    }
  }

  private let words: Int
  private let rootWords: Int
  private let partCount: Int
  private var presentInRecord: Columns
  private var absentFromRecord: Columns
  /// By condition, whichever sets it belongs to.
  private var conditionsNotMet: Columns
  /// By part.
  private var withoutRows: Columns
  // By part, 64 columns each.
  private var presentInEveryRow: Columns
  private var absentFromAllRows: Columns
  /// The rules of the profiles that apply.
  private var active: RawArray<UInt64>
  /// The conditions that they have.
  private var activeConditions: RawArray<UInt64>
  private var left: RawArray<UInt64>

  init(_ program: borrowing FlatProfileProgram, layout: RecordLayout) {
    let ruleCount = min(program.rules.count, Self.mostRules)
    words = ruleCount / 64 + 1
    rootWords = layout.rootWidth / 64 + 1
    partCount = layout.rowWidths.count
    presentInRecord = Columns(count: layout.rootWidth, words: words)
    absentFromRecord = Columns(count: layout.rootWidth, words: words)
    conditionsNotMet = Columns(count: program.conditions.count, words: words)
    withoutRows = Columns(count: partCount, words: words)
    presentInEveryRow = Columns(count: partCount * Self.rowBits, words: words)
    absentFromAllRows = Columns(count: partCount * Self.rowBits, words: words)
    let conditionWords = program.conditions.count / 64 + 1
    var active = RawArray<UInt64>(capacity: words)
    active.append(repeating: 0, count: words)
    var activeConditions = RawArray<UInt64>(capacity: conditionWords)
    activeConditions.append(repeating: 0, count: conditionWords)
    var left = RawArray<UInt64>(capacity: words)
    left.append(repeating: 0, count: words)
    self.active = active
    self.activeConditions = activeConditions
    self.left = left
    for rule in 0..<ruleCount { add(rule, program) }
  }

  private mutating func add(_ number: Int, _ program: borrowing FlatProfileProgram) {
    let rule = program.rules[number]
    let part = Int(rule.part)
    for condition in program.conditions(of: rule) { conditionsNotMet.add(Int(condition), rule: number) }
    if part >= 0, !rule.judgesWithoutRows { withoutRows.add(part, rule: number) }
    let column = Int(rule.shortcutColumn)
    switch rule.shortcut {
    case .isMetByAbsence where part < 0: absentFromRecord.add(column, rule: number)
    case .isMetByAbsence where column < Self.rowBits:
      absentFromAllRows.add(part * Self.rowBits + column, rule: number)
    case .isMetByPresence: addPresence(column, part: part, rule: number)
    case .isMetByAbsence, .none: break
    }
    guard rule.requirement == .anyPresent else { return }
    for index in Int(rule.firstTarget)..<Int(rule.firstTarget) + Int(rule.targetCount) {
      let target = program.targets[index]
      // An element of another part is in no row of this one.
      guard target.part < 0 || target.part == rule.part else { continue }
      addPresence(Int(target.column), part: Int(target.part), rule: number)
    }
  }

  private mutating func addPresence(_ column: Int, part: Int, rule: Int) {
    if part < 0 {
      presentInRecord.add(column, rule: rule)
    } else if column < Self.rowBits {
      presentInEveryRow.add(part * Self.rowBits + column, rule: rule)
    }
  }

  /// Makes the rules of some stretches those that apply.
  mutating func choose(_ stretches: borrowing RawArray<Bool>, of program: borrowing FlatProfileProgram) {
    for word in 0..<active.count { active[word] = 0 }
    for word in 0..<activeConditions.count { activeConditions[word] = 0 }
    for profile in 0..<program.profiles.count where stretches[profile] {
      let range = program.profiles[profile]
      for rule in range.firstRule..<range.ruleEnd {
        active[rule >> 6] |= 1 &<< UInt64(rule & 63)
        for condition in program.conditions(of: program.rules[rule]) {
          activeConditions[Int(condition) >> 6] |= 1 &<< UInt64(condition & 63)
        }
      }
    }
  }

  /// The rules left for a record, a bit each, in the order of the profiles; good until the next record.
  ///
  /// - Complexity: O(elements of the record + conditions), for each one word of 64 rules.
  mutating func find(
    for record: inout Record, program: inout FlatProfileProgram
  ) -> UnsafeBufferPointer<UInt64> {
    let rules = left.base
    rules.update(from: active.base, count: words)
    for word in 0..<rootWords {
      let present = record.presence(word: word)
      presentInRecord.settle(present, word: word, in: rules)
      absentFromRecord.settle(~present, word: word, in: rules)
    }
    for word in 0..<activeConditions.count {
      var left = activeConditions[word]
      var notMet: UInt64 = 0
      while left != 0 {
        let bit = left & (0 &- left)
        if !program.holds(condition: word &* 64 &+ left.trailingZeroBitCount, &record) { notMet |= bit }
        left ^= bit
      }
      conditionsNotMet.settle(notMet, word: word, in: rules)
    }
    for part in 0..<partCount { settleRows(of: part, &record, rules) }
    return UnsafeBufferPointer(start: rules, count: words)
  }

  @inline(__always)
  private mutating func settleRows(
    of part: Int, _ record: inout Record, _ rules: UnsafeMutablePointer<UInt64>
  ) {
    let rows = record.rowCount(part: part)
    guard rows > 0 else {
      withoutRows.settle(1 &<< UInt64(part & 63), word: part >> 6, in: rules)
      return
    }
    var inSome: UInt64 = 0
    var inEvery = UInt64.max
    for row in 0..<rows {
      let present = record.presence(part: part, row: row)
      inSome |= present
      inEvery &= present
    }
    presentInEveryRow.settle(inEvery, word: part, in: rules)
    absentFromAllRows.settle(~inSome, word: part, in: rules)
  }
}
