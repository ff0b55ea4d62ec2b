import Testing

/// Rules that are for some roles of a profile's records, and the weight that a receptacle identifier states.
@Suite struct RoleTests {
  private static let profile = """
    rules:
      - { id: R1, require: conveyance.dispatch }
      - { id: R2, require: conveyance.receptacle, role: receptacle }
      - { id: R3, require: dispatch.itemCount, role: [dispatch] }
      - { id: R4, require: conveyance.flight }

    """

  private func codes(_ role: String) throws -> [String] {
    var judging = try Judging(Schemas.set(Self.profile, role: "[dispatch, receptacle]"))
    return try judging.findings([], role: role).map(\.code)
  }

  @Test func rulesOfARole() throws {
    #expect(try codes("receptacle") == ["R1", "R2", "R4"])
    #expect(try codes("dispatch") == ["R1", "R3", "R4"])
    #expect(try codes("item") == [])
  }

  @Test func roleThatTheProfileIsNotFor() throws {
    let mistakes = try Schemas.mistakes(Schemas.rule("require: item.id, role: [item, dispatch]"))
    #expect(mistakes == ["7:39: expected a role of the profile: item, found dispatch"])
  }

  @Test func statedWeight() throws {
    let rule = "check: receptacle.grossWeightGrams within 100 of statedWeight(conveyance.receptacle)"
    func judged(_ weight: String, _ identifier: String) throws -> [String] {
      try judge(
        rule, [.init("receptacle.grossWeightGrams", weight), .init("conveyance.receptacle", identifier)]
      ).map(\.expected)
    }
    #expect(try judged("21300", "CNSZHDUSJFKAACN60061001000213") == [])
    #expect(try judged("21400", "CNSZHDUSJFKAACN60061001000213") == [])
    #expect(try judged("21401", "CNSZHDUSJFKAACN60061001000213") == ["21300"])
    #expect(try judged("21401", "CNSZHDUSJFKAACN6006100100021X") == [], "no such identifier states a weight")
  }
}
