import Decoding
import Reports
import SchemaLanguage
import Vocabulary
import Wire

/// Checks feeds and tells what was found: by decoding, by the profiles in force, and what was rejected.
///
/// Findings leave as they are found; memory does not grow with the feed.
public final class ValidationRun {
  private let setup: Setup
  private let options: ValidationOptions
  private let output: OutputStream
  private let wording: FindingJSONWriter
  private let itemID: Element?
  private var judge: Judge
  private var report: any FindingReport
  private var buffer = OutputBuffer(capacity: 1 << 16)

  public private(set) var tally: RunTally
  /// Findings told and not told, rejects among them.
  private var findings: FindingTally
  private var told: UInt64 = 0
  private var toldBySeverity: [UInt64] = [0, 0, 0]
  /// Findings that were counted by the decoder or the record and cannot be told.
  private var untold: UInt64 = 0
  private var failed = false

  /// Called now and then with the bytes read.
  public var progress: ((UInt64) -> Void)?

  private var feedName = ""
  private var excerpts = ExcerptSource()
  /// Where the feed stood when an interchange and a message were last known.
  private var lastContext = (interchanges: UInt64.max, messages: UInt64.max, interchange: "", reference: "")

  public init(_ setup: Setup, options: ValidationOptions, output: OutputStream) {
    self.setup = setup
    self.options = options
    self.output = output
    let catalogue = setup.schemas.catalogue
    wording = FindingJSONWriter(
      dictionary: setup.schemas.dictionary, catalogue: catalogue, showsValues: options.showsValues)
    itemID = setup.schemas.dictionary.element("item.id")
    judge = Judge(setup)
    report = options.format.report(
      catalogue, usesColor: options.usesColor, showsValues: options.showsValues, version: Version.text)
    tally = RunTally(catalogue: catalogue)
    findings = FindingTally(catalogue)
    report.begin(into: &buffer)
  }

  /// Whether something was found at or above the chosen severity, bytes were rejected, or garbage was skipped.
  public var hasFindings: Bool {
    failed || tally.counts.rejects > 0
      || tally.ledger.skippedByReason[ByteLedger.SkipReason.garbage.rawValue] > 0
  }

  /// What the report cannot say by itself about findings that were not told; nil for nothing.
  public var unshownText: String? {
    var lines: [String] = []
    if !options.format.tellsUnshown, let text = findings.unshownText(setup.schemas.catalogue) {
      lines.append(text)
    }
    if untold > 0 { lines.append("\(untold) more findings of messages that have very many are only counted") }
    return lines.isEmpty ? nil : lines.joined(separator: "\n")
  }

  /// Validates one feed to its end, or until it is interrupted.
  public func validate(_ source: consuming ByteSource, name: String) throws(RunError) {
    var decoder = FeedDecoder(schemas: setup.schemas, limits: setup.limits.decoding)
    decoder.feedName = name
    decoder.leniencies = setup.leniencies
    feedName = name
    lastContext.interchanges = .max
    excerpts = ExcerptSource()
    report.beginFeed(name, into: &buffer)
    let end = try FeedLoop.read(
      source, &decoder,
      beforeWaiting: { () throws(RunError) in if buffer.count > 0 { try flush() } },
      afterReading: { progress?($1) },
      handle: { (event, decoder) throws(RunError) in
        switch event {
        case .record: tellRecord(&decoder)
        case .reject: tellReject(decoder)
        case .finding: tellEnvelope(&decoder)
        case .needsInput, .message, .end: break
        }
        if buffer.count >= 1 << 16 { try flush() }
      })
    if !end.isComplete { tally.isComplete = false }
    tally.ledger += decoder.ledger
    tally.counts += decoder.counts
    for severity in Severity.allCases where severity >= options.severity ?? .advice {
      let count = decoder.untoldFindings[Int(severity.rawValue)]
      tally.bySeverity[Int(severity.rawValue)] += count
      untold += count
      if count > 0, severity >= options.severity ?? .error { failed = true }
    }
    try flush()
    if let failure = end.failure { throw .input(failure) }
  }

  /// Ends the report.
  public func finish() throws(RunError) {
    report.finish(findings, into: &buffer)
    if options.format == .github, let text = findings.unshownText(setup.schemas.catalogue) {
      buffer.append("::notice title=postern::\(text)\n")
    }
    try flush()
    do throws(OutputError) { try output.close() } catch { throw .output(error) }
  }

  private func flush() throws(RunError) {
    do throws(OutputError) { try output.write(buffer.bytes) } catch { throw .output(error) }
    buffer.removeAll()
  }

  // MARK: What is told

