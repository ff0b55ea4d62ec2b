import Wire

/// What a reader made of a document, in a form that can be compared.
struct XMLTranscript: Equatable {
  var lines: [String] = []
  var outcome = XMLTapeReader.Outcome.more
  var consumed = 0
  var problem: XMLProblem?
  var warnings = 0

  /// The lines without their positions.
  var content: [String] { lines.map { String($0.prefix(while: { $0 != "@" })) } }

  /// Feeds a document in pieces of a given length.
  init(_ document: [UInt8], cut: Int, limits: XMLLimits = XMLLimits()) {
    var reader = XMLTapeReader(limits: limits)
    self.init(document, cut: cut, reader: &reader)
  }

  init(_ document: [UInt8], cut: Int, reader: inout XMLTapeReader) {
    document.withUnsafeBytes { bytes in
      repeat {
        var piece = UnsafeRawBufferPointer(rebasing: bytes[consumed..<min(consumed + cut, bytes.count)])
        repeat {
          let atEnd = consumed + piece.count == bytes.count
          let fed = reader.feed(piece, atEnd: atEnd)
          outcome = fed.outcome
          consumed += fed.consumed
          piece = UnsafeRawBufferPointer(rebasing: piece[fed.consumed...])
          for event in reader.events { lines.append(Self.line(event, reader.text)) }
        } while outcome == .more && !piece.isEmpty
      } while outcome == .more && consumed < bytes.count
    }
    problem = reader.problem
    warnings = reader.warningCount
  }

  private static func line(_ event: XMLEvent, _ text: UnsafePointer<UInt8>) -> String {
    let value = UnsafeBufferPointer(start: text + Int(event.textStart), count: Int(event.textLength))
    let name = event.name.map { String(cString: $0) } ?? ""
    let space = event.namespace.map { "{" + String(cString: $0) + "}" } ?? ""
    let place = "@\(event.offset):\(event.line)"
    return switch event.kind {
    case .startElement: "<\(space)\(name)\(place)"
    case .endElement: ">\(name)\(place)"
    case .attribute: "\(space)\(name)=\(String(decoding: value, as: UTF8.self))\(place)"
    case .text: "'\(String(decoding: value, as: UTF8.self))'\(place)"
    }
  }
}
