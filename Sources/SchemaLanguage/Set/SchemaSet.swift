public import Vocabulary

/// All schemas of a run, checked and compiled. Made once; shared by all threads.
public final class SchemaSet: Sendable {
  public let dictionary: ElementDictionary
  public let layout: RecordLayout
  public let messages: [MessageSchema]
  public let profiles: [ProfileSchema]
  public let codes: [String: CodeTable]
  public let terms: [String: TermsTable]
  public let duty: DutyRules
  public let catalogue: FindingCatalogue
  /// What records can be, by schema and in the order of the schemas.
  public let forms: [RecordForm]
  /// The number of the first form of each schema: the records of its body; that of the message comes next.
  private let firstForms: [Int]
  /// The worksheets that are filed.
  public let worksheetForms: [FormSchema]
  /// Calendars of business days, by id.
  public let calendars: [String: HolidayCalendar]
  /// Id, kind, title and file of everything that was loaded, in the order of the files.
  public let contents: [SchemaEntry]
  private let messagesByType: [String: [Int]]

  /// One loaded file.
  public struct SchemaEntry: Sendable {
    public let kind: String
    public let id: String
    public let title: String
    public let basis: String
    public let file: String
    public let examples: [SchemaExample]
  }

  init(
    dictionary: ElementDictionary, layout: RecordLayout, messages: [MessageSchema], profiles: [ProfileSchema],
    codes: [String: CodeTable], terms: [String: TermsTable], duty: DutyRules,
    catalogue: FindingCatalogue, worksheetForms: [FormSchema], calendars: [String: HolidayCalendar],
    contents: [SchemaEntry]
  ) {
    self.dictionary = dictionary
    self.layout = layout
    self.messages = messages
    var forms: [RecordForm] = []
    var firstForms: [Int] = []
    for (number, message) in messages.enumerated() {
      firstForms.append(forms.count)
      if message.namedForm != nil {
        for channel in MessageSchema.channels {
          for role in MessageSchema.roles {
            forms.append(RecordForm(schema: number, channel: channel, role: role))
          }
        }
        continue
      }
      for role in [message.role] + (message.messageRecord.map { [$0.role] } ?? []) {
        forms.append(RecordForm(schema: number, channel: message.channel, role: role))
      }
    }
    self.forms = forms
    self.firstForms = firstForms
    self.profiles = profiles
    self.codes = codes
    self.terms = terms
    self.duty = duty
    self.catalogue = catalogue
    self.worksheetForms = worksheetForms
    self.calendars = calendars
    self.contents = contents
    var byType: [String: [Int]] = [:]
    for (number, message) in messages.enumerated() where message.match.syntax == .edifact {
      byType[message.match.type.uppercased(), default: []].append(number)
    }
    messagesByType = byType
  }

  /// The form of the records that a schema's body makes.
  public func form(ofSchema number: Int) -> Int { firstForms[number] }

  /// The form of the record that a message makes of itself.
  ///
  /// - Precondition: the schema has such a record.
  public func messageForm(ofSchema number: Int) -> Int { firstForms[number] + 1 }

  /// The form that a record says it has, of a schema whose records do so; nil when there is no such form.
  public func form(ofSchema number: Int, channel: String, role: String) -> Int? {
    let first = firstForms[number]
    return forms[first...].prefix { $0.schema == number }
      .firstIndex { $0.channel == channel && $0.role == role }
  }

  /// Whether a form is that of a record that a message makes of itself.
  public func isMessageForm(_ form: Int) -> Bool {
    form != firstForms[forms[form].schema] && messages[forms[form].schema].messageRecord != nil
  }

  /// The schema for an EDIFACT message: exact by version and agency, else by version, else by type alone.
  ///
  /// The type is compared without regard to case, as senders write it either way.
  public func segmentSchema(type: String, version: String, agency: String) -> (number: Int, isExact: Bool)? {
    guard let candidates = messagesByType[type.uppercased()], let any = candidates.first else { return nil }
    func takes(_ list: [String], _ value: String) -> Bool { list.isEmpty || list.contains(value) }
    let ofVersion = candidates.filter { takes(messages[$0].match.versions, version) }
    if let exact = ofVersion.first(where: { takes(messages[$0].match.agencies, agency) }) {
      return (exact, true)
    }
    if let near = ofVersion.first { return (near, true) }
    return (any, false)
  }

  /// What a code means in a code list; nil when the list or the code is unknown.
  public func meaning(of code: String, in list: String) -> String? {
    codes[list]?.entry(code).map { String(decoding: $0.meaning, as: UTF8.self) }
  }

  public func profile(_ id: String) -> ProfileSchema? { profiles.first { $0.id == id } }

  public func worksheetForm(_ id: String) -> FormSchema? { worksheetForms.first { $0.id == id } }
}
