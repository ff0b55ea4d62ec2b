import SchemaLanguage
import Testing

/// What forms and filer files may hold, through the schema set that is built into the program.
@Suite struct FormSchemaTests {
  /// The mistakes of the embedded set with one text replaced in a file.
  private func mistakes(_ file: String, _ old: String, _ new: String) throws -> [String] {
    var found = false
    let files = SchemaSource.embedded.files.map { schema -> SchemaFile in
      guard schema.path.hasSuffix(file) else { return schema }
      let text = String(decoding: schema.bytes, as: UTF8.self)
      found = text.contains(old)
      return SchemaFile(path: schema.path, bytes: Array(text.replacing(old, with: new).utf8))
    }
    #expect(found)
    do {
      _ = try SchemaSet(files: files)
      return []
    } catch {
      return error.list.map { "\($0.expected), found \($0.found)" }
    }
  }

  @Test func elementsForTargetingFillNoCell() throws {
    let mistakes = try mistakes("imd-2025-08.yaml", "from: conveyance.flight", "from: recipient.phone")
    #expect(
      mistakes == [
        "an element for duty; see purposes in the dictionary (19 USC 1415(a)(3)(F)), "
          + "found recipient.phone, whose purpose is targeting"
      ])
  }

  @Test(arguments: [
    ("from: conveyance.flight", "from: conveyance.fligth", "did you mean \"conveyance.flight\"?"),
    ("from: duty.rate", "from: duty.rates", "one of duty.arrival, duty.origin, duty.classifications"),
    ("from: filer.taxId", "from: filer.taxID", "one of filer.carrierCode, filer.contactEmail"),
    ("from: total.value", "from: total.values", "one of total.packages, total.rows, total.value, total.duty"),
    ("calendar: us.federal-holidays", "calendar: us.holidays", "the id of a calendar, found us.holidays"),
    ("profiles: [us.mail.worksheet]", "profiles: [us.mail.worksheets]", "the id of a profile"),
    ("from: item.id", "from: items.id", "an element of the item or of its contents"),
    ("at: B3", "at: 3B", "a cell such as B12"), ("at: B4", "at: B3", "each cell once, found B3 again"),
    ("headerRow: 3", "headerRow: 1", "headerRow: 2 or more"),
    ("id: rate", "id: duty", "an id of its own, found duty again"),
    ("name: Page 2", "name: \"Page [2]\"", "the name of a sheet"),
    ("type: percent", "type: per cent", "one of text, money"),
  ])
  func mistakesAreToldWithWhatIsExpected(_ old: String, _ new: String, _ expected: String) throws {
    let mistakes = try mistakes("imd-2025-08.yaml", old, new)
    #expect(mistakes.contains { $0.contains(expected) }, "\(mistakes)")
  }

  @Test(arguments: [
    ("month: 1, day: 1", "month: 2, day: 30", "a day of month 2"),
    ("which: third", "which: fifth", "one of first, second"),
    ("saturday: friday", "saturady: friday", "a day of the week"),
    ("month: 7, day: 4", "month: 7", "either day, or weekday"),
  ])
  func mistakesOfCalendars(_ old: String, _ new: String, _ expected: String) throws {
    let mistakes = try mistakes("us.federal-holidays.yaml", old, new)
    #expect(mistakes.contains { $0.contains(expected) }, "\(mistakes)")
  }

  @Test(arguments: [
    ("filerCode: X9X", "filerCode: X9", "AAA or 999 or 9AA"),
    ("bondNumber: ", "bond: ", "the key \"bondNumber\""),
    ("bondNumber: \"990000001\"", "bondNumber: 990000001", "text in quotes"),
    ("kind: filer", "kind: form", "filer"),
    ("name: EXAMPLE AIR CARGO LTD", "name: [EXAMPLE]", "a line of text"),
  ])
  func mistakesOfFilers(_ old: String, _ new: String, _ expected: String) throws {
    let schemas = try Embedded.schemas()
    let form = try #require(schemas.worksheetForm("imd-2026-07"))
    let text = Filing.filer.replacing(old, with: new)
    #expect(text != Filing.filer)
    do {
      _ = try FilerDocument(Array(text.utf8), file: "filer.yaml", for: form, of: schemas.worksheetForms)
      Issue.record("it was read")
    } catch {
      #expect(error.description.contains(expected), "\(error)")
      #expect(error.list.allSatisfy { $0.mark.file == "filer.yaml" })
    }
  }

  @Test(arguments: [
    ("A1", 0, 0), ("B12", 1, 11), ("Z9", 25, 8), ("AA10", 26, 9), ("ZZ1048576", 701, 1_048_575),
  ])
  func addresses(_ text: String, _ column: Int, _ row: Int) throws {
    let address = try #require(CellAddress(text))
    #expect(address == CellAddress(column: column, row: row))
    #expect(address.description == text)
  }

  @Test(arguments: ["", "A", "1", "A0", "A01", "a1", "AAA1", "A1048577", "A1B", "Ä1"])
  func whatIsNoAddress(_ text: String) { #expect(CellAddress(text) == nil) }
}
