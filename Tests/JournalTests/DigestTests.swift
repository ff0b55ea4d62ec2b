import Journal
import Testing

/// Digests tell bytes apart, also where values meet.
@Suite struct DigestTests {
  @Test func dependsOnWhereOneValueEndsAndTheNextBegins() {
    var first = Digest()
    first.addValue("CN1")
    first.addValue("01")
    var second = Digest()
    second.addValue("CN")
    second.addValue("101")
    #expect(first.value() != second.value())
  }

  @Test func runsOnAfterItsValueWasAsked() {
    var pieces = Digest()
    pieces.add(1)
    let early = pieces.value()
    pieces.add(2)
    var whole = Digest()
    whole.add(1)
    whole.add(2)
    #expect(pieces.value() == whole.value())
    #expect(early != pieces.value())
  }
}
