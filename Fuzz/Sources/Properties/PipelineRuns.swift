import Postern
import Reports
import Wire

/// A run that decodes into memory.
final class MemoryDecoding {
  let file: MemoryFile
  let run: DecodeRun

  init(jobs: Int, setup: Setup = SharedSetup.value) throws {
    file = try MemoryFile()
    var options = DecodeOptions()
    options.jobs = jobs
    let output = OutputStream(descriptor: file.descriptor, path: "memory")
    run = DecodeRun(setup, options: options, output: output, rejects: nil)
  }

  deinit { file.close() }

  /// The lines that come of one feed.
  func read(_ input: UnsafeRawBufferPointer) throws -> [UInt8] {
    do {
      try run.decode(try MemoryFile(input).source(), name: "feed")
    } catch RunError.input {
      // Damaged compression; what came before it was written.
    }
    return try file.take()
  }
}

/// A run that validates into memory.
final class MemoryValidation {
  let file: MemoryFile
  let run: ValidationRun

  init(_ format: ReportFormat) throws {
    file = try MemoryFile()
    var options = ValidationOptions()
    options.format = format
    options.maximum = 0
    run = ValidationRun(
      SharedSetup.value, options: options, output: OutputStream(descriptor: file.descriptor, path: "memory"))
  }

  deinit { file.close() }

  /// What is told of one feed.
  func read(_ input: UnsafeRawBufferPointer) throws -> [UInt8] {
    do {
      try run.validate(try MemoryFile(input).source(), name: "feed")
    } catch RunError.input {
      // As in decoding.
    }
    return try file.take()
  }
}

extension MemoryFile {
  /// Compressed inputs unpack to a mebibyte at the most, or the fuzzer would mostly unpack.
  func source() -> ByteSource {
    var limits = InputLimits()
    limits.maximumDecompressedBytes = 1 << 20
    return ByteSource(descriptor: descriptor, closesDescriptor: true, limits: limits)
  }
}
