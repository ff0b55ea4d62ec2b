internal import Vocabulary

extension FormSchema {
  /// Checks and compiles a file.
  ///
  /// - Parameters:
  ///   - calendars: ids of the calendars there are.
  ///   - profiles: ids of the profiles there are.
  /// - Returns: nil when there were mistakes; they are in the log.
  init?(
    _ node: YAMLNode, dictionary: ElementDictionary, calendars: Set<String>, profiles known: Set<String>,
    log: MistakeLog
  ) {
    guard KindShape.form.check(node, log: log) else { return nil }
    let before = log.count
    head = SchemaHead(node, log: log)
    mark = node.mark
    purpose = node["purpose"]?.text.flatMap(DataPurpose.init) ?? .duty
    outputs = (node["output"]?.items ?? []).compactMap { $0.text.flatMap(Output.init) }
    path = node["path"]?.text ?? ""
    profiles = (node["profiles"]?.items ?? []).compactMap(\.text)
    for item in node["profiles"]?.items ?? [] where item.text.map(known.contains) == false {
      log.add(item.mark, found: item.summary, expected: "the id of a profile")
    }
    due = node["due"].map(DueRule.init)
    if let calendar = node["due"]?["calendar"], calendar.text.map(calendars.contains) == false {
      log.add(calendar.mark, found: calendar.summary, expected: "the id of a calendar")
    }
    filer = (node["filer"]?.entries ?? []).map { key, value in
      FilerKey(
        key: key.text ?? "", title: value["title"]?.text ?? "",
        isRequired: value["required"]?.boolean ?? false,
        forms: (value["form"]?.text ?? "").split(separator: "|").map(String.init))
    }
    formats = Formats(
      money: node["formats"]?["money"]?.text ?? "", percent: node["formats"]?["percent"]?.text ?? "",
      date: node["formats"]?["date"]?.text ?? "", integer: node["formats"]?["integer"]?.text ?? "")
    let reader = FormSheetReader(
      dictionary: dictionary, purpose: purpose, filerKeys: Set(filer.map(\.key)), log: log)
    let sheetNodes = node["sheets"]?.items ?? []
    let tables = sheetNodes.compactMap { $0["rows"] }
    let columns = tables.first.map { reader.columns($0) } ?? []
    rowSheet = sheetNodes.firstIndex { $0["rows"] != nil } ?? 0
    trackingColumn = columns.firstIndex(where: \.isItemIdentifier) ?? 0
    if tables.count != 1 {
      log.add(node["sheets"]?.mark ?? node.mark, found: "\(tables.count) sheets with rows", expected: "one")
    } else if !columns.contains(where: \.isItemIdentifier), let place = tables.first?["columns"]?.mark {
      log.add(place, found: "no column from item.id", expected: "one; packages are counted by it")
    }
    sheets = sheetNodes.compactMap { reader.sheet($0, columns: columns) }
    guard log.count == before else { return nil }
  }
}

extension FormSchema.Page {
  init(_ node: YAMLNode?) {
    isLandscape = node?["orientation"]?.text == "landscape"
    paper = node?["paper"]?.text ?? "letter"
    fitsWidth = node?["fitWidth"]?.boolean ?? false
    repeatsHeader = node?["repeatHeader"]?.boolean ?? false
  }
}

extension FormSchema.Column {
  var isItemIdentifier: Bool {
    if case .element(let element) = source { element.path == "item.id" } else { false }
  }
}

/// Reads the sheets of a form and checks what fills them.
struct FormSheetReader {
  let dictionary: ElementDictionary
  let purpose: DataPurpose
  let filerKeys: Set<String>
  let log: MistakeLog

  func sheet(_ node: YAMLNode, columns: [FormSchema.Column]) -> FormSchema.Sheet? {
    let name = node["name"]?.text ?? ""
    if let rows = node["rows"], node["cover"] == nil {
      let table = FormSchema.RowTable(
        heading: rows["heading"]?.text, headerRow: (rows["headerRow"]?.integer ?? 1) - 1,
        page: FormSchema.Page(rows["page"]), columns: columns)
      if table.heading != nil, table.headerRow == 0 {
        log.add(rows.mark, found: "a heading in the row of the titles", expected: "headerRow: 2 or more")
      }
      return FormSchema.Sheet(name: name, content: .rows(table))
    }
    guard let cover = node["cover"], node["rows"] == nil else {
      log.add(node.mark, found: "a sheet", expected: "either cover or rows in it")
      return nil
    }
    var seen: Set<CellAddress> = []
    let cells = (cover["cells"]?.items ?? []).compactMap { item -> FormSchema.Cell? in
      guard let cell = cell(item, columns: columns) else { return nil }
      if !seen.insert(cell.address).inserted {
        log.add(item["at"]?.mark ?? item.mark, found: "\(cell.address) again", expected: "each cell once")
      }
      return cell
    }
    return FormSchema.Sheet(
      name: name,
      content: .cover(
        FormSchema.Cover(
          widths: (cover["widths"]?.items ?? []).compactMap(\.integer), page: FormSchema.Page(cover["page"]),
          cells: cells)))
  }

