import Glibc

/// The bytes of a file, a pipe or any other descriptor, decompressed if they are gzip or Zstandard.
///
/// The first bytes tell. What is not compressed is read straight into the caller's buffer.
public struct ByteSource: ~Copyable {
  private static let compressedBufferLength = 64 << 10
  /// The ratio is not looked at before so much has come out: short inputs may well be very regular.
  private static let ratioFreeBytes: UInt64 = 16 << 20

  private enum Form {
    case undetermined, plain
    case gzip(GzipDecompressor)
    case zstandard(ZstandardDecompressor)
  }

  private let descriptor: Int32
  private let closesDescriptor: Bool
  private let path: String?
  private let limits: InputLimits
  private var form = Form.undetermined
  /// Bytes for the caller that were needed before: of the signature, or decompressed ahead.
  private var ready: [UInt8] = []
  /// Compressed bytes that the decompressor has not used yet are `compressedStart..<compressedEnd` of this;
  /// allocated only for compressed input.
  private var compressed = UnsafeMutableRawBufferPointer(start: nil, count: 0)
  private var compressedStart = 0
  private var compressedEnd = 0
  /// The latest step filled the caller's buffer, so the decompressor may hold more.
  private var mayHoldMore = false
  private var isAtEnd = false
  private var failure: InputError?
  private var producedBytes: UInt64 = 0

  /// Bytes taken from the descriptor, compressed or not.
  public private(set) var compressedBytesRead: UInt64 = 0

  /// The length in bytes of a regular file as stored, to compare with ``compressedBytesRead``; nil for anything
  /// else.
  public let size: Int?

  /// Opens a file.
  ///
  /// - Throws: ``InputError/cannotOpen(path:errno:)``.
  public init(path: String, limits: InputLimits = InputLimits()) throws(InputError) {
    let descriptor = open(path, O_RDONLY | O_CLOEXEC)
    guard descriptor >= 0 else { throw .cannotOpen(path: path, errno: errno) }
    self.init(descriptor: descriptor, path: path, closesDescriptor: true, limits: limits)
  }

  /// Reads an open descriptor, such as 0 for standard input.
  ///
  /// - Parameters:
  ///   - path: What to call it in errors.
  ///   - closesDescriptor: Whether to close it when done.
  public init(
    descriptor: Int32, path: String? = nil, closesDescriptor: Bool = false,
    limits: InputLimits = InputLimits()
  ) {
    self.descriptor = descriptor
    self.path = path
    self.closesDescriptor = closesDescriptor
    self.limits = limits
    var status = stat()
    let isRegular = fstat(descriptor, &status) == 0 && status.st_mode & S_IFMT == S_IFREG
    size = isRegular ? Int(status.st_size) : nil
  }

  deinit {
    compressed.deallocate()
    if closesDescriptor { close(descriptor) }
  }

  /// Reads at least one byte, unless the input is at its end.
  ///
  /// - Returns: How many bytes of the buffer were filled; 0 at the end.
  /// - Throws: What ended the input; only after all bytes before it have been delivered, and from then on always.
  public mutating func read(into buffer: UnsafeMutableRawBufferPointer) throws(InputError) -> Int {
    guard !buffer.isEmpty else { return 0 }
    if !ready.isEmpty { return takeReady(into: buffer) }
    if let failure { throw failure }
    switch form {
    case .plain: return try readDescriptor(into: buffer)
    case .undetermined: return try readFirst(into: buffer)
    case .gzip, .zstandard: return try decompress(into: buffer, mayRead: true)
    }
  }

  /// Whether ``read(into:)`` would have to wait for more input now. Never true of a regular file.
  public mutating func wouldBlock() -> Bool {
    if !ready.isEmpty || failure != nil || isAtEnd || size != nil { return false }
    if mayHoldMore || compressedStart < compressedEnd {
      ready = [UInt8](unsafeUninitializedCapacity: 512) { buffer, count in
        count = (try? decompress(into: UnsafeMutableRawBufferPointer(buffer), mayRead: false)) ?? 0
      }
      if !ready.isEmpty || failure != nil { return false }
    }
    var request = pollfd(fd: descriptor, events: Int16(POLLIN), revents: 0)
    return poll(&request, 1, 0) == 0
  }

  // MARK: Plain

  private mutating func takeReady(into buffer: UnsafeMutableRawBufferPointer) -> Int {
    let count = min(ready.count, buffer.count)
    ready.withUnsafeBytes { buffer.copyMemory(from: UnsafeRawBufferPointer(rebasing: $0.prefix(count))) }
    ready.removeFirst(count)
    return count
  }