  private func tellRecord(_ decoder: inout FeedDecoder) {
    if decoder.counts.messages != lastContext.messages { remember(decoder) }
    judge.judge(&decoder.record)
    excerpts.beginRecord()
    var lines = LineCounter(decoder.recordBytes, offset: decoder.record.offset, line: decoder.record.line)
    for index in 0..<decoder.record.findings.count {
      let finding = decoder.record.findings[index]
      guard isWanted(finding.severity) else { continue }
      tally.add(finding)
      guard count(finding.kind, finding.severity) else { continue }
      var told = describe(
        finding, value: decoder.record.text(finding.value), expected: decoder.record.text(finding.expected),
        decoder)
      told.line = lines.line(at: finding.position.offset)
      told.item = itemID.flatMap { decoder.record.text($0) } ?? ""
      if options.format.showsExcerpts {
        excerpts.addRecordExcerpt(
          of: finding, element: wording.element(finding), line: told.line, &decoder, to: &told)
      }
      report.add(told, into: &buffer)
    }
    for severity in Severity.allCases where isWanted(severity) {
      let count = decoder.record.untoldFindings[severity]
      guard count > 0 else { continue }
      tally.bySeverity[Int(severity.rawValue)] += count
      untold += count
      if severity >= options.severity ?? .error { failed = true }
    }
  }

  private func tellEnvelope(_ decoder: inout FeedDecoder) {
    let finding = decoder.envelopeFinding
    guard !judge.isKnown(finding), isWanted(finding.severity) else { return }
    tally.add(finding)
    guard count(finding.kind, finding.severity) else { return }
    var told = describe(
      finding, value: decoder.envelopeText(finding.value), expected: decoder.envelopeText(finding.expected),
      decoder)
    told.line = decoder.line(at: finding.position.offset)
    if options.format.showsExcerpts {
      excerpts.addEnvelopeExcerpt(of: finding, element: wording.element(finding), &decoder, to: &told)
    }
    report.add(told, into: &buffer)
  }

  /// A long reject comes in parts and is told once.
  private func tellReject(_ decoder: borrowing FeedDecoder) {
    let reject = decoder.reject
    guard reject.part == 1, let number = setup.schemas.catalogue.number(of: reject.reason.code) else {
      return
    }
    let kind = UInt16(number)
    tally.byKind[number] += 1
    guard count(kind, .error) else { return }
    let detail = reject.detail.isEmpty ? "" : ": \(FindingText.shown(reject.detail))"
    var told = ReportedFinding(
      kind: kind, in: setup.schemas.catalogue, severity: .error, message: reject.reason.message + detail)
    told.hint = setup.schemas.catalogue[kind].shortHint
    told.feed = feedName
    told.offset = reject.offset
    told.length = UInt32(clamping: reject.length)
    told.line = reject.line
    told.segment = reject.segment
    place(&told, decoder)
    report.add(told, into: &buffer)
  }

  private func isWanted(_ severity: Severity) -> Bool { severity >= options.severity ?? .advice }

  /// Counts a finding; whether it is told.
  private func count(_ kind: UInt16, _ severity: Severity) -> Bool {
    if severity >= options.severity ?? .error { failed = true }
    let maximum = options.maximum ?? options.format.usualMaximum ?? 0
    let isRoom = maximum == 0 || told < maximum
    let limit = options.format.limitOfASeverity ?? .max
    let isTold = isRoom && toldBySeverity[Int(severity.rawValue)] < limit
    findings.add(kind: kind, severity, limit: isTold ? .max : 0)
    if isTold {
      told += 1
      toldBySeverity[Int(severity.rawValue)] += 1
    }
    return isTold
  }

  private func describe(
    _ finding: Finding, value: String, expected: String, _ decoder: borrowing FeedDecoder
  ) -> ReportedFinding {
    let catalogue = setup.schemas.catalogue
    let element = wording.element(finding)
    // A working place holds pieces of values; of which element is not known, so they may be about a person.
    let isMasked = element?.isPersonal ?? (finding.element != .none)
    let path = element?.path(row: finding.row, in: setup.schemas.dictionary) ?? ""
    let text = FindingText(
      kind: catalogue[finding.kind], value: value, expected: expected, count: finding.count, element: path,
      isMasked: isMasked && !options.showsValues)
    var told = ReportedFinding(
      kind: finding.kind, in: catalogue, severity: finding.severity, message: text.message)
    told.hint = catalogue[finding.kind].shortHint
    told.element = path
    told.feed = feedName
    told.offset = finding.position.offset
    told.length = finding.position.length
    told.segment = finding.position.segment
    place(&told, decoder)
    return told
  }

  /// Says in which interchange and message a finding stands. A finding about a trailer comes when the decoder has left
  /// what it closes, so the last ones known are kept.
  private func place(_ told: inout ReportedFinding, _ decoder: borrowing FeedDecoder) {
    remember(decoder)
    let context = decoder.context
    let counts = decoder.counts
    told.interchange = lastContext.interchange
    let isSameMessage = lastContext.messages == counts.messages && told.segment > 0
    told.reference = context.reference.isEmpty && isSameMessage ? lastContext.reference : context.reference
  }

  private func remember(_ decoder: borrowing FeedDecoder) {
    let context = decoder.context
    let counts = decoder.counts
    if counts.interchanges != lastContext.interchanges {
      lastContext = (counts.interchanges, .max, context.interchange, "")
    }
    if !context.interchange.isEmpty { lastContext.interchange = context.interchange }
    if !context.reference.isEmpty {
      lastContext.messages = counts.messages
      lastContext.reference = context.reference
    }
  }
}
