/// What is the same on every page.
extension ReportPage {
  static let style = """
    :root { color-scheme: light dark; --ink: #1b1f24; --quiet: #59636e; --line: #d1d9e0; --page: #ffffff; --tile: #f6f8fa;
      --good: #1a7f37; --open: #9a6700; --bad: #cf222e; --other: #8250df; }
    @media (prefers-color-scheme: dark) { :root { --ink: #e6edf3; --quiet: #9198a1; --line: #3d444d; --page: #0d1117;
      --tile: #161b22; --good: #3fb950; --open: #d29922; --bad: #f85149; --other: #ab7df8; } }
    body { font: 15px/1.5 system-ui, sans-serif; color: var(--ink); background: var(--page); margin: 2rem auto;
      max-width: 75rem; padding: 0 1rem; }
    h1 { font-size: 1.6rem; margin: 0; } h2 { font-size: 1.15rem; margin: 2rem 0 .5rem; }
    .from { color: var(--quiet); margin: 0; } .rate { font-size: 1.1rem; } .rate b { font-size: 2.2rem; }
    dl { display: grid; grid-template-columns: repeat(auto-fill, minmax(9.5rem, 1fr)); gap: .5rem; }
    dl div { background: var(--tile); border: 1px solid var(--line); border-radius: 6px; padding: .5rem .75rem; }
    dt { color: var(--quiet); font-size: .85rem; } dd { margin: 0; font-size: 1.3rem; font-variant-numeric: tabular-nums; }
    .charts { display: grid; grid-template-columns: repeat(auto-fit, minmax(22rem, 1fr)); gap: 1rem; }
    .charts div { height: 20rem; }
    details { margin: 1.5rem 0; } summary { font-size: 1.15rem; font-weight: 600; cursor: pointer; }
    table { border-collapse: collapse; width: 100%; font-variant-numeric: tabular-nums; }
    th, td { border-bottom: 1px solid var(--line); padding: .25rem .5rem; text-align: left; }
    td[data-value], th.number { text-align: right; }
    th button { all: unset; cursor: pointer; font-weight: 600; } th button:focus-visible { outline: 2px solid; }
    th[aria-sort=ascending] button::after { content: " \\2191"; }
    th[aria-sort=descending] button::after { content: " \\2193"; }
    """

  /// Sorting of tables, and charts from what stands in them.
  ///
  /// - Parameter charts: statements that call `draw(id, type, labels, datasets, options)`, a dataset being its title, the
  ///   name of its colour and its numbers. `rows(id)` gives the rows of a table, `figures(row)` the values of one.
  static func script(charts: String) -> String {
    """
    "use strict";
    const rows = id => [...document.querySelectorAll(`#${id} tbody tr`)];
    const value = cell => cell.dataset.value === undefined ? cell.textContent : Number(cell.dataset.value);
    for (const table of document.querySelectorAll("table")) {
      const heads = [...table.tHead.rows[0].cells];
      const first = table.tBodies[0].rows[0];
      heads.forEach((head, column) => {
        if (first.cells[column].dataset.value !== undefined) head.className = "number";
        head.addEventListener("click", () => {
          const falls = head.getAttribute("aria-sort") === "descending"
            || (head.className !== "number" && head.getAttribute("aria-sort") !== "ascending");
          heads.forEach(other => other.removeAttribute("aria-sort"));
          head.setAttribute("aria-sort", falls ? "ascending" : "descending");
          const sign = falls ? 1 : -1;
          const sorted = [...table.tBodies[0].rows].sort((a, b) => {
            const x = value(a.cells[column]), y = value(b.cells[column]);
            return sign * (typeof x === "number" ? x - y : x < y ? -1 : x > y ? 1 : 0);
          });
          table.tBodies[0].append(...sorted);
        });
      });
    }
    if (typeof Chart !== "undefined") {
      const color = name => getComputedStyle(document.documentElement).getPropertyValue("--" + name).trim();
      const charts = [];
      const figures = row => [...row.cells].map(value);
      const draw = (id, type, labels, datasets, options) => {
        const canvas = document.getElementById(id);
        if (labels.length === 0) { canvas.parentElement.remove(); return; }
        datasets = datasets.map(([label, name, data]) => ({ label, name, data, maxBarThickness: 48 }));
        charts.push(new Chart(canvas, { type, data: { labels, datasets },
          options: { animation: false, maintainAspectRatio: false, ...options } }));
        canvas.dataset.drawn = datasets.map(set => set.data.join(" ")).join("; ");
      };
    \(charts)
      const paint = () => {
        Chart.defaults.color = color("quiet");
        for (const chart of charts) {
          for (const set of chart.data.datasets) set.backgroundColor = set.borderColor = color(set.name);
          for (const scale of Object.values(chart.options.scales)) {
            scale.ticks = { ...scale.ticks, color: color("quiet") };
            scale.grid = { ...scale.grid, color: color("line") };
          }
          chart.options.plugins.legend.labels.color = color("quiet");
          chart.update();
        }
      };
      paint();
      matchMedia("(prefers-color-scheme: dark)").addEventListener("change", paint);
    }
    """
  }
}
