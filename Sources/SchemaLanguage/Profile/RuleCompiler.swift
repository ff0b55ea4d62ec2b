internal import Vocabulary

/// Makes one rule of a profile.
struct RuleCompiler {
  private let node: YAMLNode
  private let profile: String
  private let scope: CompilationScope
  private var log: MistakeLog { scope.log }
  private var id: String { node["id"]?.text ?? "" }

  init(_ node: YAMLNode, profile: String, scope: CompilationScope) {
    self.node = node
    self.profile = profile
    self.scope = scope
  }

  /// - Returns: nil when there were mistakes; they are in the log.
  func compile() -> ProfileRule? {
    let before = log.count
    let requirement = requirement()
    let condition = node["when"].flatMap { ExpressionParser.parse($0, scope: scope) }
    if let message = node["message"] { FindingsDocument.checkPlaces(message, log: log) }
    checkDates()
    guard let requirement, log.count == before else { return nil }
    let predicates = requirement.predicates + (condition?.predicates ?? [])
    let terms = terms(isUsed: predicates.contains(.vague))
    let codes = codes(isUsed: predicates.contains(.listed) || predicates.contains(.serviceIndicatorAgrees))
    let countries = predicates.contains(.country) || predicates.contains(.s10) ? list("iso/countries") : nil
    let currencies = predicates.contains(.currency) ? list("iso/currencies") : nil
    let mailClass = predicates.contains(.serviceIndicatorAgrees) ? mailClass() : nil
    let ownParts = parts(of: requirement.directElements)
    let allParts = parts(
      of: requirement.directElements + (condition?.operands.compactMap(\.directElement) ?? []))
    checkParts(allParts)
    checkLists(requirement)
    guard log.count == before else { return nil }
    return ProfileRule(
      id: id, requirement: requirement, roles: node["role"]?.words, condition: condition, terms: terms,
      match: node["match"]?.text.flatMap(TermsDocument.Match.init), codes: codes, countries: countries,
      currencies: currencies, mailClass: mailClass, part: allParts.first, isToldOnce: ownParts.isEmpty,
      since: node["since"]?.text.flatMap { CalendarDate($0) },
      until: node["until"]?.text.flatMap { CalendarDate($0) },
      kind: kind(requirement, condition), mark: node.mark)
  }

  private func requirement() -> ProfileRule.Requirement? {
    switch (node["require"], node["check"]) {
    case (let require?, nil):
      let names = require.isScalar ? [require] : require.items
      let elements = names.compactMap(element)
      return elements.count == names.count ? .present(elements, any: node["any"]?.boolean ?? false) : nil
    case (nil, let check?):
      if let any = node["any"] {
        log.add(any.mark, found: "any in a check", expected: "any only beside require")
      }
      return ExpressionParser.parse(check, scope: scope).map { .check($0) }
    case (_?, let check?):
      log.add(check.mark, found: "both require and check", expected: "one of them")
      return nil
    case (nil, nil):
      log.add(node.mark, found: "neither require nor check", expected: "one of them")
      return nil
    }
  }

  private func element(_ name: YAMLNode) -> Element? {
    guard let path = name.text else { return nil }
    if let element = scope.dictionary.element(path) { return element }
    let near = scope.dictionary.nearest(to: path)
    log.add(
      name.mark, found: "\"\(path)\"",
      expected: "an element of the dictionary" + (near.map { "; did you mean \"\($0)\"?" } ?? ""))
    return nil
  }

  private func checkDates() {
    guard let since = node["since"]?.text, let until = node["until"], let last = until.text, last < since
    else { return }
    log.add(until.mark, found: last, expected: "a day not before \(since)")
  }

  // MARK: Tables

