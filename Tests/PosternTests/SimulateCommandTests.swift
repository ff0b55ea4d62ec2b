import Foundation
import Testing

/// `postern simulate`: two regimes over one feed.
@Suite(.enabled(if: Program.exists)) struct SimulateCommandTests {
  private func run(_ options: String) throws -> CommandResult {
    let command =
      "postern simulate Samples/30-all-applicable-duties/feed.edi Samples/33-by-the-item/feed.edi "
      + "--as-of 2026-09-07 --rates Samples/rates " + options
    return try Repository.withDirectory {
      try Repository.shell("cd '\(Repository.root.path)' && \(command)", in: $0)
    }
  }

  /// Seven items: three of China, two of Japan, one of India, of Serbia, of the United Kingdom; worked out by hand.
  @Test func figures() throws {
    let result = try run("--regime us.mail.2025-05-14 --against us.mail.2026-02-24 --format json")
    #expect(result.status == 0)
    let report = try #require(
      try JSONSerialization.jsonObject(with: Data(result.output.utf8)) as? [String: Any])
    func groups(_ key: String) -> [String: [String: Any]] {
      let list = report[key] as? [[String: Any]] ?? []
      return Dictionary(
        list.map { ($0["group"] as? String ?? "", $0) }, uniquingKeysWith: { first, _ in first })
    }
    let all = try #require(groups("all")["all"])
    #expect(all["items"] as? Int == 7)
    // The item of $800.01 is beyond both duties on mail and has no tariff number.
    #expect(all["compared"] as? Int == 6)
    #expect(all["refusedA"] as? Int == 1)
    #expect(all["customsValue"] as? String == "945.00")
    // A: 54 percent of two items of $300 of China; all others are exempt up to $800.
    #expect(all["dutyA"] as? String == "324.00")
    // B: 10 percent of all but the book of $15.
    #expect(all["dutyB"] as? String == "93.00")
    #expect(all["difference"] as? String == "-231.00")
    let origins = groups("origin")
    #expect(origins["CN"]?["dutyB"] as? String == "60.00")
    #expect(origins["GB"]?["dutyB"] as? String == "2.00")
    #expect(groups("valueBand")["above $200 up to $400"]?["items"] as? Int == 2)
    #expect(groups("mailClass")["C"]?["items"] as? Int == 7)
    let breakEven = try #require((report["breakEvenA"] as? [[String: Any]])?.first)
    // Example 6 of the reference.
    #expect(breakEven["origin"] as? String == "CN")
    #expect(breakEven["breaksEvenAt"] as? String == "185.19")
  }

  @Test func thresholds() throws {
    let result = try run(
      "--regime us.mail.ordinary --against us.mail.2026-02-24 --threshold 0..800/100 --format csv")
    let rows = result.output.split(separator: "\r\n").filter { $0.hasPrefix("threshold,") }
      .map { $0.split(separator: ",", omittingEmptySubsequences: false).map(String.init) }
    // $35, $50 and $60 up to 100; $200 of Japan; twice $300.
    #expect(rows.map { $0[1] } == ["0", "100", "200", "300", "400", "500", "600", "700", "800"])
    #expect(rows.map { $0[2] } == ["0", "3", "4", "6", "6", "6", "6", "6", "6"])
    #expect(
      rows.map { $0[8] } == ["0.00", "13.00", "33.00", "93.00", "93.00", "93.00", "93.00", "93.00", "93.00"])
  }

  @Test func text() throws {
    let result = try run("--regime us.mail.2025-05-14 --against us.mail.2026-02-24")
    let lines = result.output.lines
    #expect(lines[0] == "A  us.mail.2025-05-14")
    #expect(lines.contains { $0.hasPrefix("CN      ") && $0.hasSuffix("324.00   60.00  -264.00") })
    #expect(lines.contains { $0.hasPrefix("CN") && $0.hasSuffix("185.19") })
  }

  /// The page as headless Chromium shows it: figures, what the charts drew, and a table sorted by a click.
  @Test func page() throws {
    let options = "--regime us.mail.2025-05-14 --against us.mail.2026-02-24 --format html"
    try Repository.withDirectory { directory in
      let file = directory.appending(path: "page.html")
      let page = try run(options + " --threshold 0..800/100").output
      #expect(page.contains("default-src 'none'"))
      #expect(page.matches(of: #/<(link|img|iframe|script[^>]* src)/#).isEmpty)
      let click = "<script>document.querySelector('#by-origin th:nth-child(8)').click()</script>"
      try Data((page + click).utf8).write(to: file)
      let shown = try Repository.shell(
        "chromium --headless --no-sandbox --disable-gpu --disable-dev-shm-usage "
          + "--user-data-dir=profile --dump-dom file://\(file.path)", in: directory
      ).output
      #expect(shown.contains(#"<dd id="value" data-value="945.00">945.00</dd>"#))
      #expect(shown.contains(#"<dd id="dutyA" data-value="324.00">324.00</dd>"#))
      #expect(shown.contains(#"<dd id="difference" data-value="-231.00">-231.00</dd>"#))
      func drawn(_ id: String) -> [[String]] {
        let canvas = shown.matches(of: #/<canvas id="([^"]*)"[^>]* data-drawn="([^"]*)"/#).first {
          $0.output.1 == id
        }
        let sets = canvas?.output.2.split(separator: "; ") ?? []
        return sets.map { $0.split(separator: " ").map(String.init) }
      }
      // The duties of each origin, those with the most first: only goods of China owe anything under A.
      let origins = drawn("chart-origin")
      #expect(origins.count == 2)
      #expect(origins.first?.first == "324")
      #expect(origins.first?.dropFirst().allSatisfy { $0 == "0" } == true)
      #expect(origins.last?.compactMap { Double($0) }.reduce(0, +) == 93)
      #expect(drawn("chart-value").last?.compactMap { Double($0) }.reduce(0, +) == 93)
      #expect(drawn("chart-threshold") == [["0", "13", "33", "93", "93", "93", "93", "93", "93"]])
      // Sorted by duty B, falling.
      let table = try #require(
        shown.firstMatch(of: #/<table id="by-origin">(.*?)<\/table>/#.dotMatchesNewlines()))
      let column = table.output.1.matches(of: #/<tr><td>(?:(?!<\/tr>).)*<\/tr>/#.dotMatchesNewlines()).map {
        row in
        row.output.matches(of: #/data-value="([-0-9.]+)"/#).compactMap { Double($0.output.1) }[6]
      }
      #expect(column.count > 3)
      #expect(column == column.sorted(by: >))
      // Example 6 of the reference.
      #expect(shown.contains(#"<td data-value="185.19">185.19</td>"#))
    }
  }

  /// Without a range there is no curve, and no canvas for it.
  @Test func pageWithoutThresholds() throws {
    let page = try run("--regime us.mail.ordinary --against us.mail.2026-02-24 --format html").output
    #expect(!page.contains(#"<canvas id="chart-threshold""#))
    #expect(!page.contains("<table id=\"thresholds\">"))
    // Nor is there a canvas without something to draw with.
    let plain = try run(
      "--regime us.mail.ordinary --against us.mail.2026-02-24 --format html --chart-library none"
    ).output
    #expect(page.contains("<canvas") && !plain.contains("<canvas"))
    #expect(plain.contains("<table id=\"by-origin\">"))
    #expect(page.contains("prefers-color-scheme: dark"))
  }

  @Test(arguments: [
    ("--regime us.mail --against us.mail.ordinary", "there is no regime \"us.mail\""),
    (
      "--regime us.mail.ordinary --against us.mail.ordinary --threshold 0..x/5", "no range such as 0..2500/50"
    ),
    ("--regime us.mail.ordinary --against us.mail.ordinary --threshold 0..2500/0", "no range"),
    ("--regime us.mail.ordinary --against us.mail.ordinary --threshold 0..100000/1", "10000 values"),
  ])
  func wrongUse(_ options: String, _ error: String) throws {
    let result = try run(options)
    #expect(result.status == 2)
    #expect(result.errors.contains(error))
  }
}
