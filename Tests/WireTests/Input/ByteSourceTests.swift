import Foundation
import Testing
import Wire

@Suite struct ByteSourceTests {
  static let first = "UNB+UNOC:3+CNBJSA+USA+261120:0815+000123'UNH+1+ITMATT:1:99B:UP'"
  static let second = "UNT+2+1'UNZ+1+000123'"
  static let gzipFirst = bytes(
    "H4sIAAAAAAACAwv1c9IO9fN3tjLWdvZz8gp21A4FYiMzQ0MjAysDC0NTbQMDA0MjY/VQPw9tQ23PEF/HkBArQytLSyer0AB1ALbl2/A/"
      + "AAAA")
  static let gzipSecond = bytes("H4sIAAAAAAACAwv1C9E20jZUD/WL0jbUNjAwMDQyVgcAf3diexUAAAA=")
  static let zstandardFirst = bytes(
    "KLUv/QRY+QEAVU5CK1VOT0M6MytDTkJKU0ErVVNBKzI2MTEyMDowODE1KzAwMDEyMydVTkgrMStJVE1BVFQ6MTo5OUI6VVAnNrcchQ=="
  )
  static let zstandardSecond = bytes("KLUv/QRYqQAAVU5UKzIrMSdVTlorMSswMDAxMjMn+BP9Tw==")
  /// 1 MiB of zeros.
  static let zstandardMebibyte = bytes("KLUv/QRoTAAACAABAPz/ORACAgAQAAIAEAACABAAAgAQAAIAEAACABAAAwAQAPE+FuE=")
  static let skippable: [UInt8] = [0x5A, 0x2A, 0x4D, 0x18, 3, 0, 0, 0, 1, 2, 3]

  private static func bytes(_ base64: String) -> [UInt8] {
    Data(base64Encoded: base64).map { Array($0) } ?? []
  }

  /// `#expect` cannot hold a noncopyable value itself.
  private func isWaiting(_ source: inout ByteSource) -> Bool { source.wouldBlock() }

  /// Everything a file with the given bytes delivers, and the error after it.
  private func read(
    _ input: [UInt8], buffer: Int = 4096, limits: InputLimits = InputLimits()
  ) throws -> (output: [UInt8], error: InputError?) {
    let file = FileManager.default.temporaryDirectory.appending(path: "postern-\(UUID().uuidString)")
    try Data(input).write(to: file)
    defer { try? FileManager.default.removeItem(at: file) }
    var source = try ByteSource(path: file.path, limits: limits)
    let size = source.size
    #expect(size == input.count)
    #expect(isWaiting(&source) == false)
    var output: [UInt8] = []
    var space = [UInt8](repeating: 0, count: buffer)
    do throws(InputError) {
      while true {
        let count = try source.read(into: &space)
        if count == 0 { break }
        output += space.prefix(count)
      }
    } catch {
      return (output, error)
    }
    let taken = source.compressedBytesRead
    #expect(taken == UInt64(input.count))
    return (output, nil)
  }

  @Test(arguments: [1, 2, 5, 4096])
  func everyForm(buffer: Int) throws {
    let both = Self.first + Self.second
    let cases: [([UInt8], String)] = [
      ([], ""), (Array("U".utf8), "U"), (Array("(½".utf8), "(½"), (Array(both.utf8), both),
      (Self.gzipFirst, Self.first), (Self.gzipFirst + Self.gzipSecond, both),
      (Self.gzipFirst + [0, 0, 0], Self.first),
      (Self.zstandardFirst, Self.first), (Self.zstandardFirst + Self.zstandardSecond, both),
      (Self.skippable + Self.zstandardFirst + Self.skippable + Self.zstandardSecond, both),
    ]
    for (input, expected) in cases {
      let (output, error) = try read(input, buffer: buffer)
      #expect(String(decoding: output, as: UTF8.self) == expected)
      #expect(error == nil)
    }
  }

