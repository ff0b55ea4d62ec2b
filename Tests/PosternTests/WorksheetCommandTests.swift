import Foundation
import Testing

/// `postern worksheet` and `postern reconcile` as scripts see them, on the stories of Samples.
@Suite(.enabled(if: Program.exists)) struct WorksheetCommandTests {
  /// A story, and what the command is given beside its files.
  struct Sheet: CustomTestStringConvertible, Sendable {
    let folder: String
    let form: String
    let month: String
    let rates: String
    let asOf: String
    let arrival: String

    var testDescription: String { folder }

    static let of2025 = Sheet(
      folder: "40-duty-worksheet-2025", form: "imd-2025-08", month: "2025-09", rates: "rates",
      asOf: "2025-10-06",
      arrival: "2025-09-02")
    static let of2026 = Sheet(
      folder: "41-duty-worksheet-2026", form: "imd-2026-07", month: "2026-08", rates: "../rates",
      asOf: "2026-09-04", arrival: "2026-08-15")

    var directory: URL { Repository.samples.appending(path: folder) }

    func options(form: String? = nil, month: String? = nil, arrival: String? = nil, source: Bool = true)
      -> [String]
    {
      [
        "--form", form ?? self.form, "--month", month ?? self.month, "--filer", "filer.yaml", "--rates",
        rates,
        "--as-of", asOf, "--arrival-date", arrival ?? self.arrival, "--carrier", "AB", "--flight", "123",
        "--port",
        "4701",
      ] + (source ? ["--duty-source", "declarations of the sellers"] : [])
    }
  }

  struct Outcome {
    var status: Int32
    var output: String
    var errors: String
  }

  private func run(_ arguments: [String], in sheet: Sheet) throws -> Outcome {
    try Repository.withDirectory { directory in
      let files = ["out", "err"].map { directory.appending(path: $0) }
      for file in files { try Data().write(to: file) }
      let process = Process()
      process.executableURL = Repository.postern
      process.arguments = arguments
      process.currentDirectoryURL = sheet.directory
      process.standardInput = FileHandle.nullDevice
      process.standardOutput = try FileHandle(forWritingTo: files[0])
      process.standardError = try FileHandle(forWritingTo: files[1])
      try process.run()
      process.waitUntilExit()
      let texts = try files.map { try String(contentsOf: $0, encoding: .utf8) }
      return Outcome(status: process.terminationStatus, output: texts[0], errors: texts[1])
    }
  }

  private func text(_ file: URL) throws -> String { try String(contentsOf: file, encoding: .utf8) }

  @Test(arguments: [Sheet.of2025, .of2026])
  func storiesGiveWhatTheySay(_ sheet: Sheet) throws {
    try Repository.withDirectory { directory in
      let out = directory.appending(path: "worksheet.xlsx").path
      let outcome = try run(["worksheet"] + sheet.options() + ["-o", out, "feed.edi"], in: sheet)
      #expect(outcome.status == 1, "\(outcome.errors)")
      for name in ["csv", "left-out.csv"] {
        let made = try text(directory.appending(path: "worksheet.\(name)"))
        #expect(try made == text(sheet.directory.appending(path: "expected.\(name)")))
      }
      // The spreadsheet says the same to another reader: our own reconciliation.
      let reconciled = try run(
        ["reconcile", "--worksheet", out] + sheet.options() + ["--records", "feed.edi"], in: sheet)
      #expect(reconciled.status == 0, "\(reconciled.output)\(reconciled.errors)")
      #expect(reconciled.output.split(whereSeparator: \.isNewline).count == 1)
    }
  }

  @Test func oddSpellingsAreToldAndFiled() throws {
    try Repository.withDirectory { directory in
      let out = directory.appending(path: "worksheet.csv").path
      let outcome = try run(["worksheet"] + Sheet.of2025.options() + ["-o", out, "feed.edi"], in: .of2025)
      #expect(outcome.errors.contains("2 WKS01, Tracking number is no S10 identifier"))
      #expect(outcome.errors.contains("1 VAL-SPELLING"))
      #expect(outcome.errors.contains("29.50 (ad-valorem, cents-half-up)"))
      #expect(outcome.errors.contains("2025-10-09"))
      #expect(!FileManager.default.fileExists(atPath: directory.appending(path: "worksheet.xlsx").path))
    }
  }

  @Test func bothRoundingsAreTold() throws {
    try Repository.withDirectory { directory in
      let out = directory.appending(path: "worksheet.csv").path
      let outcome = try run(["worksheet"] + Sheet.of2026.options() + ["-o", out, "feed.edi"], in: .of2026)
      #expect(outcome.errors.contains("135.21 (ad-valorem, cents-half-up)"))
      #expect(outcome.errors.contains("135.15 (ad-valorem, cfr-159.3)"))
      #expect(outcome.errors.contains("which is Labor Day"))
    }
  }

  @Test func withoutALawfulSourceNothingIsUsed() throws {
    let outcome = try run(
      ["worksheet"] + Sheet.of2025.options(source: false) + ["-o", "/nowhere/w.csv", "feed.edi"], in: .of2025)
    #expect(outcome.status == 2)
    #expect(outcome.errors.contains("19 USC 1415(a)(3)(F)"))
    #expect(outcome.errors.contains("--duty-source"))
  }

  @Test(arguments: [
    (["--month", "2026-13"], "--month is a year and a month"),
    (
      ["--month", "2026-08"],
      "imd-2025-08 is for arrivals from 2025-05-02 to 2026-07-23; for 2026-08 there is imd-2026-07"
    ),
    (["--form", "imd-1999"], "there is no form"),
    (["--rounding", "up"], "'up' is invalid for"),
    (["--as-of", "2026-02-29"], "'2026-02-29' is invalid for"), (["--filer", "feed.edi"], "feed.edi:"),
    (["--form", "entry-type-13", "--month", "2026-09"], "issuerCode"),
  ])
  func wrongUse(_ change: [String], _ reason: String) throws {
    var options = Sheet.of2025.options()
    for place in stride(from: 0, to: change.count, by: 2) {
      if let known = options.firstIndex(of: change[place]) {
        options[known + 1] = change[place + 1]
      } else {
        options += change[place...place + 1]
      }
    }
    let outcome = try run(["worksheet"] + options + ["-o", "/nowhere/w.csv", "feed.edi"], in: .of2025)
    #expect(outcome.status == 2)
    #expect(outcome.errors.contains(reason), "\(outcome.errors)")
  }

  /// An item that came on the 23rd of July 2026 belongs on one form, and one of the 24th on the other.
  @Test(arguments: [
    ("imd-2025-08", "2026-07-23", true), ("imd-2025-08", "2026-07-24", false),
    ("imd-2026-07", "2026-07-23", false),
    ("imd-2026-07", "2026-07-24", true),
  ])
  func july2026IsCut(_ form: String, _ arrival: String, _ isOnForm: Bool) throws {
    try Repository.withDirectory { directory in
      let out = directory.appending(path: "w.csv")
      let options = Sheet.of2026.options(form: form, month: "2026-07", arrival: arrival)
      _ = try run(["worksheet"] + options + ["-o", out.path, "feed.edi"], in: .of2026)
      let rows = try text(out).split(whereSeparator: \.isNewline).count - 1
      let leftOut = try text(directory.appending(path: "w.left-out.csv"))
      #expect((rows > 0) == isOnForm)
      #expect(leftOut.contains("WKS-ARRIVAL") == !isOnForm)
    }
  }

  /// The items' own message tells nothing of the flight; what was linked does. The last item is in no dispatch.
  @Test func theJournalFillsInTheConveyance() throws {
    let story = Sheet(
      folder: "42-worksheet-from-the-journal", form: "imd-2026-07", month: "2026-08", rates: "../rates",
      asOf: "2026-09-04", arrival: "")
    try Repository.withDirectory { directory in
      let journal = directory.appending(path: "mail.journal").path
      let cells = directory.appending(path: "cells.ndjson")
      let options = [
        "--form", story.form, "--month", story.month, "--filer", "filer.yaml", "--rates", story.rates,
        "--as-of", story.asOf, "--duty-source", "declarations of the sellers", "--journal", journal,
      ]
      let feeds = ["1-items.edi", "2-dispatch.edi", "3-consignment.edi"]
      _ = try run(["link", "--journal", journal] + feeds, in: story)
      let out = directory.appending(path: "worksheet.xlsx").path
      let outcome = try run(
        ["worksheet"] + options + ["--provenance", cells.path, "-o", out, "1-items.edi"], in: story)
      #expect(outcome.status == 1, "\(outcome.errors)")
      for name in ["csv", "left-out.csv"] {
        let made = try text(directory.appending(path: "worksheet.\(name)"))
        #expect(try made == text(story.directory.appending(path: "expected.\(name)")))
      }
      let origins = try text(cells)
      #expect(origins.contains(#""conveyance":[{"element":"conveyance.flight","#))
      #expect(origins.contains(#""linked":{"message":"CARDIT","#))
      #expect(origins.contains(#""interchange":"423""#))
      // The same for those who compare, and for those who only assess.
      let reconciled = try run(
        ["reconcile", "--worksheet", out] + options + ["--records", "1-items.edi"], in: story)
      #expect(reconciled.status == 0, "\(reconciled.output)\(reconciled.errors)")
      let assessed = try run(
        ["assess", "--as-of", story.asOf, "--rates", story.rates, "--journal", journal, "1-items.edi"],
        in: story)
      #expect(assessed.output.matches(of: #/"arrival":"2026-08-14","arrivalFrom":"record"/#).count == 3)
      let missing = try run(
        ["worksheet"] + options + ["--journal", "/nowhere/mail.journal", "-o", out, "1-items.edi"], in: story)
      #expect(missing.status > 1)
      #expect(missing.errors.contains("/nowhere/mail.journal"))
    }
  }

  /// A feed that follows a directory of rates is a feed, and directories may be several.
  @Test func directoriesOfRates() throws {
    let arguments = [
      "assess", "--as-of", "2026-09-07", "--arrival-date", "2026-08-15", "--export-date", "2026-08-03",
      "--rates", "../rates", "../33-by-the-item/feed.edi", "--rates", "../rates/made-up-exchange",
    ]
    let outcome = try run(arguments, in: .of2026)
    #expect(outcome.output.contains(#""feed":"../33-by-the-item/feed.edi""#), "\(outcome.errors)")
    let twice = try run(arguments + ["--rates", "../rates"], in: .of2026)
    #expect(twice.status == 2)
    #expect(twice.errors.contains("speak for the same on the same day"))
  }

  @Test func anotherRateIsFound() throws {
    try Repository.withDirectory { directory in
      let theirs = directory.appending(path: "theirs.csv")
      let text = try text(Sheet.of2025.directory.appending(path: "expected.csv"))
      try Data(text.replacing("GB,10%,4.70", with: "UK,15%,7.05").utf8).write(to: theirs)
      let outcome = try run(
        ["reconcile", "--worksheet", theirs.path] + Sheet.of2025.options() + ["--records", "feed.edi"],
        in: .of2025)
      #expect(outcome.status == 1)
      let lines = outcome.output.split(whereSeparator: \.isNewline)
      #expect(
        lines.dropFirst().map { $0.prefix(24) } == ["rate,EX123456789CN,GB,,,", "duty,EX123456789CN,GB,,,"])
      #expect(outcome.errors.contains("31.85 theirs, 29.50 ours"))
    }
  }

  /// Many items, of which every seventh cannot be completed, against sums that are worked out here in cents.
  @Test func totalsEqualAnIndependentSum() throws {
    try Repository.withDirectory { directory in
      let traffic = ManyItems(count: 2_000)
      let feed = directory.appending(path: "feed.edi")
      try Data(traffic.feed.utf8).write(to: feed)
      let out = directory.appending(path: "w.xlsx").path
      let outcome = try run(["worksheet"] + Sheet.of2026.options() + ["-o", out, feed.path], in: .of2026)
      #expect(outcome.status == 1, "\(outcome.errors)")
      let rows = try text(directory.appending(path: "w.csv")).split(whereSeparator: \.isNewline).dropFirst()
      let leftOut = try text(directory.appending(path: "w.left-out.csv")).split(whereSeparator: \.isNewline)
        .dropFirst()
      #expect(rows.count == traffic.rows)
      // An item has a line for each rate that is missing.
      #expect(Set(leftOut.map { $0.prefix(13) }).count == traffic.leftOut)
      #expect(leftOut.allSatisfy { $0.contains(",RATE-MISSING,") })
      #expect(traffic.rows + traffic.leftOut == 2_000)
      var value = 0
      var duty = 0
      for row in rows {
        let fields = row.split(separator: ",", omittingEmptySubsequences: false)
        value += try #require(Int(fields[7].filter { $0 != "." }))
        duty += try #require(Int(fields[8].filter { $0 != "." }))
      }
      #expect(value == traffic.valueInCents)
      #expect(duty == traffic.dutyInCents)
      let dollars = "\(duty / 100).\(String(duty % 100 + 100).suffix(2))"
      #expect(outcome.errors.contains("\(dollars) (ad-valorem, cents-half-up)"))
    }
  }
}

