import Testing

/// Small messages around a few segments.
enum Message {
  static let header = "UNB+UNOC:3+DE101+US101+260301:1530+77'"

  /// An ITMATT message of whole items in an interchange, with right counts.
  static func itmatt(_ body: [String], header: String = header, reference: String = "77") -> String {
    let start = ["UNH+1+ITMATT:1:5:UP", "BGM+936+DE26060-1+9", "DTM+137:202603011530:203"]
    let segments = (start + body).map { $0 + "'" }.joined()
    return "\(header)\(segments)UNT+\(start.count + body.count + 1)+1'UNZ+1+\(reference)'"
  }

  /// An ITMATT message with one item: its trigger and identifier, and these segments.
  static func item(_ segments: [String], header: String = header) -> String {
    itmatt(["GID+1+1", "PCI++RX123456785DE"] + segments, header: header)
  }

  /// The only record of such a message.
  static func record(_ segments: [String], header: String = header) -> DecodedRecord {
    decode(item(segments, header: header)).records.first ?? DecodedRecord()
  }
}
