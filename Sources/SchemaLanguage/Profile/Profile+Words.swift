internal import Vocabulary

extension ProfileRule {
  /// The rule as sentences: `recipient.address.city must be present. Error. 19 CFR 145.74(d)(1)(v).`
  public var words: String {
    var sentence = requirement.words
    if let roles { sentence += ", of a record of role " + roles.joined(separator: " or ") }
    if let condition { sentence += ", when " + condition.words }
    // A path keeps its first letter.
    if sentence.hasPrefix("it ") || sentence.hasPrefix("one ") { sentence = Self.capitalized(sentence) }
    sentence += "."
    if let terms { sentence += " Terms: \(terms.id)\(match.map { ", \(Self.words($0))" } ?? "")." }
    if let codes { sentence += " Codes: \(codes.id)." }
    sentence += " " + Self.capitalized("\(severity.name)") + "."
    switch (since, until) {
    case (let since?, let until?): sentence += " In force from \(since) to \(until)."
    case (let since?, nil): sentence += " In force from \(since)."
    case (nil, let until?): sentence += " In force to \(until)."
    case (nil, nil): break
    }
    if let basis = kind.basis { sentence += " " + (basis.hasSuffix(".") ? basis : basis + ".") }
    return sentence
  }

  private static func words(_ match: TermsDocument.Match) -> String {
    switch match {
    case .whole: "as the whole text"
    case .word: "anywhere in the text"
    case .among: "anywhere in a text that is not one of them"
    }
  }

  private static func capitalized(_ text: String) -> String { text.prefix(1).uppercased() + text.dropFirst() }
}

extension ProfileRule.Requirement {
  var words: String {
    switch self {
    case .present(let elements, let any):
      let names = elements.map(\.path)
      guard let last = names.last, names.count > 1 else { return "\(names.joined()) must be present" }
      let list = names.dropLast().joined(separator: ", ")
      return any ? "one of \(list) or \(last) must be present" : "\(list) and \(last) must be present"
    case .check(let expression): return "it must hold that " + expression.words
    }
  }
}

extension Overlay {
  /// The deviation as sentences.
  public var words: String {
    let scope = conditions.map { condition in
      let values = condition.values
      return
        "\(condition.element.path) is \(values.count == 1 ? values[0] : "one of " + values.joined(separator: ", "))"
    }.joined(separator: " and ")
    let sentences = changes.map { change in
      let what = change.severity.map { "\(change.rule) is \($0.name)" } ?? "\(change.rule) is left out"
      return
        "\(what)\(change.until.map { " to \($0)" } ?? "")\(change.reason.isEmpty ? "" : " (\(change.reason))")"
    }
    return "When \(scope): \(sentences.joined(separator: "; "))."
  }
}

extension Expression {
  /// The expression in words.
  public var words: String { words(isNegated: false, isInner: false) }

  private func words(isNegated: Bool, isInner: Bool) -> String {
    switch self {
    case .all(let parts): return joined(parts, isNegated ? " or " : " and ", isNegated, isInner)
    case .any(let parts): return joined(parts, isNegated ? " and " : " or ", isNegated, isInner)
    case .not(let inner): return inner.words(isNegated: !isNegated, isInner: isInner)
    case .comparison(let left, let comparator, let right):
      return "\(left.words) \(comparator.words(isNegated)) \(right.words)"
    case .membership(let operand, let literals):
      let list = literals.map(\.text).joined(separator: ", ")
      return "\(operand.words) is \(isNegated ? "none" : "one") of \(list)"
    case .within(let left, let tolerance, let right):
      return
        "\(left.words) \(isNegated ? "differs" : "does not differ") from \(right.words) by more than \(tolerance)"
    case .matches(let operand, let pattern):
      return "\(operand.words) \(isNegated ? "does not have" : "has") the form \(pattern.text)"
    case .beginning(let left, let right):
      return "\(left.words) \(isNegated ? "does not begin" : "begins") with \(right.words)"
    case .predicate(let operand, let predicate):
      if predicate == .serviceIndicatorAgrees {
        return
          "the service indicator of \(operand.words) \(isNegated ? "does not agree" : "agrees") with item.mailClass"
      }
      return "\(operand.words) is \(isNegated ? "not " : "")\(predicate.words)"
    }
  }

  private func joined(_ parts: [Expression], _ word: String, _ isNegated: Bool, _ isInner: Bool) -> String {
    let text = parts.map { $0.words(isNegated: isNegated, isInner: true) }.joined(separator: word)
    return isInner ? "(\(text))" : text
  }
}

extension Expression.Comparator {
  fileprivate func words(_ isNegated: Bool) -> String {
    switch (self, isNegated) {
    case (.equal, false), (.notEqual, true): "is"
    case (.notEqual, false), (.equal, true): "is not"
    case (.less, false), (.greaterOrEqual, true): "is less than"
    case (.lessOrEqual, false), (.greater, true): "is at most"
    case (.greater, false), (.lessOrEqual, true): "is more than"
    case (.greaterOrEqual, false), (.less, true): "is at least"
    }
  }
}

extension Expression.Operand {
  fileprivate var words: String {
    switch shift {
    case .amount(let amount)?: "\(base) \(amount.mantissa < 0 ? "minus" : "plus") \(Self.magnitude(amount))"
    case .days(let days)?:
      "\(base) \(days < 0 ? "minus" : "plus") \(abs(days)) \(abs(days) == 1 ? "day" : "days")"
    case nil: base
    }
  }

  private var base: String {
    switch source {
    case .element(let element): element.path
    case .sum(let element): "the sum of \(element.path)"
    case .distinct(let element): "the number of different values of \(element.path)"
    case .length(let element): "the length of \(element.path)"
    case .statedWeight(let element): "the weight that \(element.path) states"
    case .rows(_, let key): "the number of lines of \(key)"
    case .values(let element): "the number of values of \(element.path)"
    case .literal(let literal): literal.text
    }
  }

  private static func magnitude(_ amount: FixedDecimal) -> String {
    FixedDecimal.zero.subtracting(amount).map { amount.mantissa < 0 ? "\($0)" : "\(amount)" } ?? "\(amount)"
  }
}

extension Expression.Predicate {
  fileprivate var words: String {
    switch self {
    case .present: "present"
    case .absent: "absent"
    case .s10: "an S10 identifier with the right check digit and a known country"
    case .s9: "an S9 receptacle identifier"
    case .s8: "an S8 dispatch identifier"
    case .impc: "the code of an office of exchange"
    case .operator: "the code of a designated operator"
    case .awb: "an air waybill number with the right check digit"
    case .hs: "a tariff number of 6, 8 or 10 digits of a chapter that exists"
    case .country: "a country of ISO 3166"
    case .currency: "a currency of ISO 4217"
    case .listed: "in the code list"
    case .vague: "vague"
    case .digits: "only digits"
    case .printable: "free of control characters"
    case .positive: "more than zero"
    case .usPostcode: "a ZIP code"
    case .serviceIndicatorAgrees: "in agreement with the mail class"
    }
  }
}
