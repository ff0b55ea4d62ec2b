import ArgumentParser
import Postern
import SchemaLanguage
import Vocabulary

/// `postern explain`: all that is written about a code.
struct ExplainCommand: ParsableCommand {
  static let configuration = CommandConfiguration(
    commandName: "explain", abstract: "Tells what a finding means, how it comes about and what to do.",
    discussion: "Example:\n  postern explain EDI-COUNT")

  @Argument(help: "The code of a finding, such as AED05 or EDI-COUNT, or the reason of a reject.")
  var code: String

  @OptionGroup var options: SchemaOptions

  func run() throws {
    let catalogue = try options.setup().schemas.catalogue
    let reject = "REJECT-" + code.uppercased().replacing(" ", with: "-")
    guard let number = catalogue.number(of: code.uppercased()) ?? catalogue.number(of: reject) else {
      let known = catalogue.kinds.map(\.code).filter { $0.hasPrefix(code.uppercased().prefix(3)) }
      let near = known.isEmpty ? "" : "; there are \(known.joined(separator: ", "))"
      throw StandardError.fail("there is no finding \"\(code)\"\(near)", .wrongUse)
    }
    print(Self.text(catalogue.kinds[number]))
  }

  static func text(_ kind: FindingKind) -> String {
    var lines = ["\(kind.severity.name)[\(kind.code)]: \(kind.title)", "", "  \(kind.message)"]
    let parts: [(String, String?)] = [
      ("Cause", kind.cause), ("Example", kind.example), ("What to do", kind.remedy ?? kind.hint),
      ("Laid down in", kind.basis), ("CONTRL code (0085)", kind.controlCode), ("Defined in", kind.definedIn),
    ]
    for case (let name, let text?) in parts { lines += ["", "\(name):", "  \(text)"] }
    return lines.joined(separator: "\n")
  }
}
