import Vocabulary

/// Items that are referred before loading, on their way into an ITMREF message (profile R: the layout is inferred).
struct Referrals {
  private let code: String
  private let moment: String
  private var items = AnswerWriter()
  private(set) var count = 0
  private var origin = ""
  private var destination = ""

  /// So many items stand in one message.
  static let most = 9999

  init(code: String, preparedAt moment: ZonedDateTime) {
    self.code = code
    let date = moment.date
    self.moment =
      AnswerWriter.digits(Int(date.year), 4) + AnswerWriter.digits(Int(date.month), 2)
      + AnswerWriter.digits(Int(date.day), 2) + AnswerWriter.digits(Int(moment.hour), 2)
      + AnswerWriter.digits(Int(moment.minute), 2)
  }

  /// Takes the operators that the answer goes between: those of the item.
  mutating func learn(origin: String, destination: String) {
    if !origin.isEmpty { self.origin = origin }
    if !destination.isEmpty { self.destination = destination }
  }

  /// Adds an item.
  ///
  /// - Parameter answer: the control reference of the answer, of which the identifiers of the referrals are made.
  mutating func add(_ id: String, _ reasons: [String], answer: Int) {
    count += 1
    items.segment("CNI", [[String(count)], [id]])
    items.segment("STS", [[], [code, "", "139"]])
    items.segment("DTM", [["334", moment, "203"]])
    items.segment("RFF", [["AGO", "RF\(answer)-\(count)"]])
    items.segment("FTX", [["ACD"], [], [], Self.pieces(reasons.joined(separator: "; "))])
  }

  /// A text in components of FTX: five of 512 characters; what is longer is cut.
  private static func pieces(_ text: String) -> [String] {
    var rest = Array(text.unicodeScalars.prefix(2560))[...]
    var pieces: [String] = []
    while !rest.isEmpty {
      var piece = String.UnicodeScalarView()
      piece.append(contentsOf: rest.prefix(512))
      pieces.append(String(piece))
      rest = rest.dropFirst(512)
    }
    return pieces
  }

  /// The segments of the message between its header and trailer.
  func body(answer: Int) -> AnswerWriter {
    var body = AnswerWriter()
    body.segment("BGM", [["23"], ["RF\(answer)"], ["9"]])
    body.segment("DTM", [["137", moment, "203"]])
    if !destination.isEmpty { body.segment("NAD", [["MS"], [destination, "", "139"]]) }
    if !origin.isEmpty { body.segment("NAD", [["MR"], [origin, "", "139"]]) }
    body.append(items)
    body.segment("CNT", [["10", String(count)]])
    return body
  }

  mutating func removeAll() {
    items.removeAll()
    count = 0
    origin = ""
    destination = ""
  }
}
