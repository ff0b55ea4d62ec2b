import Testing

/// Each story of Samples gives what its folder says, however it is read.
@Suite struct SamplesTests {
  @Test func thereAreStories() {
    #expect(Story.all.count >= 14)
  }

  @Test(arguments: Story.all)
  func saysWhatIsExpected(_ story: Story) throws {
    expectSame(try story.lines(story.setup()), try story.expected())
  }

  @Test(arguments: Story.all)
  func saysTheSameInPieces(_ story: Story) throws {
    let setup = try story.setup()
    let whole = try story.lines(setup)
    for size in [1, 2, 3, 7, 4096] {
      expectSame(try story.lines(setup, piece: size), whole, "pieces of \(size)")
    }
  }

  @Test(arguments: Story.all)
  func saysTheSameWithTwoJobs(_ story: Story) throws {
    let setup = try story.setup()
    expectSame(try story.lines(setup, jobs: 2), try story.lines(setup), "two jobs")
  }

  /// Compares line by line, so that a failure shows one line and not the whole output.
  private func expectSame(
    _ found: [String], _ expected: [String], _ what: Comment? = nil,
    sourceLocation: SourceLocation = #_sourceLocation
  ) {
    #expect(found.count == expected.count, what, sourceLocation: sourceLocation)
    for (found, expected) in zip(found, expected) {
      #expect(found == expected, what, sourceLocation: sourceLocation)
    }
  }
}
