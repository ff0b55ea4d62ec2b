import ArgumentParser
import Postern
import SchemaLanguage
import Vocabulary
import Worksheets

/// `postern reconcile`: a worksheet that someone else made, against the items it is about.
struct ReconcileCommand: ParsableCommand {
  static let configuration = CommandConfiguration(
    commandName: "reconcile", abstract: "Compares a worksheet that someone made with the items it is about.",
    discussion: """
      The worksheet is computed anew from the feeds and compared row by row: rows that are missing or too many, and
      those with another rate, value or duty. A row of theirs without one of ours says why the item is not on ours.

      Example:
        postern reconcile --worksheet theirs.xlsx --form imd-2026-07 --month 2026-08 --filer filer.yaml \\
          --rates rates --duty-source "declarations of the sellers" --records august.edi
      """)

  @Option(help: ArgumentHelp("The worksheet, XLSX or CSV.", valueName: "file"))
  var worksheet: String

  @OptionGroup var options: WorksheetOptions

  @Option(
    help: ArgumentHelp(
      "A feed of the items; may be given several times, - is standard input.", valueName: "file"))
  var records: [String] = []

  @Option(name: [.short, .customLong("output")], help: "Differences as CSV; standard output when left out.")
  var output: String?

  func run() throws {
    let prepared = try options.prepare()
    let feeds = (records.isEmpty ? ["-"] : records).map { ($0, $0 == "-" ? "standard input" : $0) }
    do {
      let run = try WorksheetReading.run(prepared, feeds)
      let reconciliation = try Reconciliation(prepared.worksheet)
      _ = try run.builder.finish(reconciliation.outputs())
      try reconciliation.read(worksheet: worksheet)
      let stream = try output.map { try OutputStream(path: $0) } ?? .standardOutput
      let report = DifferenceReport { try stream.write($0) }
      try report.begin()
      let summary = try reconciliation.compare { try report.write($0) }
      try report.finish()
      try stream.close()
      StandardError.write(Self.text(summary))
      if !summary.differences.isEmpty || summary.unreadable > 0 { throw ExitStatus.findings }
    } catch { throw WorksheetReading.status(of: error) }
  }

  private static func text(_ summary: ReconciliationSummary) -> String {
    var rows = [
      ["rows", "\(summary.theirRows) theirs, \(summary.ourRows) ours, \(summary.agreeing) agree"],
      ["duty", "\(summary.theirDuty) theirs, \(summary.ourDuty) ours"],
    ]
    if let difference = summary.theirDuty.subtracting(summary.ourDuty), difference != .zero {
      rows.append(["difference", "\(difference)"])
    }
    if summary.unreadable > 0 { rows.append(["unreadable", "\(summary.unreadable) amounts of theirs"]) }
    for kind in Difference.Kind.allCases {
      if let count = summary.differences[kind] { rows.append([kind.rawValue, "\(count)"]) }
    }
    return Columns.text(rows) + "\n"
  }
}
