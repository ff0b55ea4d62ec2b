import Foundation
import Testing

/// The page of coverage as headless Chromium shows it.
@Suite struct PageTests {
  private let network = Network(dispatches: 3, itemsEach: 25)

  @Test func showsTheFigures() throws {
    try Files.withDirectory { directory in
      let page = try render(directory, more: "")
      let announced = network.items.filter { $0.receptacle != nil }
      let withoutData = announced.filter { !$0.hasData }.count
      let compliant = announced.filter { $0.hasData && $0.isComplete && !$0.isLate }.count
      #expect(page.contains(#"<dd id="announced" data-value="\#(announced.count)">\#(announced.count)</dd>"#))
      let rate = compliant * 10_000 / announced.count
      #expect(page.contains(#"<b id="rate">\#(rate / 100)."#))
      // What the chart drew: compliant; neither; without data.
      let rest = announced.count - compliant - withoutData
      #expect(page.contains(#"data-drawn="\#(compliant); \#(rest); \#(withoutData)""#))
      #expect(page.matches(of: #/<canvas[^>]* data-drawn=/#).count == 3)
    }
  }

  @Test func sortsATableByAColumn() throws {
    try Files.withDirectory { directory in
      let click = "<script>document.querySelector('#by-receptacle th:nth-child(7)').click()</script>"
      let page = try render(directory, more: click)
      let table = try #require(
        page.firstMatch(of: #/<table id="by-receptacle">(.*?)</table>/#.dotMatchesNewlines()))
      let compliant = table.output.1.matches(of: #/<tr><td>(?:(?!</tr>).)*</tr>/#.dotMatchesNewlines()).map {
        row in
        row.output.matches(of: #/data-value="(\d+)"/#).map { Int($0.output.1) ?? 0 }[5]
      }
      #expect(compliant.count == 6)
      #expect(Set(compliant).count > 1)
      #expect(compliant == compliant.sorted(by: >))
      #expect(table.output.1.contains(#"aria-sort="descending""#))
    }
  }

  /// Without Chart.js the page has no charts, and the same figures in the same tables.
  @Test func isTheSameWithoutCharts() throws {
    try Files.withDirectory { directory in
      try Data(network.feed.utf8).write(to: directory.appending(path: "feed.edi"))
      _ = try Files.postern("link", "--journal", "j", "feed.edi", in: directory)
      func page(_ options: String...) throws -> String {
        let arguments = ["coverage", "--journal", "j", "--format", "html"] + options
        return try RunningCommand(arguments, in: directory).result().output
      }
      let drawn = try page()
      let plain = try page("--chart-library", "none")
      #expect(drawn.contains("<canvas") && !plain.contains("<canvas"))
      #expect(plain.utf8.count < 200_000 && plain.utf8.count < drawn.utf8.count)
      func tables(_ page: String) -> [String] {
        page.matches(of: #/<(table|dl).*?<\/\1>/#.dotMatchesNewlines()).map { String($0.output.0) }
      }
      #expect(tables(plain) == tables(drawn) && tables(plain).count == 10)
      // And its tables still sort.
      let click = "<script>document.querySelector('#by-receptacle th:nth-child(7)').click()</script>"
      let shown = try render(plain + click, directory)
      #expect(shown.contains(#"aria-sort="descending""#))

      let library = directory.appending(path: "chart.js")
      try Data("/* none of Chart.js */ </script>".utf8).write(to: library)
      #expect(try page("--chart-library", library.path).contains(#"/* none of Chart.js */ <\/script>"#))
      let missing = try Files.postern(
        "coverage", "--journal", "j", "--format", "html", "--chart-library", "missing.js", in: directory)
      #expect(missing.status == 3 && missing.errors.contains("cannot read missing.js: No such file"))
    }
  }

  @Test func loadsNothing() throws {
    try Files.withDirectory { directory in
      let page = try #require(try CoverageTests.report(network.feed, directory, "html")["text"] as? String)
      #expect(page.contains("default-src 'none'"))
      #expect(page.matches(of: #/<(link|img|iframe|script[^>]* src)/#).isEmpty)
      #expect(page.contains("prefers-color-scheme: dark"))
    }
  }

  /// The page after its scripts ran.
  private func render(_ directory: URL, more: String) throws -> String {
    let page = try #require(try CoverageTests.report(network.feed, directory, "html")["text"] as? String)
    return try render(page + more, directory)
  }

  private func render(_ page: String, _ directory: URL) throws -> String {
    try Data(page.utf8).write(to: directory.appending(path: "page.html"))
    let browser = try RunningCommand(
      [
        "--headless", "--no-sandbox", "--disable-gpu", "--disable-dev-shm-usage",
        "--user-data-dir=\(directory.appending(path: "profile").path)", "--dump-dom",
        "file://\(directory.appending(path: "page.html").path)",
      ], in: directory, executable: URL(filePath: "/usr/bin/chromium"))
    let result = try browser.result()
    #expect(result.status == 0, "\(result.errors)")
    return result.output
  }
}