  private mutating func readDescriptor(into buffer: UnsafeMutableRawBufferPointer) throws(InputError) -> Int {
    if isAtEnd { return 0 }
    while true {
      let count = Glibc.read(descriptor, buffer.baseAddress, buffer.count)
      if count >= 0 {
        compressedBytesRead += UInt64(count)
        if count == 0 { isAtEnd = true }
        return count
      }
      switch errno {
      case EINTR: continue
      case EAGAIN:
        // Someone else made the descriptor non-blocking.
        var request = pollfd(fd: descriptor, events: Int16(POLLIN), revents: 0)
        poll(&request, 1, -1)
      default:
        let error = InputError.readFailed(path: path, errno: errno)
        failure = error
        throw error
      }
    }
  }

  /// Reads until the first bytes tell whether the input is compressed.
  private mutating func readFirst(into buffer: UnsafeMutableRawBufferPointer) throws(InputError) -> Int {
    var first: [UInt8] = []
    while true {
      let count = try readDescriptor(into: buffer)
      let bytes = UnsafeRawBufferPointer(buffer).prefix(count)
      if first.isEmpty, case .some(.none) = Compression.detect(UnsafeRawBufferPointer(rebasing: bytes)) {
        form = .plain
        return count
      }
      first.append(contentsOf: bytes)
      switch first.withUnsafeBytes({ Compression.detect($0) }) {
      case .some(.some(.gzip)): form = GzipDecompressor().map { .gzip($0) } ?? .plain
      case .some(.some(.zstandard)): form = ZstandardDecompressor().map { .zstandard($0) } ?? .plain
      case .some(.none): form = .plain
      case .none:
        if count > 0 { continue }
        form = .plain
      }
      break
    }
    if case .plain = form {
      ready = first
      return takeReady(into: buffer)
    }
    compressed = .allocate(byteCount: max(Self.compressedBufferLength, first.count), alignment: 16)
    compressed.copyBytes(from: first)
    compressedEnd = first.count
    return try decompress(into: buffer, mayRead: true)
  }

  // MARK: Compressed

  private mutating func decompress(
    into buffer: UnsafeMutableRawBufferPointer, mayRead: Bool
  ) throws(InputError) -> Int {
    var produced = 0
    while produced < buffer.count, failure == nil {
      if compressedStart == compressedEnd, !mayHoldMore {
        // Give what there is before waiting for more.
        if produced > 0 || !mayRead { break }
        guard try refill() else {
          if !isComplete { fail("the compressed input is cut short") }
          break
        }
      }
      let space = UnsafeMutableRawBufferPointer(rebasing: buffer[produced...])
      let step = step(into: space)
      compressedStart += step.consumed
      produced += step.produced
      producedBytes += UInt64(step.produced)
      mayHoldMore = step.produced == space.count
      if let damage = step.damage { fail(damage) }
      checkLimits()
      if step.consumed == 0 && step.produced == 0 && compressedStart < compressedEnd && failure == nil {
        fail("the compressed input is damaged")
      }
    }
    if produced == 0, let failure { throw failure }
    return produced
  }

  private mutating func step(into space: UnsafeMutableRawBufferPointer) -> DecompressionStep {
    let input = UnsafeRawBufferPointer(rebasing: compressed[compressedStart..<compressedEnd])
    return switch form {
    case .gzip(let decompressor): decompressor.step(from: input, into: space)
    case .zstandard(let decompressor): decompressor.step(from: input, into: space)
    case .plain, .undetermined: DecompressionStep()
    }
  }

  private var isComplete: Bool {
    switch form {
    case .gzip(let decompressor): decompressor.isComplete
    case .zstandard(let decompressor): decompressor.isComplete
    case .plain, .undetermined: true
    }
  }

  /// Returns false at the end of the input.
  private mutating func refill() throws(InputError) -> Bool {
    compressedStart = 0
    compressedEnd = 0
    compressedEnd = try readDescriptor(into: compressed)
    return compressedEnd > 0
  }

  private var usedBytes: UInt64 { compressedBytesRead - UInt64(compressedEnd - compressedStart) }

  private mutating func checkLimits() {
    let isTooMuch = producedBytes > limits.maximumDecompressedBytes
    let isTooDense =
      producedBytes > Self.ratioFreeBytes && producedBytes / limits.maximumRatio > max(1, usedBytes)
    if failure == nil && (isTooMuch || isTooDense) { failure = .decompressionLimit(offset: usedBytes) }
  }

  private mutating func fail(_ detail: String) {
    failure = .damagedCompression(offset: usedBytes, detail: detail)
  }
}
