extension KindShape {
  /// Forms: how a worksheet that is filed looks, and what fills it.
  public static let form = KindShape(
    kind: "form", title: "Form",
    description: "A worksheet that is filed: its sheets and cells, what fills them, and when it is due.",
    keys: [
      .required(
        "purpose", .oneOf(["duty", "statistics"]),
        "Only elements with this purpose in the dictionary may fill a cell (19 USC 1415(a)(3)(F))."),
      .required(
        "output", .list(of: .oneOf(FormSchema.Output.allCases.map(\.rawValue)), count: 1...2),
        "The kinds of file it is written as."),
      .required("path", .text(.name), "The path to entry of the items on it, such as worksheet."),
      .optional(
        "profiles", .list(of: .text(.schemaID), count: 0...100),
        "Profiles whose errors keep an item off the form."),
      .optional("due", due, "On which day of the following month it is due."),
      .optional("filer", .map(keys: .name, values: filerKey), "What the form needs to know of who files it."),
      .required("formats", formats, "How cells show their values, as number formats of spreadsheets."),
      .required("sheets", .list(of: sheet, count: 1...8), "The sheets in order; exactly one has rows."),
    ])

  private static var due: Shape {
    .object([
      .required("day", .integer(1...31), "Which day."),
      .required(
        "of", .oneOf(DueRule.Count.allCases.map(\.rawValue)), "Whether all days or business days are counted."
      ),
      .required("calendar", .text(.schemaID), "The calendar of weekends and holidays."),
      basis,
    ])
  }

  private static var filerKey: Shape {
    .object([
      .required("title", .line, "What it is, for people."),
      .optional("required", .boolean, "Whether the form cannot be filed without it."),
      .optional(
        "form", .line, "The forms it may have, between |: A a letter, 9 a digit, others themselves."),
      .optional("meaning", .line, "More about it."),
    ])
  }

  private static var formats: Shape {
    .object([
      .required("money", .line, "Amounts in US dollars."),
      .required("percent", .line, "Whole percentages; decimal places are added as a rate needs them."),
      .required("date", .line, "Dates."),
      .required("integer", .line, "Counts."),
    ])
  }

  private static var sheet: Shape {
    .object([
      .required("name", .text(.sheetName), "The name on the tab."),
      .optional("cover", cover, "Single cells."),
      .optional("rows", rows, "A table with a row for each origin and classification of an item."),
    ])
  }

  private static var page: Shape {
    .object([
      .optional(
        "orientation", .oneOf(["portrait", "landscape"]), "How the paper lies; portrait when left out."),
      .optional("paper", .oneOf(["letter", "legal", "a4"]), "The paper; letter when left out."),
      .optional("fitWidth", .boolean, "Whether all columns go on one page."),
      .optional("repeatHeader", .boolean, "Whether each page begins with the header."),
    ])
  }

  private static var cover: Shape {
    .object([
      .optional(
        "widths", .list(of: .integer(1...255), count: 0...100), "Widths of the columns, in characters."),
      .optional("page", page, "How it is printed."),
      .required("cells", .list(of: cell, count: 1...1000), "The cells, row by row."),
      basis,
    ])
  }

  private static var cell: Shape {
    .object([
      .required("at", .text(.cellAddress), "Where, such as B3."),
      .optional("text", .line, "What is printed there."),
      .optional("from", .text(.elementPath), "What fills it; a total becomes a formula."),
      .optional("type", cellType, "What kind of value it is; of most sources it is known."),
      .optional("style", .oneOf(FormSchema.Cell.Style.allCases.map(\.rawValue)), "How it looks."),
      .optional("when", .oneOf(FormSchema.Cell.Condition.allCases.map(\.rawValue)), "When it is filled."),
      .optional("choices", .oneOf(["months"]), "What a reader may choose in its place."),
    ])
  }

  private static var cellType: Shape { .oneOf(FormSchema.CellType.allCases.map(\.rawValue)) }

  private static var rows: Shape {
    .object([
      .optional("heading", .line, "What stands above the header, in the first row."),
      .required("headerRow", .integer(1...100), "The row of the titles."),
      .optional("page", page, "How it is printed."),
      .required("columns", .list(of: column, count: 1...100), "The columns in order."),
      basis,
    ])
  }

  private static var column: Shape {
    .object([
      .required("id", .text(.name), "The name by which totals and reports speak of it."),
      .required("title", .line, "What stands in the header."),
      .required("from", .text(.elementPath), "What fills it: an element, a key of the filer, or a result."),
      .required("type", cellType, "What kind of value it is."),
      .optional("width", .integer(1...255), "The width in characters."),
      .optional(
        "required", .oneOf(FormSchema.Column.Need.allCases.map(\.rawValue)),
        "When a row without it is left out; always when nothing is said."),
      .optional("meaning", .line, "What goes there."),
      .optional("cite", .line, "Where it is laid down."),
      basis,
    ])
  }
}

extension TextForm {
  /// A cell by its column and row, such as `B12`: columns A to ZZ, rows 1 to 1,048,576.
  public static let cellAddress = TextForm(
    "a cell such as B12", pattern: "^[A-Z]{1,2}[1-9][0-9]{0,6}$", limit: 9,
    accepts: { CellAddress($0) != nil })

  /// The name of a sheet: at most 31 characters, without those that spreadsheets refuse.
  public static let sheetName = TextForm(
    "the name of a sheet: at most 31 characters, none of [ ] : * ? / \\ or '",
    pattern: #"^[^\[\]:*?/\\']{1,31}$"#,
    limit: 31
  ) { text in isLine(text) && !text.contains { "[]:*?/\\'".contains($0) } }
}
