import Decoding
import Journal
import Reports
import SchemaLanguage
import Vocabulary
import Wire

/// Turns what a decoder finds into lines of JSON.
struct LineRenderer: ~Copyable {
  private var judge: Judge
  private let writer: RecordJSONWriter
  private let findingWriter: FindingJSONWriter
  private(set) var tally: RunTally
  private let catalogue: FindingCatalogue
  private let isRedacted: Bool
  private let filler: JournalFiller?

  /// - Parameter filler: fills in how items travel, before they are judged.
  init(_ setup: Setup, options: DecodeOptions, filler: JournalFiller? = nil) {
    let showsValues = options.showsValues && options.pseudonyms == nil
    isRedacted = options.pseudonyms != nil
    self.filler = filler
    judge = Judge(setup)
    catalogue = setup.schemas.catalogue
    writer = RecordJSONWriter(
      dictionary: setup.schemas.dictionary, forms: setup.schemas.forms.map { ($0.channel, $0.role) },
      catalogue: catalogue, showsValues: showsValues, pseudonyms: options.pseudonyms)
    findingWriter = writer.findings
    tally = RunTally(catalogue: catalogue)
  }

  /// Starts counting anew, and gives what was counted.
  mutating func takeTally() -> RunTally {
    let taken = tally
    tally = RunTally(catalogue: catalogue)
    return taken
  }

  /// Judges and writes the record that the decoder holds.
  mutating func renderRecord(_ decoder: inout FeedDecoder, into output: inout OutputBuffer) {
    filler?.fill(&decoder.record)
    judge.judge(&decoder.record)
    guard decoder.record.findings.count > 0 else {
      writer.write(decoder.record, into: &output) { _ in 0 }
      return
    }
    tally.addFindings(of: decoder.record)
    var lines = LineCounter(decoder.recordBytes, offset: decoder.record.offset, line: decoder.record.line)
    writer.write(decoder.record, into: &output) { lines.line(at: $0) }
  }

  func renderReject(_ decoder: inout FeedDecoder, into output: inout OutputBuffer) {
    let reject = decoder.reject
    var source = SourceContext(decoder)
    source.offset = reject.offset
    source.length = UInt64(reject.length)
    if source.message.isEmpty, reject.reason == .unknownMessage { source.message = reject.detail }
    let detail = reject.detail.isEmpty ? "" : ": \(FindingText.shown(reject.detail))"
    RejectLine(
      reason: reject.reason.rawValue, message: reject.reason.message + detail, source: source,
      line: reject.line,
      segment: reject.segment, part: reject.part, isLastPart: reject.isLastPart
    ).write(raw: decoder.rejectBytes, isRedacted: isRedacted, into: &output)
  }

  /// Writes a finding about the envelope as a line of its own.
  mutating func renderFinding(_ decoder: inout FeedDecoder, into output: inout OutputBuffer) {
    let finding = decoder.envelopeFinding
    guard !judge.isKnown(finding) else { return }
    tally.add(finding)
    output.append("{\"kind\":\"finding\",")
    findingWriter.write(
      finding, value: decoder.envelopeText(finding.value), expected: decoder.envelopeText(finding.expected),
      into: &output, line: decoder.envelopeLine)
    output.append(",")
    var source = SourceContext(decoder)
    source.offset = finding.position.offset
    source.length = UInt64(finding.position.length)
    source.writeMember(into: &output)
    output.append("}\n")
  }
}

extension SourceContext {
  /// Where the decoder's last reject or finding stands.
  init(_ decoder: borrowing FeedDecoder) {
    self.init()
    let context = decoder.eventContext
    feed = decoder.feedName
    syntax = context.syntax
    message = context.messageType
    interchange = context.interchange
    reference = context.reference
    sender = context.sender
    receiver = context.receiver
  }
}