  // MARK: Rows

  func columns(_ rows: YAMLNode) -> [FormSchema.Column] {
    var seen: Set<String> = []
    return (rows["columns"]?.items ?? []).compactMap { node in
      let id = node["id"]?.text ?? ""
      if !seen.insert(id).inserted {
        log.add(node["id"]?.mark ?? node.mark, found: "\(id) again", expected: "an id of its own")
      }
      guard let from = node["from"], let source = rowSource(from) else { return nil }
      return FormSchema.Column(
        id: id, title: node["title"]?.text ?? "", source: source,
        type: node["type"]?.text.flatMap(FormSchema.CellType.init) ?? .text, width: node["width"]?.integer,
        need: node["required"]?.text.flatMap(FormSchema.Column.Need.init) ?? .always)
    }
  }

  private func rowSource(_ node: YAMLNode) -> RowSource? {
    let text = node.text ?? ""
    let (head, rest) = Self.split(text)
    switch head {
    case "filer": return filerKey(rest, node).map(RowSource.filer)
    case "duty":
      let value = RowSource.DutyValue(rawValue: rest)
      if value == nil { report(node, "duty.", RowSource.DutyValue.allCases.map(\.rawValue)) }
      return value.map(RowSource.duty)
    default:
      guard let element = dictionary.element(text) else {
        let near = dictionary.nearest(to: text).map { " (did you mean \"\($0)\"?)" } ?? ""
        log.add(
          node.mark, found: node.summary, expected: "an element of the dictionary, filer.… or duty.…\(near)")
        return nil
      }
      guard log.check(element, for: purpose, at: node.mark) else { return nil }
      if let part = element.part, dictionary.parts[part].key != "contents" {
        log.add(node.mark, found: text, expected: "an element of the item or of its contents")
        return nil
      }
      return .element(element)
    }
  }

  private func filerKey(_ key: String, _ node: YAMLNode) -> String? {
    if filerKeys.contains(key) { return key }
    report(node, "filer.", filerKeys.sorted())
    return nil
  }

  private func report(_ node: YAMLNode, _ prefix: String, _ words: [String]) {
    log.add(
      node.mark, found: node.summary,
      expected: "one of \(words.map { prefix + $0 }.joined(separator: ", "))")
  }

  private static func split(_ text: String) -> (head: String, rest: String) {
    guard let dot = text.firstIndex(of: ".") else { return (text, "") }
    return (String(text[..<dot]), String(text[text.index(after: dot)...]))
  }

  // MARK: Covers

  private func cell(_ node: YAMLNode, columns: [FormSchema.Column]) -> FormSchema.Cell? {
    guard let address = node["at"]?.text.flatMap(CellAddress.init) else { return nil }
    let content: FormSchema.Cell.Content
    switch (node["text"]?.text, node["from"]) {
    case (let text?, nil): content = .text(text)
    case (nil, let from?):
      guard let (source, type) = coverSource(from, columns: columns) else { return nil }
      content = .source(source, node["type"]?.text.flatMap(FormSchema.CellType.init) ?? type)
    default:
      log.add(node.mark, found: "a cell", expected: "either text or from in it")
      return nil
    }
    return FormSchema.Cell(
      address: address, content: content, style: node["style"]?.text.flatMap(FormSchema.Cell.Style.init),
      condition: node["when"]?.text.flatMap(FormSchema.Cell.Condition.init),
      offersMonths: node["choices"] != nil)
  }

  private func coverSource(_ node: YAMLNode, columns: [FormSchema.Column])
    -> (CoverSource, FormSchema.CellType)?
  {
    let (head, rest) = Self.split(node.text ?? "")
    switch head {
    case "filer": return filerKey(rest, node).map { (.filer($0), .text) }
    case "period":
      guard let value = CoverSource.Period(rawValue: rest) else {
        report(node, "period.", CoverSource.Period.allCases.map(\.rawValue))
        return nil
      }
      return (.period(value), value == .month ? .text : value == .year ? .integer : .date)
    case "total":
      if rest == "packages" { return (.packages, .integer) }
      if rest == "rows" { return (.rows, .integer) }
      let sums = columns.indices.filter { columns[$0].type == .money || columns[$0].type == .integer }
      guard let column = sums.first(where: { columns[$0].id == rest }) else {
        report(node, "total.", ["packages", "rows"] + sums.map { columns[$0].id })
        return nil
      }
      return (.sum(column), columns[column].type)
    case "method" where rest == "rate": return (.specificRate, .money)
    case "rounding":
      guard let value = CoverSource.Rounding(rawValue: rest) else {
        report(node, "rounding.", CoverSource.Rounding.allCases.map(\.rawValue))
        return nil
      }
      return (.rounding(value), value == .name || value == .otherName ? .text : .money)
    default:
      log.add(
        node.mark, found: node.summary, expected: "filer.…, period.…, total.…, method.rate or rounding.…")
      return nil
    }
  }
}
