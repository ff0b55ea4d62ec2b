import ArgumentParser
import Glibc
import Postern

/// With what the charts of a page are drawn.
struct ChartOptions: ParsableArguments {
  @Option(
    help: ArgumentHelp(
      "Chart.js for the charts of the page, or none for tables only; when left out, where Debian installs it.",
      valueName: "file"))
  var chartLibrary: String?

  /// Nil for tables only; an end with status 3 when the file cannot be read.
  func library() throws -> ChartLibrary? {
    if chartLibrary == "none" { return nil }
    guard let chartLibrary else { return ChartLibrary.installed() }
    guard let library = ChartLibrary(path: chartLibrary) else {
      let reason = String(cString: strerror(errno))
      throw StandardError.fail("cannot read \(chartLibrary): \(reason)", .inputOrOutputFailed)
    }
    return library
  }
}
