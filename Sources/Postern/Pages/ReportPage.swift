import Reports

/// A report as one self-contained page: nothing is loaded from anywhere.
///
/// The tables stand in the page and need no script. Charts are drawn from them by Chart.js, which is written into the
/// page where there is one; without it the page is the same but for the charts.
struct ReportPage {
  let library: ChartLibrary?

  /// Writes everything up to the heading.
  func begin(title: String, into output: inout OutputBuffer) {
    let title = HTMLText.escaped(title)
    output.append(
      """
      <!doctype html>
      <html lang="en">
      <head>
      <meta charset="utf-8">
      <meta name="viewport" content="width=device-width, initial-scale=1">
      <meta http-equiv="Content-Security-Policy" content="default-src 'none'; \
      script-src 'unsafe-inline'; style-src 'unsafe-inline'; img-src data:">
      <title>\(title)</title>
      <style>
      \(Self.style)
      </style>
      </head>
      <body>
      <h1>\(title)</h1>

      """)
  }

  /// Writes where charts will be drawn; nothing where there is no library.
  ///
  /// - Parameter charts: for each the id of its canvas and what it shows.
  func canvases(_ charts: [(id: String, label: String)], into output: inout OutputBuffer) {
    guard library != nil else { return }
    output.append("<div class=\"charts\">\n")
    for (id, label) in charts {
      output.append(
        "<div><canvas id=\"\(id)\" role=\"img\" aria-label=\"\(HTMLText.escaped(label))\"></canvas></div>\n")
    }
    output.append("</div>\n")
  }

  /// Writes the scripts and ends the page.
  ///
  /// - Parameter charts: statements that call `draw`; see ``script(charts:)``.
  func end(charts: String, into output: inout OutputBuffer) {
    if let library {
      output.append("<script>\n")
      output.append(library.script)
      output.append("\n</script>\n")
    }
    output.append("<script>\n\(Self.script(charts: charts))\n</script>\n</body>\n</html>\n")
  }

  // MARK: Tiles and tables

  /// A figure of the whole, inside a `dl`.
  static func tile(
    _ title: String, id: String, value: String, shown: String, into output: inout OutputBuffer
  ) {
    output.append("<div><dt>\(title)</dt><dd id=\"\(id)\" data-value=\"\(value)\">\(shown)</dd></div>\n")
  }

  static func beginTable(_ id: String, _ heads: [String], into output: inout OutputBuffer) {
    output.append("<table id=\"\(id)\"><thead><tr>")
    for head in heads { output.append("<th scope=\"col\"><button type=\"button\">\(head)</button></th>") }
    output.append("</tr></thead><tbody>\n")
  }

  static func endTable(into output: inout OutputBuffer) { output.append("</tbody></table>\n") }

  /// A cell of text that may come from outside.
  static func cell(_ text: String, into output: inout OutputBuffer) {
    output.append("<td>\(HTMLText.escaped(FindingText.shown(text)))</td>")
  }

  /// A cell that is sorted and drawn by its value.
  static func cell(value: String, shown: String, into output: inout OutputBuffer) {
    output.append("<td data-value=\"\(value)\">\(shown)</td>")
  }
}
