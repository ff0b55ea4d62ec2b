internal import Duty
internal import Reports
internal import SchemaLanguage
internal import Vocabulary

extension RowComposer {
  /// Why an item cannot be on the form at all, and which of its lines need not be.
  func obstacles(_ record: borrowing Record, _ assessment: Assessment) -> [LeftOutItem] {
    if record.text("item.id")?.isEmpty ?? true { return [wording.item("WKS-NO-ID")] }
    if assessment.dates.arrivalOrigin != .asOf, !period.contains(assessment.dates.arrival) {
      return [
        wording.item(
          "WKS-ARRIVAL", value: "\(assessment.dates.arrival)", expected: "\(period.first) to \(period.last)")
      ]
    }
    var items = failedRules(record)
    if assessment.lines.isEmpty, let exemption = assessment.exemption {
      items.append(wording.item("WKS-EXEMPT", value: exemption.title))
    }
    for line in assessment.lines {
      if let exemption = line.exemption, !exemption.isReported {
        items.append(wording.item("WKS-EXEMPT", value: exemption.title, line, record))
      }
      items += line.undetermined.filter(\.isRefusal).map { wording.item($0, line, record) }
    }
    items += assessment.undetermined.filter(\.isRefusal).map { wording.item($0) }
    if items.contains(where: { $0.code != "WKS-EXEMPT" }) { return items }
    return items + pathObstacle(assessment)
  }

  private func pathObstacle(_ assessment: Assessment) -> [LeftOutItem] {
    let reported = assessment.lines.filter { $0.exemption?.isReported ?? true }
    // What is exempt and reported, such as a gift, stands on the form though it needs no entry.
    if reported.isEmpty || reported.allSatisfy({ $0.exemption != nil }) { return [] }
    guard let path = assessment.path else { return [wording.item("WKS-NO-PATH")] }
    if ([path] + assessment.alternatives).contains(where: { $0.rawValue == form.path }) { return [] }
    let turn = assessment.turns.last { $0.outcome == .taken }
    return [
      wording.item("WKS-PATH", value: path.rawValue + (turn.map { " (\($0.code), \($0.title))" } ?? ""))
    ]
  }

  /// The errors that the form's profiles found in the item.
  private func failedRules(_ record: borrowing Record) -> [LeftOutItem] {
    var items: [LeftOutItem] = []
    for index in 0..<record.findings.count {
      let finding = record.findings[index]
      guard finding.severity == .error, form.profiles.contains(wording.catalogue[finding.kind].definedIn)
      else {
        continue
      }
      items.append(wording.item(finding, record, dictionary))
    }
    return items
  }
}
