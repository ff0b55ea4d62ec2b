import Foundation
import Testing

/// Every input that once made a fuzzer stop, read again by the ordinary build.
@Suite("Fuzzing regressions", .serialized) struct RegressionTests {
  private static let folder = URL(filePath: #filePath).deletingLastPathComponent().deletingLastPathComponent()
    .appending(path: "Regressions")

  @Test(arguments: FuzzTarget.allCases) func staysMended(target: FuzzTarget) throws {
    let folder = Self.folder.appending(path: target.rawValue)
    let names = (try? FileManager.default.contentsOfDirectory(atPath: folder.path)) ?? []
    for name in names.sorted() where !name.hasPrefix(".") {
      let input = try Data(contentsOf: folder.appending(path: name))
      do {
        try input.withUnsafeBytes { try target.check($0) }
      } catch {
        Issue.record("\(target.rawValue)/\(name): \(error)")
      }
    }
  }

  @Test func nothingLiesInAFolderThatIsNoTarget() throws {
    let folders = try FileManager.default.contentsOfDirectory(atPath: Self.folder.path)
    let targets = FuzzTarget.allCases.map(\.rawValue)
    #expect(folders.filter { !$0.hasPrefix(".") && !targets.contains($0) } == [])
  }
}
