internal import Vocabulary

/// What duty files say, in sentences.
extension DutyRules {
  /// A regime, programme, fee, rule of exchange or layout of a table in lines of text; nil when there is none of this id.
  public func words(_ id: String) -> [String]? {
    regime(id)?.words ?? programmes[id]?.words ?? fees[id]?.words ?? exchanges[id]?.words ?? tables[id]?.words
  }
}

extension DutyScope {
  /// `origin CN or HK; value up to $800`; empty when it holds everywhere.
  var words: String {
    var parts: [String] = []
    if let origins { parts.append("origin " + Self.list(origins.codes)) }
    if !exceptOrigins.isEmpty { parts.append("origin not " + Self.list(exceptOrigins.codes)) }
    if let hts { parts.append("HTS " + Self.list(hts)) }
    if !exceptHts.isEmpty { parts.append("HTS not " + Self.list(exceptHts)) }
    if let above { parts.append("value above $\(above)") }
    if let upTo { parts.append("value up to $\(upTo)") }
    if let condition { parts.append(condition.words) }
    switch (from, to) {
    case (let from?, let to?): parts.append("from \(from) to \(to)")
    case (let from?, nil): parts.append("from \(from)")
    case (nil, let to?): parts.append("to \(to)")
    case (nil, nil): break
    }
    return parts.joined(separator: "; ")
  }

  private static func list(_ words: [String]) -> String {
    guard let last = words.last, words.count > 1 else { return words.joined() }
    return words.dropLast().joined(separator: ", ") + " or " + last
  }
}

extension DutyBasis {
  var words: String { basis == .documented ? source : "\(source), \(basis.rawValue)" }
}

extension DutyRegime {
  var words: [String] {
    let period =
      (validFrom.map { "from \($0)" } ?? "from the beginning") + (validTo.map { " to \($0)" } ?? " on")
    var lines = [
      "For \(channel) items that arrive \(period). Rates are those of the day of \(governing.rawValue). [\(basis.words)]"
    ]
    if !covers.words.isEmpty { lines.append("Covers: \(covers.words).") }
    if needsClassification { lines.append("Goods need a number of the tariff.") }
    lines.append("Worksheet: \(form ?? "none"). Rounding: \(rounding.joined(separator: ", else ")).")
    lines += ["", "Exempt, the first that holds:"]
    for exemption in exemptions {
      let per = exemption.isPerRecipientAndDay ? ", for all items of a recipient on a day" : ""
      let reported = exemption.isReported ? " Stands on the worksheet." : ""
      lines.append(
        "- \(exemption.id): \(exemption.title): \(exemption.scope.words)\(per).\(reported) [\(exemption.basis.words)]"
      )
    }
    lines += ["", "Duties: \(programmes.joined(separator: ", "))."]
    for tier in tiers {
      let limit = tier.below.map { "below \($0) %: " } ?? tier.upTo.map { "up to \($0) %: " } ?? ""
      lines.append("- or for each item, \(limit)$\(tier.amount) [\(tier.basis.words)]")
    }
    lines += ["", "Path, the first that holds:"]
    for test in path {
      var what: [String] = []
      if test.whenExempt { what.append("all lines are exempt") }
      if !test.scope.words.isEmpty { what.append(test.scope.words) }
      if let table = test.table { what.append("listed in \(table)") }
      if !test.chapters.isEmpty {
        what.append("a duty of chapter \(test.chapters.joined(separator: " or "))")
      }
      let also = test.alternatives.map { ", or from \($0.from) \($0.path)" }.joined()
      let end = test.prohibition.map { "prohibited: \($0)" } ?? (test.path ?? "") + also
      lines.append(
        "- \(test.code): \(what.isEmpty ? "all others" : what.joined(separator: "; ")): \(end). [\(test.basis.words)]"
      )
    }
    if !fees.isEmpty { lines += ["", "Fees: \(fees.joined(separator: ", "))."] }
    return lines
  }
}

extension DutyProgramme {
  var words: [String] {
    let period = (validFrom.map { "from \($0)" } ?? "") + (validTo.map { " to \($0)" } ?? "")
    var lines = ["The first that holds decides\(period.isEmpty ? "" : ", \(period)"):"]
    for entry in entries {
      let scope = entry.scope.words
      lines.append(
        "- \(scope.isEmpty ? "all" : scope): \(entry.outcome.words(heading: entry.heading)) [\(entry.basis.words)]"
      )
    }
    return lines
  }
}

extension DutyProgramme.Outcome {
  func words(heading: String?) -> String {
    let under = heading.map { " under \($0)" } ?? ""
    switch self {
    case .rate(let rate): return rate.text + under
    case .table(let id): return "as the table \(id) says"
    case .topUp(let total, let other, let met):
      let reached = met.map { ", and 0 under \($0) where it is as high already" } ?? ""
      return "what \(other) lacks of \(total) %\(under)\(reached)"
    case .none: return "nothing"
    case .refuse(let reason): return "refused: \(reason)"
    }
  }
}

extension DutyFee {
  var words: [String] {
    let who = [isForDutiable ? "dutiable items" : "items", scope.words].filter { !$0.isEmpty }
    var lines = [
      "Class \(accountingClass ?? "none"). On the paths \(paths.sorted().joined(separator: ", ")), for \(who.joined(separator: "; "))."
    ]
    for amount in amounts {
      switch amount.kind {
      case .fixed(let dollars): lines.append("- from \(amount.from): $\(dollars) [\(amount.basis.words)]")
      case .share(let percent, let least, let most):
        lines.append(
          "- from \(amount.from): \(percent) % of the value, $\(least) to $\(most) [\(amount.basis.words)]")
      }
    }
    return lines
  }
}

extension ExchangeRule {
  var words: [String] {
    [
      "To \(currency) by the table \(table): the rate of the quarter, or that of the day where it differs by "
        + "\(threshold) % or more.",
      "The day of exportation is the first present of \(exportation.map(\.path).joined(separator: ", ")).",
      "[\(basis.words)]",
    ]
  }
}

extension RateTableLayout {
  var words: [String] {
    ["The file \(id).csv in a directory of rates. Its first row names the columns:"]
      + columns.map { "- \($0.name.rawValue)\($0.isRequired ? ", required" : ""): \($0.meaning)" }
  }
}
