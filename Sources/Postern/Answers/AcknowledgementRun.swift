import Decoding
import Reports
import SchemaLanguage
import Vocabulary
import Wire

/// How answers are written.
public struct AcknowledgementOptions: Sendable {
  /// The control reference of the first interchange written; the next ones count on.
  public var firstReference = 1
  /// When the answers are prepared, in local time.
  public var preparedAt: ZonedDateTime
  /// The code under which items are referred that fail the profiles in force, of the list `upu/referral-codes`; nil for no
  /// referrals.
  public var referral: String?

  public init(preparedAt: ZonedDateTime) { self.preparedAt = preparedAt }
}

/// Answers received interchanges: CONTRL for each, and ITMREF for the items that fail a profile.
///
/// An interchange with an error in its own segments is rejected, and so is a message with an error that has a code in data
/// element 0085; all else is acknowledged. Advice and warnings are not told. What is held is one interchange's errors.
public final class AcknowledgementRun {
  private let setup: Setup
  private let options: AcknowledgementOptions
  private let output: OutputStream
  private let rules: AnswerRules
  private let itemID: Element?
  private let operators: (origin: Element?, destination: Element?)
  private let profileIDs: Set<String>
  private var judge: Judge
  private var reference: Int
  private var current: ReceivedInterchange?
  private var referrals: Referrals
  private var buffer = AnswerWriter()
  /// What was written and what could not be answered.
  public private(set) var counts = Counts()

  public struct Counts: Sendable {
    public var acknowledged = 0
    public var rejected = 0
    public var messagesRejected = 0
    public var itemsReferred = 0
    /// Items that fail and have no identifier to refer to.
    public var itemsWithoutIdentifier = 0
    /// Interchanges without a reference, sender or receiver, which cannot be answered.
    public var unanswerable = 0
    /// Interchanges that could not be read to their end, and are not answered.
    public var unfinished = 0
    /// Whether all feeds were read to their end.
    public var isComplete = true
  }

  public init(_ setup: Setup, options: AcknowledgementOptions, output: OutputStream) throws(SetupError) {
    self.setup = setup
    self.options = options
    self.output = output
    rules = try AnswerRules(setup.schemas)
    if let referral = options.referral, setup.schemas.codes["upu/referral-codes"]?.entry(referral) == nil {
      throw .configuration("\"\(referral)\" is no code of the list upu/referral-codes")
    }
    let dictionary = setup.schemas.dictionary
    itemID = dictionary.element("item.id")
    operators = (dictionary.element("item.originOperator"), dictionary.element("item.destinationOperator"))
    profileIDs = Set(setup.profiles.map(\.id))
    judge = Judge(setup)
    reference = options.firstReference
    referrals = Referrals(rules.referral, code: options.referral ?? "", preparedAt: options.preparedAt)
  }

  /// Answers the interchanges of a feed.
  ///
  /// Where reading fails or is interrupted, the interchange at hand is not answered: what is missing of it was not
  /// missing when it was sent.
  public func answer(_ source: consuming ByteSource, name: String) throws(RunError) {
    var decoder = FeedDecoder(schemas: setup.schemas, limits: setup.limits.decoding)
    decoder.feedName = name
    decoder.leniencies = setup.leniencies
    let end: FeedLoop.End
    do throws(RunError) {
      end = try FeedLoop.read(
        source, &decoder, beforeWaiting: { () throws(RunError) in }, afterReading: { _, _ in },
        handle: { (event, decoder) throws(RunError) in try take(event, &decoder) })
    } catch {
      leaveInterchange()
      throw error
    }
    if end.isComplete, end.failure == nil { return try endInterchange() }
    leaveInterchange()
    if !end.isComplete { counts.isComplete = false }
    if let failure = end.failure { throw .input(failure) }
  }

  /// Gives up the interchange at hand.
  private func leaveInterchange() {
    if current?.needsAnswer == true { counts.unfinished += 1 }
    current = nil
    referrals.removeAll()
  }

  // MARK: Events

  private func take(_ event: FeedEvent, _ decoder: inout FeedDecoder) throws(RunError) {
    switch event {
    case .record: try take(&decoder)
    case .finding:
      let finding = decoder.envelopeFinding
      if try begin(decoder.eventContext), finding.severity == .error, !judge.isKnown(finding) {
        tell(finding, decoder.eventContext, place: nil)
      }
    case .reject:
      let reject = decoder.reject
      guard reject.part == 1, try begin(decoder.eventContext),
        let number = setup.schemas.catalogue.number(of: reject.reason.code),
        let code = setup.schemas.catalogue.kinds[number].controlCode
      else { return }
      current?.add(code, segment: Int(reject.segment), place: nil, in: decoder.eventContext)
    case .needsInput, .message, .end: break
    }
  }