/// Items with one line of goods each, and what they come to. The rates are those of Samples/rates: stoles of India at
/// 11.3 % and 10 %, toys of Serbia free. Every seventh item has a number of the tariff that has no rate there.
private struct ManyItems {
  var feed: String
  var rows = 0
  var leftOut = 0
  var valueInCents = 0
  var dutyInCents = 0

  init(count: Int) {
    var lines = [
      "UNB+UNOC:3+IN101+US101+260810:1200+1'", "UNH+1+ITMATT:1:5:UP'", "BGM+936+MANY+9'",
      "DTM+137:202608101200:203'",
      "NAD+MS+INA::139'", "NAD+MR+USA::139'",
    ]
    for number in 1...count {
      let cents = 100 + number * 7_919 % 79_900
      let isToy = number.isMultiple(of: 5)
      let isUnknown = number.isMultiple(of: 7)
      let hts = isUnknown ? "8306100000" : isToy ? "9503000073" : "6214900010"
      lines += [
        "GID+\(number)+1'", "PCI++\(Self.identifier(number))'", "GIS+11:136:139'", "CST+1+\(hts)'",
        "FTX+AAA+++GOODS OF A TEST'", "LOC+27+\(isToy ? "RS" : "IN")::5'",
        "MOA+40:\(cents / 100).\(String(cents % 100 + 100).suffix(2)):USD'",
      ]
      if isUnknown {
        leftOut += 1
        continue
      }
      rows += 1
      valueInCents += cents
      // Each duty to whole cents, half a cent up.
      if !isToy { dutyInCents += (cents * 113 + 500) / 1000 + (cents * 10 + 50) / 100 }
    }
    lines += ["CNT+11:\(count)'", "UNT+0+1'", "UNZ+1+1'"]
    feed = lines.joined(separator: "\n")
  }

  private static func identifier(_ number: Int) -> String {
    let digits = String(String(100_000_000 + number).suffix(8))
    let weights = [8, 6, 4, 2, 3, 5, 9, 7]
    let sum = zip(digits.compactMap(\.wholeNumberValue), weights).reduce(0) { $0 + $1.0 * $1.1 }
    let check = 11 - sum % 11
    return "EE\(digits)\(check == 10 ? 0 : check == 11 ? 5 : check)IN"
  }
}
