internal import Vocabulary
internal import Wire

/// Where a value stands in its segment, as CONTRL counts it.
extension FeedDecoder {
  /// The data element, the tag of the segment being 1, and the component from 1, in which a byte of the record stands; nil
  /// when the byte is not in the record, or the record is no EDIFACT.
  ///
  /// - Complexity: O(the bytes of the record before it).
  public mutating func segmentPlace(of offset: UInt64) -> (element: Int, component: Int)? {
    guard context.syntax == "edifact", offset >= record.offset else { return nil }
    let bytes = recordBytes
    let end = Int(offset - record.offset)
    guard end < bytes.count else { return nil }
    let marks = tokenizer.characters
    var place = (element: 1, component: 1)
    var index = 0
    while index < end {
      let byte = bytes[index]
      index += 1
      if byte == marks.release {
        index += 1
      } else if byte == marks.terminator {
        place = (1, 1)
      } else if byte == marks.element {
        place = (place.element + 1, 1)
      } else if byte == marks.component {
        place.component += 1
      }
    }
    return place
  }
}
