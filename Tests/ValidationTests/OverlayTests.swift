import SchemaLanguage
import Testing
import Vocabulary

/// Deviations of partners, and days on which profiles, rules and deviations are in force.
@Suite struct OverlayTests {
  static let profile = """
    rules:
      - { id: R1, require: sender.name }
      - { id: R2, require: recipient.name, severity: warning }
    overlays:
      - for: { source.sender: [CN101, CN102] }
        set: { R1: { severity: advice, until: 2027-01-01, reason: agreed } }
        suppress: { R2: { reason: not needed } }
      - for: { source.sender: CN102, source.receiver: US101 }
        set: { R1: { severity: warning, reason: agreed } }

    """

  private func found(_ sender: String?, _ receiver: String? = nil, on date: String = Schemas.today) throws
    -> [String]
  {
    var judging = try Judging(Schemas.set(Self.profile), on: date)
    return try judging.findings([.init("source.sender", sender), .init("source.receiver", receiver)]).map {
      "\($0.code) \($0.severity)"
    }
  }

  @Test func bySource() throws {
    #expect(try found(nil) == ["R1 error", "R2 warning"])
    #expect(try found("CN1") == ["R1 error", "R2 warning"])
    #expect(try found("CN101") == ["R1 advice"])
    #expect(try found("CN102") == ["R1 advice"])
    #expect(try found("CN102", "US101") == ["R1 warning"], "the last one decides")
  }

  @Test func untilItsLastDay() throws {
    #expect(try found("CN101", on: "2027-01-01") == ["R1 advice"])
    #expect(try found("CN101", on: "2027-01-02") == ["R1 error"])
  }

  @Test func sourcesThatChange() throws {
    var judging = try Judging(Schemas.set(Self.profile))
    for _ in 0..<3 {
      #expect(try judging.findings([.init("source.sender", "CN101")]).map(\.severity) == [.advice])
      #expect(try judging.findings([.init("source.sender", "CN10")]).map(\.severity) == [.error, .warning])
      #expect(try judging.findings([]).map(\.severity) == [.error, .warning])
    }
  }

  @Test func extraOverlaysComeLast() throws {
    let set = try Schemas.set(Self.profile)
    let sender = try #require(set.dictionary.element("source.sender"))
    let extra = Overlay(
      conditions: [.init(element: sender, values: ["CN101"])],
      changes: [
        .init(rule: "R1", severity: nil, until: nil, reason: ""),
        .init(rule: "R9", severity: nil, until: nil, reason: ""),
      ])
    var judging = try Judging(set, extraOverlays: [extra])
    #expect(try judging.findings([.init("source.sender", "CN101")]) == [])
    let always = Overlay(
      conditions: [], changes: [.init(rule: "R2", severity: .advice, until: nil, reason: "")])
    var other = try Judging(set, extraOverlays: [always])
    #expect(try other.findings([]).map(\.severity) == [.error, .advice])
  }

  @Test func daysOfRules() throws {
    let rule = "require: sender.name, since: 2025-09-01, until: 2026-12-31"
    #expect(try judge(rule, [], on: "2025-08-31") == [])
    #expect(try judge(rule, [], on: "2025-09-01").count == 1)
    #expect(try judge(rule, [], on: "2026-12-31").count == 1)
    #expect(try judge(rule, [], on: "2027-01-01") == [])
  }

  @Test func daysOfProfiles() throws {
    let set = try Schemas.set(
      "valid: { from: 2026-01-01, to: 2026-06-30 }\n" + Schemas.rule("require: sender.name"))
    for (day, count) in [("2025-12-31", 0), ("2026-01-01", 1), ("2026-06-30", 1), ("2026-07-01", 0)] {
      var judging = try Judging(set, on: day)
      #expect(try judging.findings([]).count == count, "\(day)")
    }
  }

  @Test func channelsAndRoles() throws {
    var judging = try Judging(Schemas.set(Schemas.rule("require: sender.name")))
    #expect(try judging.findings([]).count == 1)
    #expect(try judging.findings([], channel: "express") == [])
    #expect(try judging.findings([], role: "receptacle") == [])
    #expect(try judging.findings([]).count == 1)
  }
}
