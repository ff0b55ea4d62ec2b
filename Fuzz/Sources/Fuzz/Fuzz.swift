import CFuzzer
import Glibc
import Mutation
import Properties

// What libFuzzer calls. One program has all targets; POSTERN_FUZZ_TARGET says which one runs.

private let target: FuzzTarget = {
  let name = getenv("POSTERN_FUZZ_TARGET").map { String(cString: $0) } ?? ""
  guard let target = FuzzTarget(rawValue: name) else {
    let names = FuzzTarget.allCases.map(\.rawValue).joined(separator: ", ")
    fatalError("POSTERN_FUZZ_TARGET is one of \(names)")
  }
  return target
}()

@_cdecl("LLVMFuzzerTestOneInput")
public func testOneInput(_ start: UnsafePointer<UInt8>?, _ count: Int) -> CInt {
  do {
    try target.check(UnsafeRawBufferPointer(start: start, count: count))
  } catch {
    // The fuzzer takes a trap as a finding, and keeps the input.
    fatalError("\(target.rawValue): \(error)")
  }
  return 0
}

@_cdecl("LLVMFuzzerCustomMutator")
public func mutate(
  _ data: UnsafeMutablePointer<UInt8>, _ count: Int, _ capacity: Int, _ seed: UInt32
) -> Int {
  var random = MutationRandom(seed: seed)
  let bytes = UnsafeMutableRawBufferPointer(start: data, count: capacity)
  let syntax: Syntax? =
    switch target {
    case .edifact: .interchange
    case .xml: .document
    case .feed, .pipeline, .answers: Syntax(of: UnsafeRawBufferPointer(bytes), count: count, &random)
    case .json, .compressed, .identifiers, .numbersAndDates, .schemas, .tables, .worksheets: nil
    }
  guard let syntax, random.isOne(in: 2) else { return LLVMFuzzerMutate(data, count, capacity) }
  let held = Array(bytes[..<count])
  let mutated = syntax.mutated(held, &random).prefix(capacity)
  bytes.copyBytes(from: mutated)
  return mutated.count
}
