/// Collects the mistakes of schema files while they are read and compiled, so that all can be told at once.
///
/// It keeps the first 1000 and counts the others.
public final class MistakeLog {
  /// How many mistakes there were, including those that were not kept.
  public private(set) var count = 0
  private var kept: [SchemaMistake] = []
  private static let limit = 1000

  public init() {}

  public func add(_ mark: SourceMark, found: String, expected: String) {
    count += 1
    if kept.count < Self.limit { kept.append(SchemaMistake(mark, found: found, expected: expected)) }
  }

  public func add(contentsOf mistakes: SchemaMistakes) {
    count += mistakes.list.count + mistakes.leftOut
    kept += mistakes.list.prefix(max(0, Self.limit - kept.count))
  }

  public var isEmpty: Bool { count == 0 }

  /// Whether further mistakes are only counted, so that work on their wording is lost.
  var isFull: Bool { kept.count >= Self.limit }

  /// The mistakes by file in the order in which files were read, and by place in each.
  public var mistakes: SchemaMistakes {
    var fileNumbers: [String: Int] = [:]
    for mistake in kept where fileNumbers[mistake.mark.file] == nil {
      fileNumbers[mistake.mark.file] = fileNumbers.count
    }
    let keyed = kept.enumerated().map { number, mistake in
      (key: [fileNumbers[mistake.mark.file] ?? 0, mistake.mark.line, mistake.mark.column, number], mistake)
    }
    let sorted = keyed.sorted { $0.key.lexicographicallyPrecedes($1.key) }.map(\.1)
    return SchemaMistakes(sorted, leftOut: count - kept.count)
  }

  /// - Throws: all mistakes, when there are any.
  public func throwIfAny() throws(SchemaMistakes) {
    if !isEmpty { throw mistakes }
  }
}
