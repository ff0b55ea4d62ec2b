public import SchemaLanguage
public import Vocabulary

/// Judges records by profiles, and adds what it finds to them.
///
/// The rules are compiled once; judging a record allocates nothing. A validator is used by one thread at a time.
///
/// Findings come in the order of the profiles, and of the rules in each. A rule on elements of a part is judged for
/// each row, a check on a list for each of its values; a finding says which. Each required element that is missing is
/// a finding of its own.
public struct Validator: ~Copyable {
  /// Whom the parts of the program are for; keeps the tables alive that it refers to.
  private let stretches: [ProfileProgramCompiler.Stretch]
  var program: FlatProfileProgram
  var overlays: OverlayProgram
  private var channel: String?
  private var role: String?
  private var isActive: RawArray<Bool>
  private var unsettled: UnsettledRules
  private let judgesAll: Bool

  /// - Parameters:
  ///   - profiles: profiles that are not valid on the day are passed over.
  ///   - catalogue: rules whose id it does not have are passed over; the loader adds all of them.
  ///   - layout: the layout of the records to be judged, made from the dictionary the profiles were compiled with.
  ///   - date: the day for which validity, `since` and `until` are judged.
  ///   - extraOverlays: deviations beside those of the profiles; they come last, so that they decide.
  ///   - isPlain: whether every rule is judged at length for every record, which is slower; for comparison in tests.
  public init(
    profiles: [ProfileSchema], catalogue: FindingCatalogue, layout: RecordLayout, date: CalendarDate,
    extraOverlays: [Overlay] = [], isPlain: Bool = false
  ) {
    var compiler = ProfileProgramCompiler(
      catalogue: catalogue, layout: layout, date: date, hasQuickWays: !isPlain)
    for profile in profiles { compiler.add(profile) }
    let given = profiles.filter { $0.isValid(on: date) }.flatMap(\.overlays) + extraOverlays
    overlays = OverlayProgram(given, rules: compiler.rulesByID, severities: compiler.severities, date: date)
    let stretches = compiler.stretches
    self.stretches = stretches
    let program = compiler.finished()
    judgesAll = isPlain || program.rules.count > UnsettledRules.mostRules
    unsettled = UnsettledRules(program, layout: layout)
    self.program = program
    var isActive = RawArray<Bool>(capacity: max(stretches.count, 1))
    isActive.append(repeating: false, count: stretches.count)
    self.isActive = isActive
  }

  /// Judges a record, and adds the findings to it.
  ///
  /// - Parameters:
  ///   - channel: how the goods travel, such as `postal`.
  ///   - role: the role of the record, such as `item`.
  /// - Complexity: O(r · n) in the rules and the rows of the record.
  public mutating func validate(_ record: inout Record, channel: String, role: String) {
    if channel != self.channel || role != self.role { choose(channel: channel, role: role) }
    program.beginRecord()
    overlays.update(&record)
    if judgesAll { return judgeAll(&record) }
    let rules = unsettled.find(for: &record, program: &program)
    for word in 0..<rules.count {
      var left = rules[word]
      while left != 0 {
        let rule = word &* 64 &+ left.trailingZeroBitCount
        left &= left &- 1
        if overlays.severities[rule] != OverlayProgram.suppressed { judge(rule, &record) }
      }
    }
  }

  /// Judges all rules one after the other.
  private mutating func judgeAll(_ record: inout Record) {
    for profile in 0..<program.profiles.count where isActive[profile] {
      let range = program.profiles[profile]
      for rule in range.firstRule..<range.ruleEnd where overlays.severities[rule] != OverlayProgram.suppressed
      {
        if meetsConditions(of: rule, &record) { judge(rule, &record) }
      }
    }
  }

  private mutating func meetsConditions(of rule: Int, _ record: inout Record) -> Bool {
    for condition in program.conditions(of: program.rules[rule])
    where !program.holds(condition: Int(condition), &record) {
      return false
    }
    return true
  }

  private mutating func choose(channel: String, role: String) {
    self.channel = channel
    self.role = role
    for (number, stretch) in stretches.enumerated() {
      isActive[number] = stretch.applies(channel: channel, role: role)
    }
    unsettled.choose(isActive, of: program)
  }

  /// Judges a rule whose condition set is met.
  @inline(__always)
  private mutating func judge(_ number: Int, _ record: inout Record) {
    let rule = FlatProfileProgram.RulePointer(program.rules.base + number)
    let part = Int(rule.pointee.part)
    if part < 0 {
      judge(rule, number, Place(), &record)
      return
    }
    let rows = record.rowCount(part: part)
    if rows == 0, rule.pointee.judgesWithoutRows { judge(rule, number, Place(), &record) }
    for row in 0..<rows {
      if judge(rule, number, Place(row: row), &record), rule.pointee.isToldOnce { return }
    }
  }

  /// - Returns: whether there was a finding.
  @inline(__always) @discardableResult
  private mutating func judge(
    _ rule: FlatProfileProgram.RulePointer, _ number: Int, _ place: Place, _ record: inout Record
  ) -> Bool {
    guard rule.pointee.isOfOneValue else { return judgeAtLength(rule, number, place, &record) }
    if program.judgeValue(Int(rule.pointee.check), &record, place) != .fails { return false }
    report(rule, number, place, &record)
    return true
  }

  /// - Returns: whether there was a finding.
  @inline(never)
  private mutating func judgeAtLength(
    _ rule: FlatProfileProgram.RulePointer, _ number: Int, _ place: Place, _ record: inout Record
  ) -> Bool {
    if rule.pointee.list != .max { return judgeValues(rule, number, place, &record) }
    if rule.pointee.rowCondition >= 0 {
      guard program.judge(Int(rule.pointee.rowCondition), &record, place, isCondition: true) == .holds else {
        return false
      }
    }
    if rule.pointee.requirement == .check {
      guard program.judge(Int(rule.pointee.check), &record, place, isCondition: false) == .fails else {
        return false
      }
      report(rule, number, place, &record)
      return true
    }
    return judgePresence(rule, number, place, &record)
  }

  private mutating func judgePresence(
    _ rule: FlatProfileProgram.RulePointer, _ number: Int, _ place: Place, _ record: inout Record
  ) -> Bool {
    for index in Int(rule.pointee.firstTarget)..<Int(rule.pointee.firstTarget) + Int(rule.pointee.targetCount)
    {
      let target = program.targets[index]
      if target.part < 0 {
        if record.rootSlotNumber(Int(target.column)) >= 0 { return false }
      } else if place.row >= 0,
        record.slotNumber(part: Int(target.part), row: place.row, column: Int(target.column)) >= 0
      {
        return false
      }
    }
    reportAbsence(rule, number, place, &record)
    return true
  }

  /// A check on a list is judged for each of its values.
  private mutating func judgeValues(
    _ rule: FlatProfileProgram.RulePointer, _ number: Int, _ place: Place, _ record: inout Record
  ) -> Bool {
    var place = place
    place.slot = program.slot(
      FlatProfileProgram.OperandPointer(program.operands.base + Int(rule.pointee.listOperand)), &record, place
    )
    place.list = rule.pointee.list
    place.value = 0
    var isTold = false
    while place.slot >= 0 {
      let isMeant =
        rule.pointee.rowCondition < 0
        || program.judge(Int(rule.pointee.rowCondition), &record, place, isCondition: true) == .holds
      if isMeant, program.judge(Int(rule.pointee.check), &record, place, isCondition: false) == .fails {
        report(rule, number, place, &record)
        isTold = true
      }
      place.slot = record.slot(place.slot).next
      place.value += 1
    }
    return isTold
  }
}
