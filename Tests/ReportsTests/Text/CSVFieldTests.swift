import Reports
import Testing

@Suite struct CSVFieldTests {
  @Test func quotesWhereItMust() {
    #expect(CSVField.quoted("COTTON T-SHIRT") == "COTTON T-SHIRT")
    #expect(CSVField.quoted("SHIRT, COTTON") == "\"SHIRT, COTTON\"")
    #expect(CSVField.quoted("TWO\r\nLINES") == "\"TWO\r\nLINES\"")
    #expect(CSVField.quoted("SIZE 5\"") == "\"SIZE 5\"\"\"")
  }

  /// An accent that joins the quotation mark before it makes one character of them, and still the mark ends a field.
  @Test func doublesAMarkBeforeAnAccent() {
    let field = CSVField.quoted("A\"\u{301},9903\"\u{FE0F}")
    #expect(Array(field.utf8) == Array("\"A\"\"\u{301},9903\"\"\u{FE0F}\"".utf8))
  }
}
