public import Duty
internal import Reports
public import SchemaLanguage
public import Vocabulary

/// Makes the worksheet of one filer and month from items and their assessments.
///
/// Items are given one by one, and kept in a store on disk, as a later message may replace or cancel an earlier one.
/// ``finish(_:)`` then writes the rows by tracking number: those of one package stand together, which makes packages
/// countable by a formula. Memory does not grow with the number of items.
///
/// An item is on the worksheet as a whole or not at all; goods in it that are exempt and not reported are passed over.
public final class WorksheetBuilder {
  public let form: FormSchema
  public let period: WorksheetPeriod
  private let setup: WorksheetSetup
  private let composer: RowComposer
  private let store: RowStore
  private let actionElement: Element?
  private let trackingElement: Element?

  private var items = 0
  /// Records of any kind, and rejects.
  private var entries: Int64 = 0
  private var feeds: [String] = []
  private var remarks: [String: Int] = [:]
  private var rounding: RoundingPolicy?

  public init(_ setup: WorksheetSetup) throws {
    self.setup = setup
    form = setup.form
    period = setup.period
    rounding = setup.rounding
    composer = RowComposer(
      form: setup.form, filer: setup.filer, period: setup.period, dictionary: setup.schemas.dictionary,
      wording: LeftOutWording(catalogue: setup.schemas.catalogue), keepsProvenance: setup.keepsProvenance,
      given: setup.given)
    store = try RowStore()
    trackingElement = setup.schemas.dictionary.element("item.id", for: .duty)
    actionElement = setup.schemas.dictionary.element("source.action")
  }

  /// Adds an item. Of several records with one tracking number the last counts, and a cancellation takes it off.
  ///
  /// - Parameters:
  ///   - record: an item, judged by the form's profiles.
  ///   - assessment: of the same record; nil for one that is no item or takes one off.
  public func add(_ record: borrowing Record, _ assessment: Assessment?, at place: RecordPlace) throws {
    entries += 1
    if feeds.last != place.feed { feeds.append(place.feed) }
    let tracking = trackingElement.flatMap { record.text($0) } ?? ""
    let action = actionElement.flatMap { record.text($0) }
    if action == "cancel" || action == "delete" {
      try store.add(line(.cancellation, [], tracking, place))
      return
    }
    guard let assessment else { return }
    items += 1
    countRemarks(record)
    for code in doubts(about: assessment) { remarks[code, default: 0] += 1 }
    let policy = rounding ?? assessment.rounding
    rounding = policy
    let outcome = composer.compose(record, assessment, policy: policy)
    for row in outcome.rows { try store.add(line(.row, row.fields, tracking, place)) }
    for item in outcome.leftOut { try store.add(line(.leftOut, item.fields, tracking, place)) }
  }

  /// Adds bytes of the input that became no item, so that they stand among what was left out.
  public func add(rejected code: String, reason: String, at place: RecordPlace) throws {
    entries += 1
    if feeds.last != place.feed { feeds.append(place.feed) }
    var item = composer.wording.item(code)
    item.reason = reason
    try store.add(line(.leftOut, item.fields, "", place))
  }

  private func line(_ kind: RowStore.Line.Kind, _ fields: [String], _ tracking: String, _ place: RecordPlace)
    -> RowStore.Line
  {
    RowStore.Line(
      tracking: CellText.cleaned(tracking), entry: entries, kind: kind, feed: Int64(feeds.count - 1),
      offset: place.offset, length: place.length, fields: fields)
  }

  private func countRemarks(_ record: borrowing Record) {
    let catalogue = setup.schemas.catalogue
    for index in 0..<record.findings.count where record.findings[index].severity != .error {
      remarks[catalogue[record.findings[index].kind].code, default: 0] += 1
    }
  }

  /// What is odd about an assessment and refuses nothing, each once: such as a limit for a recipient and day that was
  /// judged for one item alone.
  private func doubts(about assessment: Assessment) -> Set<String> {
    let all = assessment.undetermined + assessment.lines.flatMap(\.undetermined)
    return Set(all.filter { !$0.isRefusal }.map(\.code.rawValue))
  }

  /// Writes the worksheet, and what was left out.
  public func finish(_ outputs: WorksheetOutputs) throws -> WorksheetSummary {
    var tally = WorksheetTally(setup, outputs: outputs, feeds: feeds)
    try tally.begin()
    try store.readAll { try tally.take($0) }
    try tally.endPackage()
    let rounding = rounding ?? .centsHalfUp
    let due = setup.due
    let cover = CoverFacts(setup: setup, totals: tally.totals, rounding: rounding, due: due)
    try outputs.finish(cover)
    return WorksheetSummary(
      form: form.id, period: period, due: due, totals: tally.totals, rounding: rounding, items: items,
      itemsOnWorksheet: tally.itemsOnWorksheet, leftOut: tally.leftOut, remarks: remarks,
      warnings: warnings(tally.totals, rounding, due))
  }

  private func warnings(_ totals: WorksheetTotals, _ rounding: RoundingPolicy, _ due: DueDate?)
    -> [(code: String, message: String)]
  {
    var items: [LeftOutItem] = []
    if let due, let reason = due.closedFor {
      items.append(composer.wording.item("WKS-DUE-DAY", value: "\(due.date)", expected: reason))
    }
    if totals.hasMixedMethods { items.append(composer.wording.item("WKS-METHODS")) }
    if totals.method == .specific {
      if totals.specificRates.count > 1 { items.append(composer.wording.item("WKS-TIERS")) }
      if totals.packagesWithoutDuty > 0 {
        items.append(composer.wording.item("WKS-FREE-PACKAGES", value: "\(totals.packagesWithoutDuty)"))
      }
    }
    if !totals.duty.agree {
      items.append(
        composer.wording.item(
          "WKS-ROUNDING", value: "\(totals.duty[rounding]) (\(rounding.rawValue))",
          expected: "\(totals.duty[rounding.other]) (\(rounding.other.rawValue))"))
    }
    return items.map { ($0.code, $0.reason) }
  }
}

extension RoundingPolicy {
  /// The other of the two.
  var other: RoundingPolicy { self == .centsHalfUp ? .cfr1593 : .centsHalfUp }
}
