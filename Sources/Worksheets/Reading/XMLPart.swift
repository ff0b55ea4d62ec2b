internal import Wire

/// Walks an XML document in a zip archive: elements with their attributes, and text.
enum XMLPart {
  enum Event {
    /// The local name, and the attributes by theirs.
    case start(String, [String: String])
    case end(String)
    case text(String)
  }

  /// - Returns: false when the archive has no such part.
  static func read(_ name: String, in archive: ZipArchive, path: String, _ body: (Event) throws -> Void)
    throws
    -> Bool
  {
    var reader = XMLTapeReader()
    var pending: (name: String, attributes: [String: String])?
    var isEnded = false
    func take(_ reader: inout XMLTapeReader) throws {
      let text = reader.text
      for event in reader.events {
        let name = event.name.map { String(cString: $0) } ?? ""
        if event.kind == .attribute {
          pending?.attributes[name] = value(event, text)
          continue
        }
        if let start = pending {
          pending = nil
          try body(.start(start.name, start.attributes))
        }
        switch event.kind {
        case .startElement: pending = (name, [:])
        case .endElement: try body(.end(name))
        case .text: try body(.text(value(event, text)))
        case .attribute: break
        }
      }
    }
    func feed(_ bytes: UnsafeRawBufferPointer, atEnd: Bool) throws {
      var rest = bytes
      repeat {
        if isEnded { return }
        let (consumed, outcome) = reader.feed(rest, atEnd: atEnd)
        try take(&reader)
        switch outcome {
        case .more: break
        case .ended: isEnded = true
        case .failed:
          throw WorksheetError.cannotRead(path: path, reason: "\(name) is no well-formed XML")
        }
        rest = UnsafeRawBufferPointer(rebasing: rest.dropFirst(consumed))
      } while !rest.isEmpty
    }
    guard try archive.read(name, { try feed($0, atEnd: false) }) else { return false }
    try feed(UnsafeRawBufferPointer(start: nil, count: 0), atEnd: true)
    return true
  }

  private static func value(_ event: XMLEvent, _ text: UnsafePointer<UInt8>) -> String {
    String(
      decoding: UnsafeBufferPointer(start: text + Int(event.textStart), count: Int(event.textLength)),
      as: UTF8.self)
  }
}