  /// Goes on to the interchange an event belongs to; false when it belongs to none that can be answered.
  private func begin(_ context: EnvelopeContext) throws(RunError) -> Bool {
    guard context.interchangeNumber > 0 else { return false }
    if current?.number != context.interchangeNumber {
      try endInterchange()
      current = ReceivedInterchange(context.interchangeNumber, rules)
    }
    current?.learn(context)
    return true
  }

  private func take(_ decoder: inout FeedDecoder) throws(RunError) {
    let context = decoder.context
    guard try begin(context) else { return }
    judge.judge(&decoder.record)
    var reasons: [String] = []
    for index in 0..<decoder.record.findings.count {
      let finding = decoder.record.findings[index]
      guard finding.severity == .error else { continue }
      let place = finding.element == .none ? nil : decoder.segmentPlace(of: finding.position.offset)
      tell(finding, context, place: place)
      let kind = setup.schemas.catalogue[finding.kind]
      // A rule may find several elements missing; the sender is told once.
      let reason = "\(kind.code) \(words(finding, &decoder))"
      if profileIDs.contains(kind.definedIn), !reasons.contains(reason) { reasons.append(reason) }
    }
    let role = setup.schemas.forms[decoder.record.form].role
    if options.referral != nil, role == "item", !reasons.isEmpty { try refer(reasons, &decoder) }
  }

  private func tell(_ finding: Finding, _ context: EnvelopeContext, place: (element: Int, component: Int)?) {
    guard let code = setup.schemas.catalogue[finding.kind].controlCode else { return }
    current?.add(code, segment: Int(finding.position.segment), place: place, in: context)
  }

  /// The message of a finding. Personal values are masked: an answer goes to another party's systems.
  private func words(_ finding: Finding, _ decoder: inout FeedDecoder) -> String {
    let dictionary = setup.schemas.dictionary
    let element = finding.element.index < dictionary.elements.count ? dictionary[finding.element] : nil
    return FindingText(
      kind: setup.schemas.catalogue[finding.kind], value: decoder.record.text(finding.value),
      expected: decoder.record.text(finding.expected), count: finding.count,
      element: element?.path(row: finding.row, in: dictionary) ?? "",
      isMasked: element?.isPersonal ?? (finding.element != .none)
    ).message
  }

  private func refer(_ reasons: [String], _ decoder: inout FeedDecoder) throws(RunError) {
    guard let id = itemID.flatMap({ decoder.record.text($0) }) else {
      counts.itemsWithoutIdentifier += 1
      return
    }
    referrals.learn(
      origin: operators.origin.flatMap { decoder.record.text($0) } ?? "",
      destination: operators.destination.flatMap { decoder.record.text($0) } ?? "")
    referrals.add(id, reasons)
    if referrals.isFull { try writeReferrals() }
  }

  // MARK: Answers

  private func endInterchange() throws(RunError) {
    guard let ended = current else { return }
    defer { current = nil }
    guard ended.needsAnswer else { return }
    guard ended.isAnswerable else {
      counts.unanswerable += 1
      referrals.removeAll()
      return
    }
    try writeReferrals(ended)
    try write(rules.acknowledgement, ended.values, answering: ended)
    let isRejected = !ended.code.isEmpty
    counts.acknowledged += isRejected ? 0 : 1
    counts.rejected += isRejected ? 1 : 0
    counts.messagesRejected += ended.messages.count
  }

  private func writeReferrals(_ ended: ReceivedInterchange? = nil) throws(RunError) {
    guard referrals.count > 0, let answered = ended ?? current, answered.isAnswerable else {
      referrals.removeAll()
      return
    }
    counts.itemsReferred += referrals.count
    let values = referrals.values(answer: reference)
    referrals.removeAll()
    try write(referrals.template, values, answering: answered)
  }

  private func write(
    _ template: AnswerTemplate, _ values: AnswerValues, answering received: ReceivedInterchange
  ) throws(RunError) {
    var body = AnswerWriter()
    body.write(template, values)
    buffer.removeAll()
    buffer.interchange(
      from: received.receiver, to: received.sender, at: options.preparedAt, reference: String(reference),
      type: template.type, isTest: received.isTest, body)
    reference += 1
    do throws(OutputError) { try output.write(buffer.bytes) } catch { throw .output(error) }
  }

  /// Ends the output.
  public func finish() throws(RunError) {
    do throws(OutputError) { try output.close() } catch { throw .output(error) }
  }
}
