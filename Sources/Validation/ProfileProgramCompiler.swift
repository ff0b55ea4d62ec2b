internal import SchemaLanguage
internal import Vocabulary

/// Makes the flat program of some profiles for one day.
struct ProfileProgramCompiler: ~Copyable {
  var program = FlatProfileProgram()
  /// The severities of the flat rules.
  var severities: [Severity] = []
  /// The flat rules of each rule.
  var rulesByID: [String: [Int]] = [:]
  private let catalogue: FindingCatalogue
  private let date: CalendarDate
  let hasQuickWays: Bool
  /// Whom each entry of the program's `profiles` is for.
  var stretches: [Stretch] = []
  /// What must hold for all rules of the profile at hand.
  private var profileCondition: Expression?
  private var setNumbers: [[Int]: Int] = [:]
  private var conditionNumbers: [String: Int] = [:]
  private var codeNumbers: [ObjectIdentifier: Int] = [:]
  private var termNumbers: [ObjectIdentifier: Int] = [:]
  private static let mostNodes = 30_000

  /// Rules of a profile that stand behind one another and are for the same roles.
  struct Stretch {
    let profile: ProfileSchema
    /// Nil for all roles of the profile.
    let roles: [String]?

    func applies(channel: String, role: String) -> Bool {
      profile.applies(channel: channel, role: role) && (roles?.contains(role) ?? true)
    }
  }

  /// - Parameter hasQuickWays: whether statements get their quick ways; see `FlatProfileProgram.QuickWay`.
  init(catalogue: FindingCatalogue, layout: RecordLayout, date: CalendarDate, hasQuickWays: Bool) {
    self.hasQuickWays = hasQuickWays
    self.catalogue = catalogue
    self.date = date
    let rows = layout.dictionary.parts.map(\.limit).max() ?? 1
    var places = 16
    while places < rows * 2 { places *= 2 }
    program.scratch.append(repeating: -1, count: places)
  }

  consuming func finished() -> FlatProfileProgram { program }

  mutating func add(_ profile: ProfileSchema) {
    guard profile.isValid(on: date) else { return }
    profileCondition = profile.condition
    var rules = profile.rules.filter { $0.isInForce(on: date) }[...]
    while let roles = rules.first?.roles ?? (rules.isEmpty ? nil : []) {
      let first = program.rules.count
      let stretch = rules.prefix { ($0.roles ?? []) == roles }
      for rule in stretch { add(rule) }
      rules = rules.dropFirst(stretch.count)
      program.profiles.append(FlatProfileProgram.Profile(firstRule: first, ruleEnd: program.rules.count))
      stretches.append(Stretch(profile: profile, roles: roles.isEmpty ? nil : roles))
    }
  }

  private mutating func add(_ rule: ProfileRule) {
    guard let kind = catalogue.number(of: rule.id), program.nodes.count < Self.mostNodes else { return }
    switch rule.requirement {
    case .present(let elements, any: true):
      add(rule, kind, .anyPresent, elements, part: rule.part, nil)
    case .present(let elements, any: false):
      // Each missing element is a finding, in its own row or in none.
      let rowsOfCondition = (rule.condition?.operands.compactMap { $0.directElement?.part } ?? []).first
      for element in elements {
        add(rule, kind, .present, [element], part: element.part ?? rowsOfCondition, nil)
      }
    case .check(let expression):
      add(rule, kind, .check, [], part: rule.part, expression)
    }
  }

  private mutating func add(
    _ rule: ProfileRule, _ kind: Int, _ requirement: FlatProfileProgram.Requirement, _ elements: [Element],
    part: Int?, _ expression: Expression?
  ) {
    let list = expression?.operands.compactMap(\.directElement).first(where: \.isList)
    let conditions = split(rule, list: list)
    let firstTarget = program.targets.count
    for element in elements { program.targets.append(Self.target(element)) }
    let check = expression.map { add($0, rule, isNegated: false) } ?? -1
    let direct = elements + (expression?.operands.compactMap(\.directElement) ?? [])
    rulesByID[rule.id, default: []].append(program.rules.count)
    severities.append(rule.severity)
    let shortcut = shortcut(requirement, elements, part: part, check: check, isOfList: list != nil)
    let isOfOneValue =
      shortcut.kind == .isMetByAbsence && conditions.row < 0 && !program.nodes[check].isList
    program.rules.append(
      FlatProfileProgram.Rule(
        requirement: requirement, isOfOneValue: isOfOneValue, shortcut: shortcut.kind,
        shortcutColumn: shortcut.column,
        isToldOnce: direct.allSatisfy { $0.part == nil },
        judgesWithoutRows: requirement == .anyPresent && direct.contains { $0.part == nil },
        kind: UInt16(truncatingIfNeeded: kind), part: Int16(part ?? -1), conditionSet: Int16(conditions.set),
        rowCondition: Int32(conditions.row), check: Int32(check), firstTarget: UInt32(firstTarget),
        targetCount: UInt16(elements.count), list: list?.id.rawValue ?? .max,
        listOperand: list.map { add(.element($0)) } ?? 0))
  }

