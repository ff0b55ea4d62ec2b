import SchemaLanguage
import Testing
import Vocabulary

@Suite struct FindingsDocumentTests {
  private let head = "kind: findings\nid: wire\ntitle: T\nsource: S\n"

  private func check(_ body: String, _ expected: [String]) {
    let text = MarkedText(head + body)
    #expect(text.mistakes { _ = FindingsDocument($0, log: $1) } == text.expecting(expected))
  }

  @Test func findingsAreRead() throws {
    let text =
      head + """
        findings:
          EDI-COUNT:
            severity: warning
            contrl: "29"
            title: Control count does not match
            message: "UNT says {expected} segments, there are {found}"
            cause: |
              A segment was lost or added
              after the count was made.
            remedy: Ask the sender to count again.
            basis: ISO 9735-1, 0074
          S10-CHECK: { severity: error, title: Check digit, message: fails }
        """
    let log = MistakeLog()
    let document = try #require(
      FindingsDocument(try YAMLLoader.load(Array(text.utf8), file: "f.yaml"), log: log), "\(log.mistakes)")
    #expect(document.findings.map(\.code) == ["EDI-COUNT", "S10-CHECK"])
    #expect(document.findings.map(\.severity) == [.warning, .error])
    #expect(document.findings[0].contrl == "29")
    #expect(document.findings[0].mark == SourceMark(file: "f.yaml", line: 6, column: 3))
    let kind = document.findings[0].kind(definedIn: document.head.id)
    #expect(kind.controlCode == "29")
    #expect(kind.definedIn == "wire")
    #expect(kind.cause == "A segment was lost or added\nafter the count was made.\n")
  }

  @Test func mistakes() {
    check(
      """
      findings:
        «s10: { severity: «fatal, title: x, message: x }
        S10-CHECK: { severity: error, contrl: «29, title: x, message: x }
      """,
      [
        "a code such as S10-CHECK: capital letters, digits and hyphens, found s10",
        "one of error, warning, advice, found fatal",
        "text in quotes: \"29\", found 29",
      ])
    check(
      """
      findings:
        S10-A: { severity: error, title: x, message: "x {value} «{valeu} «{" }
        S10-B: { severity: error, title: x, message: 'é «{} {count}' }
        «S10-A: { severity: error, title: x, message: x }
      """,
      [
        "one of {value}, {expected}, {found}, {count}, {element}, found {valeu}",
        "a closed place, found \"{\" without \"}\"",
        "one of {value}, {expected}, {found}, {count}, {element}, found {}",
        "each key once, found the key \"S10-A\" again",
      ])
  }
}
