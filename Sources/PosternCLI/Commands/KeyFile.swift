import ArgumentParser
import Postern
import Reports
import Wire

/// The file that holds the key of pseudonyms.
enum KeyFile {
  /// - Throws: an error of wrong use, which never tells what is in the file.
  static func pseudonyms(_ path: String) throws -> Pseudonyms {
    var key: [UInt8] = []
    do throws(InputError) {
      var source = try ByteSource(path: path)
      var block = [UInt8](repeating: 0, count: Pseudonyms.keyLength.upperBound + 2)
      while key.count < block.count {
        let (count, failure) = block.withUnsafeMutableBytes { buffer -> (Int, InputError?) in
          do throws(InputError) { return (try source.read(into: buffer), nil) } catch { return (0, error) }
        }
        if let failure { throw failure }
        if count == 0 { break }
        key += block[..<count]
      }
    } catch { throw ValidationError("--redact: \(error)") }
    // Editors end a file with a line break, which is not meant.
    if key.last == 0x0A { key.removeLast() }
    if key.last == 0x0D { key.removeLast() }
    guard let pseudonyms = Pseudonyms(key: key) else {
      let lengths = Pseudonyms.keyLength
      throw ValidationError(
        "--redact: a key has \(lengths.lowerBound) to \(lengths.upperBound) bytes, and that in \(path) has not"
      )
    }
    return pseudonyms
  }
}
