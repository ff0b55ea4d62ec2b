import Decoding
import Reports
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

  /// The most errors that are told of a message, and the most messages that are rejected by name (ISO 9735, CONTRL).
  static let mostErrors = 999
  static let mostMessages = 99_999

  init(_ number: UInt64) { self.number = number }

  /// Takes what an event says of the interchange around it.
  mutating func learn(_ context: EnvelopeContext, acknowledgement: String) {
    if !context.sender.isEmpty { sender = context.sender }
    if !context.receiver.isEmpty { receiver = context.receiver }
    if !context.interchange.isEmpty { reference = context.interchange }
    isTest = isTest || context.isTest
    if context.messageType != acknowledgement { needsAnswer = true }
  }

  /// Takes an error.
  ///
  /// - Parameter place: the data element and component, where they are known.
  mutating func add(
    _ code: String, segment: Int, place: (element: Int, component: Int)?, in context: EnvelopeContext
  ) {
    guard context.messageNumber > 0 else {
      if self.code.isEmpty { self.code = code }
      return
    }
    if messages.last?.number != context.messageNumber {
      // So many rejected messages are an interchange that is rejected, for a reason that has no code of its own.
      guard messages.count < Self.mostMessages else {
        if self.code.isEmpty { self.code = Self.unspecified }
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
    guard messages[last].errors.count < Self.mostErrors else { return }
    messages[last].errors.append(
      SegmentError(
        segment: segment, element: place?.element ?? 0, component: place?.component ?? 0, code: code))
  }

  /// Data element 0085, "unspecified error".
  static let unspecified = "18"
}
