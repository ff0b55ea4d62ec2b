import Decoding
import Testing

@Suite("What looks like a start and is none") struct CertainStartTests {
  /// Each was once found as a place to begin again, and then not taken for a beginning, for ever.
  @Test(
    .timeLimit(.minutes(1)),
    arguments: [
      "UNA:+.? 'UNBX and so on for a while", "UNB1UNOA:1+A+B+260101:1200+1'",
      "junk UNB7UNOC:3+A+B+260101:1200+2'",
      "UNA:+.? 'UNB0UNOA:1+A+B+260101:1200+1'",
    ])
  func doesNotHang(text: String) {
    let decoded = decode(text)
    #expect(decoded.records.isEmpty)
    #expect(decoded.codes == ["FEED-GARBAGE"])
  }
}
