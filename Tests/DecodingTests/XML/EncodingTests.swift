import Decoding
import Foundation
import Testing

@Suite("Encodings of XML documents") struct EncodingTests {
  static let text =
    "<ips><MailItem ItemId=\"EE123456785CN\"><Sender/><FromIPS><Sender><Name>M\u{FC}ller &amp; S\u{F6}hne</Name></Sender></FromIPS></MailItem></ips>"

  @Test(arguments: [
    ("UTF-8", String.Encoding.utf8), ("ISO-8859-1", .isoLatin1), ("windows-1252", .windowsCP1252),
    ("ISO-8859-2", .isoLatin2),
  ])
  func declared(name: String, encoding: String.Encoding) throws {
    let text = "<?xml version=\"1.0\" encoding=\"\(name)\"?>" + Self.text
    let bytes = try #require(text.data(using: encoding))
    let decoded = decode(Array(bytes) + Array("\n".utf8) + Array(bytes))
    #expect(decoded.records.map { $0["sender.name"] } == ["Müller & Söhne", "Müller & Söhne"])
    #expect(decoded.codes == [])
  }

  @Test(arguments: [false, true], [false, true])
  func utf16(isBigEndian: Bool, hasMark: Bool) {
    let text = "<?xml version=\"1.0\" encoding=\"UTF-16\"?>" + Self.text
    let mark: [UInt16] = hasMark ? [0xFEFF] : []
    let bytes = (mark + Array(text.utf16)).flatMap { unit -> [UInt8] in
      let high = UInt8(unit >> 8)
      let low = UInt8(unit & 0xFF)
      return isBigEndian ? [high, low] : [low, high]
    }
    let decoded = decode(bytes)
    #expect(decoded.records.map { $0["sender.name"] } == ["Müller & Söhne"])
    #expect(decoded.rejects == [])
    #expect(decoded.codes == [])
  }

  @Test func recordOfAConvertedDocumentHasItsBytes() throws {
    let text = "<?xml version=\"1.0\" encoding=\"ISO-8859-1\"?>" + Self.text
    let bytes = try #require(text.data(using: .isoLatin1))
    let record = try #require(decode(Array(bytes)).records.first)
    #expect(record.raw.starts(with: "<MailItem".utf8))
    #expect(String(bytes: record.raw, encoding: .isoLatin1)?.hasSuffix("</MailItem>") == true)
  }

  @Test func byteOrderMark() {
    let decoded = decode([0xEF, 0xBB, 0xBF] + Array(Self.text.utf8))
    #expect(decoded.codes == ["FEED-BYTE-ORDER-MARK"])
    #expect(decoded.records.count == 1)
    #expect(decoded.ledger.skipped == 3)
  }

  @Test func wrongBytesForTheEncoding() {
    let bytes =
      Array("<ips><MailItem ItemId=\"EE123456785CN\"><FromIPS><Sender><Name>M".utf8) + [0xFC]
      + Array("ller</Name></Sender></FromIPS></MailItem></ips>".utf8)
    let decoded = decode(bytes)
    #expect(decoded.rejects.map(\.reason) == [.notWellFormed])
  }
}