  @Test(arguments: [
    [0x1F], [0x1F, 0x8B], [0x28, 0xB5, 0x2F], [0x50, 0x2A], [0x1F, 0x8B, 0x41, 0x42, 0x43],
  ])
  func almostASignature(input: [UInt8]) throws {
    for buffer in [1, 2, 64] { #expect(try read(input, buffer: buffer).output == input) }
  }

  @Test(arguments: [gzipFirst, zstandardFirst])
  func truncated(input: [UInt8]) throws {
    for length in 4..<input.count {
      let (output, error) = try read(Array(input.prefix(length)))
      #expect(Self.first.utf8.starts(with: output))
      guard case .damagedCompression(let offset, _) = error else {
        Issue.record("no error at length \(length)")
        continue
      }
      #expect(offset <= UInt64(length))
    }
  }

  @Test(arguments: [(gzipFirst, gzipSecond), (zstandardFirst, zstandardSecond)])
  func corrupt(first: [UInt8], second: [UInt8]) throws {
    var damaged = second
    damaged[damaged.count - (first == Self.gzipFirst ? 6 : 2)] ^= 0x55
    let (output, error) = try read(first + damaged)
    #expect(String(decoding: output, as: UTF8.self).hasPrefix(Self.first))
    guard case .damagedCompression = error else {
      Issue.record("no error")
      return
    }
    let trailing = try read(first + Array("UNA:+.? '".utf8))
    #expect(String(decoding: trailing.output, as: UTF8.self) == Self.first)
    #expect(trailing.error != nil)
  }

  @Test func decompressionBombs() throws {
    let bomb = Array(repeatElement(Self.zstandardMebibyte, count: 40).joined())
    let dense = try read(bomb, buffer: 1 << 16)
    guard case .decompressionLimit = dense.error else {
      Issue.record("no error")
      return
    }
    #expect(dense.output.count < 18 << 20)
    var limits = InputLimits()
    limits.maximumDecompressedBytes = 50
    let long = try read(Self.gzipFirst, buffer: 16, limits: limits)
    guard case .decompressionLimit = long.error else {
      Issue.record("no error")
      return
    }
    #expect(long.output.count <= 64)
    limits.maximumDecompressedBytes = 1 << 30
    limits.maximumRatio = 1_000_000
    #expect(try read(bomb, buffer: 1 << 16, limits: limits).output.count == 40 << 20)
  }

  @Test func errorsOfTheSystem() throws {
    let missing = try #require(throws: InputError.self) { _ = try ByteSource(path: "/nowhere/day1.edi").size }
    #expect(missing == .cannotOpen(path: "/nowhere/day1.edi", errno: ENOENT))
    #expect(missing.description == "cannot read /nowhere/day1.edi: No such file or directory")
    var folder = try ByteSource(path: "/tmp")
    var space = [UInt8](repeating: 0, count: 16)
    var found: InputError?
    do throws(InputError) { _ = try folder.read(into: &space) } catch { found = error }
    #expect(found == .readFailed(path: "/tmp", errno: EISDIR))
  }

  @Test(arguments: [Array(first.utf8), gzipFirst, zstandardFirst])
  func pipeThatPauses(input: [UInt8]) throws {
    let pipe = Pipe()
    var source = ByteSource(descriptor: pipe.fileHandleForReading.fileDescriptor)
    let size = source.size
    #expect(size == nil)
    #expect(isWaiting(&source) == true)
    pipe.fileHandleForWriting.write(Data(input))
    #expect(isWaiting(&source) == false)
    var output: [UInt8] = []
    var space = [UInt8](repeating: 0, count: 10)
    while output.count < Self.first.utf8.count {
      let count = try source.read(into: &space)
      output += space.prefix(count)
    }
    #expect(output == Array(Self.first.utf8))
    // Everything has come out; only the writer can bring more.
    #expect(isWaiting(&source) == true)
    try pipe.fileHandleForWriting.close()
    #expect(isWaiting(&source) == false)
    let last = try source.read(into: &space)
    #expect(last == 0)
  }
}

extension ByteSource {
  /// Reads into an array.
  fileprivate mutating func read(into space: inout [UInt8]) throws(InputError) -> Int {
    let buffer = UnsafeMutableRawBufferPointer.allocate(byteCount: space.count, alignment: 1)
    defer { buffer.deallocate() }
    let count = try read(into: buffer)
    for index in 0..<count { space[index] = buffer[index] }
    return count
  }
}
