import Decoding
import Reports
import SchemaLanguage
import Vocabulary

/// What was found in a received interchange, as far as an answer tells it.
struct ReceivedInterchange {
  /// An error in a segment, with its code in data element 0085.
  struct SegmentError {
    let segment: Int
    /// As CONTRL counts, the tag being 1; 0 when the error is that of the segment.
    let element: Int
    let component: Int
    let code: String
  }

  /// A message that is rejected.
  struct Message {
    let number: Int
    let reference: String
    let type: [String]
    /// The first error of the message as a whole; empty for none.
    var code = ""
    var errors: [SegmentError] = []
  }

  let number: UInt64
  private(set) var reference = ""
  private(set) var sender = ""
  private(set) var receiver = ""
  private(set) var isTest = false
  /// The first error of the interchange as a whole; empty for none.
  private(set) var code = ""
  private(set) var messages: [Message] = []
  /// Whether there was a message that is itself no CONTRL; those are not acknowledged.
  private(set) var needsAnswer = false

  private let rules: AnswerRules

  /// Whether it says what an answer must repeat: its reference, and from whom to whom it went.
  var isAnswerable: Bool { !reference.isEmpty && !sender.isEmpty && !receiver.isEmpty }

  init(_ number: UInt64, _ rules: AnswerRules) {
    self.number = number
    self.rules = rules
  }

  /// Takes what an event says of the interchange around it.
  mutating func learn(_ context: EnvelopeContext) {
    if !context.sender.isEmpty { sender = context.sender }
    if !context.receiver.isEmpty { receiver = context.receiver }
    if !context.interchange.isEmpty { reference = context.interchange }
    isTest = isTest || context.isTest
    if context.messageType != rules.acknowledgement.type.first { needsAnswer = true }
  }

  /// Takes an error.
  ///
  /// - Parameter place: the data element and component, where they are known.
  mutating func add(
    _ code: String, segment: Int, place: (element: Int, component: Int)?, in context: EnvelopeContext
  ) {
    // A message without a reference cannot be rejected by name, so it is rejected with the interchange.
    guard context.messageNumber > 0, !context.reference.isEmpty else {
      if self.code.isEmpty { self.code = code }
      return
    }
    if messages.last?.number != context.messageNumber {
      // So many rejected messages are an interchange that is rejected, for a reason that has no code of its own.
      guard messages.count < rules.mostMessages else {
        if self.code.isEmpty { self.code = rules.unspecified }
        return
      }
      messages.append(
        Message(
          number: context.messageNumber, reference: context.reference,
          type: [context.messageType, context.version, context.release, context.agency]))
    }
    let last = messages.count - 1
    guard segment > 0 else {
      if messages[last].code.isEmpty { messages[last].code = code }
      return
    }
    guard messages[last].errors.count < rules.mostErrors else { return }
    messages[last].errors.append(
      SegmentError(
        segment: segment, element: place?.element ?? 0, component: place?.component ?? 0, code: code))
  }

  /// The values of the acknowledgement.
  var values: AnswerValues {
    let texts = [
      "interchange": reference, "sender": sender, "receiver": receiver,
      "action": code.isEmpty ? rules.acknowledged : rules.rejected, "error": code,
    ]
    let list = AnswerList(count: messages.count) { [messages, rules] in messages[$0].values(rules) }
    return AnswerValues(texts: texts, lists: ["messages": list])
  }
}

extension ReceivedInterchange.Message {
  fileprivate func values(_ rules: AnswerRules) -> AnswerValues {
    var texts = ["reference": reference, "action": rules.rejected, "error": code]
    for (name, part) in zip(["type", "version", "release", "agency"], type) { texts[name] = part }
    let list = AnswerList(count: errors.count) { [errors] index in
      let error = errors[index]
      // An error of a data element stands there, one of the whole segment with the segment.
      let isOfElement = error.element > 1
      return AnswerValues(texts: [
        "segment": String(error.segment), "segmentError": isOfElement ? "" : error.code,
        "elementError": isOfElement ? error.code : "", "element": isOfElement ? String(error.element) : "",
        "component": isOfElement && error.component > 1 ? String(error.component) : "",
      ])
    }
    return AnswerValues(texts: texts, lists: ["errors": list])
  }
}
