internal import SchemaLanguage
internal import Vocabulary

/// The path to entry: tests in order, of which the first that holds decides.
extension DutyAssessor {
  private enum TestVerdict {
    case holds(String?)
    case fails(String?)
    case untested(String)
  }

  func findPath(
    _ lines: [WorkingLine], _ regime: DutyRegime, _ record: borrowing Record, _ assessment: inout Assessment
  ) {
    let date = governingDate(regime, assessment.dates)
    for test in regime.path where test.scope.holds(on: date) {
      let verdict = verdict(test, lines, record, date, assessment)
      switch verdict {
      case .fails(let detail): turn(test, .passed, detail, &assessment)
      case .untested(let reason):
        turn(test, .notTested, reason, &assessment)
        guard test.isDecisive else { continue }
        assessment.undetermined.append(
          Undetermined(
            .noPath, message: "\(test.code): \(reason)", remedy: "complete what the test needs"))
        return
      case .holds(let detail):
        turn(test, .taken, detail, &assessment)
        if let prohibition = test.prohibition {
          assessment.undetermined.append(
            Undetermined(
              .notEnterable, element: "contents.hs", message: "\(test.code): \(prohibition)",
              remedy: "the goods cannot come by mail"))
          continue
        }
        assessment.path = test.path.flatMap(PathToEntry.init)
        assessment.alternatives = test.alternatives.filter { $0.from <= date }
          .compactMap { PathToEntry(rawValue: $0.path) }
        return
      }
    }
    assessment.undetermined.append(
      Undetermined(
        .noPath, message: "no test of \(regime.id) leads to a path", remedy: "add a last test to the regime"))
  }

  private func turn(
    _ test: DutyRegime.PathTest, _ outcome: PathTurn.Outcome, _ detail: String?,
    _ assessment: inout Assessment
  ) {
    assessment.turns.append(
      PathTurn(code: test.code, title: test.title, outcome: outcome, detail: detail))
  }

  private func verdict(
    _ test: DutyRegime.PathTest, _ lines: [WorkingLine], _ record: borrowing Record, _ date: CalendarDate,
    _ assessment: Assessment
  ) -> TestVerdict {
    if test.whenExempt {
      let isExempt = lines.isEmpty ? assessment.exemption != nil : lines.allSatisfy(\.isExempt)
      return isExempt ? .holds(lines.first?.line.exemption?.id ?? assessment.exemption?.id) : .fails(nil)
    }
    var doubt: String?
    var detail: String?
    for line in lines where !line.isExempt {
      switch verdict(test, line, record, date, assessment) {
      case .holds(let detail): return .holds(detail)
      case .untested(let reason): doubt = doubt ?? reason
      case .fails(let reason): detail = detail ?? reason
      }
    }
    if lines.isEmpty { doubt = "the item has no line of contents" }
    return doubt.map { .untested($0) } ?? .fails(detail)
  }

  private func verdict(
    _ test: DutyRegime.PathTest, _ line: WorkingLine, _ record: borrowing Record, _ date: CalendarDate,
    _ assessment: Assessment
  ) -> TestVerdict {
    let facts = line.facts(on: date, itemValue: assessment.customsValue)
    switch test.scope.verdict(facts, record) {
    case .fails: return .fails(nil)
    case .unknown(_, let element): return .untested("\(element) is not known")
    case .holds: break
    }
    if let table = test.table { return look(into: table, facts) }
    if !test.chapters.isEmpty { return verdict(chapters: test.chapters, line) }
    return .holds(test.scope.hts == nil ? nil : line.line.hts)
  }

  private func look(into id: String, _ facts: ScopeFacts) -> TestVerdict {
    guard let table = tables[id] else { return .untested("no table \(id) is loaded") }
    if facts.hts == nil { return .untested("contents.hs is not known") }
    guard let row = table.row(hts: facts.hts, origin: facts.origin, on: facts.date) else {
      return .untested("the table \(id) says nothing of HTS \(facts.hts ?? "")")
    }
    if case .none = row.entry { return .fails(nil) }
    return .holds(row.title ?? "\(id), \(table.files[row.file]):\(row.line)")
  }

  private func verdict(chapters: [String], _ line: WorkingLine) -> TestVerdict {
    let layers = line.planned.filter { layer in
      layer.heading.map { heading in chapters.contains { heading.hasPrefix($0) } } ?? false
    }
    if let layer = layers.first(where: { !$0.rate.isFree }) { return .holds(layer.heading) }
    if line.isRefused { return .untested("the duties of the line are not known") }
    return .fails(layers.first?.heading.map { "\($0) at 0 % is not counted" })
  }
}