  private func terms(isUsed: Bool) -> TermsTable? {
    guard let name = node["terms"] else {
      if isUsed {
        log.add(node.mark, found: "\"is vague\" without terms", expected: "terms: the id of a list")
      }
      if let match = node["match"] {
        log.add(match.mark, found: "match without terms", expected: "terms beside it")
      }
      return nil
    }
    guard isUsed else {
      log.add(name.mark, found: "terms that are not used", expected: "a check with \"is vague\"")
      return nil
    }
    if let table = scope.terms[name.text ?? ""] { return table }
    let near = NearName.nearest(to: name.text ?? "", among: scope.terms.keys.sorted())
    log.add(
      name.mark, found: "\"\(name.text ?? "")\"",
      expected: "the id of a list of terms" + (near.map { "; did you mean \"\($0)\"?" } ?? ""))
    return nil
  }

  private func codes(isUsed: Bool) -> CodeTable? {
    guard let name = node["codes"] else {
      if isUsed {
        log.add(node.mark, found: "a check without codes", expected: "codes: the id of a code list")
      }
      return nil
    }
    guard isUsed else {
      log.add(
        name.mark, found: "codes that are not used",
        expected: "a check with \"is listed\" or \"is serviceIndicatorAgrees\"")
      return nil
    }
    if let table = scope.codes[name.text ?? ""] { return table }
    let near = NearName.nearest(to: name.text ?? "", among: scope.codes.keys.sorted())
    log.add(
      name.mark, found: "\"\(name.text ?? "")\"",
      expected: "the id of a code list" + (near.map { "; did you mean \"\($0)\"?" } ?? ""))
    return nil
  }

  private func list(_ id: String) -> CodeTable? {
    if let table = scope.codes[id] { return table }
    log.add(node.mark, found: "no code list \(id)", expected: "the code list \(id) to be there")
    return nil
  }

  private func mailClass() -> Element? {
    if let element = scope.dictionary.element("item.mailClass") { return element }
    log.add(node.mark, found: "no element item.mailClass", expected: "the element item.mailClass to be there")
    return nil
  }

  // MARK: Rows

  private func parts(of elements: [Element]) -> [Int] {
    var parts: [Int] = []
    for part in elements.compactMap(\.part) where !parts.contains(part) { parts.append(part) }
    return parts
  }

  private func checkParts(_ parts: [Int]) {
    guard parts.count > 1 else { return }
    let names = parts.map { scope.dictionary.parts[$0].key }.joined(separator: " and ")
    log.add(node.mark, found: "rows of \(names) in one rule", expected: "rows of one part")
  }

  /// A check goes through the values of one list; of a second one it would take the first value only.
  private func checkLists(_ requirement: ProfileRule.Requirement) {
    guard case .check(let expression) = requirement else { return }
    let lists = Set(expression.operands.compactMap(\.directElement).filter(\.isList).map(\.path))
    guard lists.count > 1 else { return }
    log.add(
      node["check"]?.mark ?? node.mark,
      found: "the lists \(lists.sorted().joined(separator: " and ")) in one check",
      expected: "one list of values at the most")
  }

  private func kind(_ requirement: ProfileRule.Requirement, _ condition: Expression?) -> FindingKind {
    let sentence = requirement.words + (condition.map { " when " + $0.words } ?? "")
    return FindingKind(
      code: id, severity: node["severity"]?.text.flatMap { Severity(name: $0) } ?? .error,
      title: node["title"]?.text ?? sentence, message: node["message"]?.text ?? sentence,
      hint: node["hint"]?.text,
      cause: node["cause"]?.text, example: node["example"]?.text, remedy: node["remedy"]?.text,
      basis: node["basis"]?.text, definedIn: profile)
  }
}

extension ProfileRule.Requirement {
  /// The elements it judges in each row.
  var directElements: [Element] {
    switch self {
    case .present(let elements, _): elements
    case .check(let expression): expression.operands.compactMap(\.directElement)
    }
  }

  var predicates: [Expression.Predicate] {
    switch self {
    case .present: []
    case .check(let expression): expression.predicates
    }
  }
}