  /// Whether the presence of one element can save the judging of a rule.
  private func shortcut(
    _ requirement: FlatProfileProgram.Requirement, _ elements: [Element], part: Int?, check: Int,
    isOfList: Bool
  ) -> (kind: FlatProfileProgram.Shortcut, column: UInt16) {
    switch requirement {
    case .anyPresent: return (.none, 0)
    case .present:
      guard let element = elements.first, element.part == part else { return (.none, 0) }
      return (.isMetByPresence, Self.target(element).column)
    case .check:
      let node = program.nodes[check]
      let isStatement = node.operation != .all && node.operation != .any && node.operation != .present
      guard isStatement, node.isDirect, !isOfList, node.part == Int16(part ?? -1) else { return (.none, 0) }
      return (.isMetByAbsence, node.column)
    }
  }

  // MARK: Conditions

  /// Parts the condition of a rule: what is the same for all rows, judged once a record and shared by rules, and the
  /// rest.
  private mutating func split(_ rule: ProfileRule, list: Element?) -> (set: Int, row: Int) {
    var members: [Int] = []
    var rest: [Expression] = []
    for part in [profileCondition, rule.condition].compactMap({ $0 }).flatMap(Self.conjuncts) {
      let direct = part.operands.compactMap(\.directElement)
      if direct.contains(where: { $0.part != nil || $0.id == list?.id }) {
        rest.append(part)
      } else {
        members.append(conditionNumber(part, rule))
      }
    }
    var set = -1
    if !members.isEmpty {
      if let known = setNumbers[members] {
        set = known
      } else {
        set = program.conditionSets.count
        setNumbers[members] = set
        program.conditionSets.append(
          FlatProfileProgram.ConditionSet(
            first: UInt32(program.setMembers.count), count: UInt16(members.count)))
        for member in members { program.setMembers.append(UInt16(member)) }
      }
    }
    if rest.isEmpty { return (set, -1) }
    return (set, add(rest.count == 1 ? rest[0] : .all(rest), rule, isNegated: false))
  }

  private mutating func conditionNumber(_ expression: Expression, _ rule: ProfileRule) -> Int {
    let predicates = expression.predicates
    var key = expression.words
    if predicates.contains(.vague) { key += "|\(rule.terms?.id ?? "")|\(rule.match?.rawValue ?? "")" }
    if predicates.contains(.listed) || predicates.contains(.serviceIndicatorAgrees) {
      key += "|\(rule.codes?.id ?? "")"
    }
    if let number = conditionNumbers[key] { return number }
    let number = program.conditions.count
    conditionNumbers[key] = number
    program.conditions.append(Int32(add(expression, rule, isNegated: false)))
    return number
  }

  private static func conjuncts(_ expression: Expression) -> [Expression] {
    if case .all(let parts) = expression { return parts.flatMap(conjuncts) }
    return [expression]
  }

  static func target(_ element: Element) -> FlatProfileProgram.Target {
    let target = ValueTarget(element)
    return FlatProfileProgram.Target(part: target.part, column: target.column, element: element.id)
  }

  // MARK: Tables

  mutating func table(_ codes: CodeTable?) -> Int16 {
    guard let codes else { return -1 }
    if let number = codeNumbers[ObjectIdentifier(codes)] { return Int16(number) }
    let number = program.codeTables.count
    codeNumbers[ObjectIdentifier(codes)] = number
    let bits = ShortCodeBits(codes)
    let start = program.codeBits.count
    for word in bits.words { program.codeBits.append(word) }
    program.codeTables.append(
      FlatProfileProgram.CodeReference(
        table: .passUnretained(codes), pairs: start,
        triples: bits.hasTriples ? start + ShortCodeBits.pairWords : -1))
    return Int16(number)
  }

  mutating func table(_ terms: TermsTable?) -> Int16 {
    guard let terms else { return -1 }
    if let number = termNumbers[ObjectIdentifier(terms)] { return Int16(number) }
    termNumbers[ObjectIdentifier(terms)] = program.termTables.count
    program.termTables.append(.passUnretained(terms))
    program.termPatterns |= terms.patternBits
    for hash in terms.termHashes {
      let bit = FlatProfileProgram.termBit(hash)
      program.termBits[bit / 64] |= 1 << UInt64(bit % 64)
    }
    for opening in terms.openings { program.termOpenings[opening / 64] |= 1 << UInt64(opening % 64) }
    return Int16(program.termTables.count - 1)
  }

  mutating func literal(_ text: some Sequence<UInt8>) -> ByteRange {
    let start = program.literals.count
    for byte in text { program.literals.append(byte) }
    return ByteRange(start: UInt32(start), length: UInt32(program.literals.count - start))
  }
}
