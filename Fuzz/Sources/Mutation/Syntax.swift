/// Which structure a mutation follows.
public enum Syntax {
  case interchange
  case document

  /// What a feed mostly looks like; one time in eight the other, so that feeds become mixed.
  public init(of bytes: UnsafeRawBufferPointer, count: Int, _ random: inout MutationRandom) {
    let brackets = bytes[..<count].count { $0 == 0x3C }
    let quotes = bytes[..<count].count { $0 == 0x27 }
    let isDocument = (brackets > quotes) != random.isOne(in: 8)
    self = isDocument ? .document : .interchange
  }

  public func mutated(_ bytes: [UInt8], _ random: inout MutationRandom) -> [UInt8] {
    switch self {
    case .interchange: InterchangeMutator(bytes).mutated(&random)
    case .document: DocumentMutator(bytes).mutated(&random)
    }
  }
}
