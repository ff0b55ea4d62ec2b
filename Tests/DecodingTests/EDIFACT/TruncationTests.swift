import Decoding
import Testing

@Suite("A feed cut off anywhere") struct TruncationTests {
  @Test func everyByteOfASample() {
    let bytes = Array(Samples.giftAndDocuments.utf8)
    let whole = RecordDecoding.run(bytes, chunks: nil)
    for length in 0..<bytes.count {
      let decoded = decode(Array(bytes[..<length]), sizes: [1, 64])
      // What came out before the cut is what comes of the whole.
      let records = decoded.records
      #expect(records == Array(whole.records.prefix(records.count)), "cut at \(length)")
      for (index, record) in whole.records.enumerated() {
        let isPast = Int(record.offset + record.length) + 8 < length
        if isPast { #expect(records.count > index, "cut at \(length)") }
      }
      if length > 45, length < bytes.count - 2 {
        #expect(decoded.codes.contains("EDI-MISSING-TRAILER"), "cut at \(length)")
      }
    }
  }

  @Test func everyByteOfADocument() {
    let bytes = Array(Samples.export.utf8)
    let whole = RecordDecoding.run(bytes, chunks: nil)
    for length in 1..<bytes.count - 1 {
      let decoded = decode(Array(bytes[..<length]), sizes: [1, 64])
      #expect(decoded.records == Array(whole.records.prefix(decoded.records.count)), "cut at \(length)")
      #expect(decoded.rejects.count <= 1, "cut at \(length)")
    }
  }

  @Test func incompleteRecordIsRejected() {
    let text = Samples.giftAndDocuments
    let cut = text.prefix { $0 != "#" }.prefix(text.count - 120)
    let decoded = decode(String(cut))
    #expect(decoded.records.map { $0["item.id"] } == ["RX123456785DE"])
    #expect(decoded.rejects.count == 1)
    #expect(decoded.rejects.first?.reason == .truncated)
    #expect(decoded.rejects.first?.text.hasPrefix("GID+2+1'") == true)
    #expect(decoded.codes == ["EDI-MISSING-TRAILER", "EDI-MISSING-TRAILER"])
  }
}
