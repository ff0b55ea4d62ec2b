import SchemaLanguage
import Vocabulary

/// Items that are referred before loading, on their way into a message.
struct Referrals {
  /// How the message is written.
  let template: AnswerTemplate
  private let code: String
  private let moment: [String: String]
  private var items: [(id: String, reason: String)] = []
  private var origin = ""
  private var destination = ""

  init(_ template: AnswerTemplate, code: String, preparedAt moment: ZonedDateTime) {
    self.template = template
    self.code = code
    self.moment = AnswerValues.moment(moment)
  }

  var count: Int { items.count }

  /// Whether a message holds no more.
  var isFull: Bool { items.count >= template.most("items") }

  /// Takes the operators that the answer goes between: those of the item.
  mutating func learn(origin: String, destination: String) {
    if !origin.isEmpty { self.origin = origin }
    if !destination.isEmpty { self.destination = destination }
  }

  mutating func add(_ id: String, _ reasons: [String]) {
    items.append((id, reasons.joined(separator: "; ")))
  }

  /// The values of the message.
  ///
  /// - Parameter answer: the control reference of the answer, of which the identifiers of the referrals are made.
  func values(answer: Int) -> AnswerValues {
    let texts = [
      "answer": String(answer), "origin": origin, "destination": destination, "code": code,
      "count": String(items.count),
    ]
    let list = AnswerList(count: items.count) { [items] index in
      AnswerValues(texts: [
        "number": String(index + 1), "item": items[index].id, "reason": items[index].reason,
      ])
    }
    return AnswerValues(texts: texts.merging(moment) { $1 }, lists: ["items": list])
  }

  mutating func removeAll() {
    items.removeAll(keepingCapacity: true)
    origin = ""
    destination = ""
  }
}
