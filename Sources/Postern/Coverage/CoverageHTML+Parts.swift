/// The charts of the page.
extension CoverageHTML {
  static let canvases = [
    (id: "chart-operator", label: "Items by origin operator"),
    (id: "chart-day", label: "Rate of compliance by day"),
    (id: "chart-missing", label: "Mandatory elements missing"),
  ]

  /// What draws them; see ``ReportPage/script(charts:)``.
  static let charts = """
      const most = rows("by-operator").map(figures).sort((a, b) => b[1] - a[1]).slice(0, 15);
      draw("chart-operator", "bar", most.map(row => row[0]), [
        ["compliant", "good", most.map(row => row[6])],
        ["undecided, late or incomplete", "open", most.map(row => row[1] - row[6] - row[2])],
        ["without data", "bad", most.map(row => row[2])],
      ], { scales: { x: { stacked: true }, y: { stacked: true } } });
      const days = rows("by-day").map(figures).filter(row => row[0] !== "-" && row[8] >= 0)
        .sort((a, b) => a[0] < b[0] ? -1 : 1);
      draw("chart-day", "line", days.map(row => row[0]),
        [["compliant, %", "good", days.map(row => row[8] / 100)]], { scales: { y: { min: 0, max: 100 } } });
      const lacking = rows("missing").map(figures).sort((a, b) => b[2] - a[2]).slice(0, 15);
      draw("chart-missing", "bar", lacking.map(row => row[0]), [["items that lack it", "other", lacking.map(row => row[2])]],
        { indexAxis: "y" });
    """
}
