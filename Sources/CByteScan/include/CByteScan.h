#pragma once
#include <stddef.h>
#include <stdint.h>

/// What kinds of bytes a stretch holds: a union of these flags.
enum {
  BYTE_SCAN_HIGH = 1,     ///< bytes from 0x80
  BYTE_SCAN_CONTROL = 2,  ///< bytes below 0x20, and 0x7F
  BYTE_SCAN_LOWER = 4     ///< a to z
};

/// Writes the offset of each byte that equals one of five service characters, and gives their number.
///
/// `base` is added to each offset. `offsets` must hold `count` + 64 entries; `bytes` must be readable for 64 bytes
/// beyond `count` (what stands there is ignored). Uses AVX2 where the processor has it.
size_t byte_scan_service(const uint8_t *bytes, size_t count, const uint8_t service[5], uint32_t base,
                         uint32_t *offsets);

/// The same without vectors; what the fast paths are compared with.
size_t byte_scan_service_plain(const uint8_t *bytes, size_t count, const uint8_t service[5], uint32_t base,
                               uint32_t *offsets);

/// Tells which kinds of bytes there are. `bytes` must be readable for 16 bytes beyond `count`.
unsigned byte_scan_classify(const uint8_t *bytes, size_t count);

/// The same without vectors.
unsigned byte_scan_classify_plain(const uint8_t *bytes, size_t count);

/// Whether no byte is below 0x20, 0x7F, or 0x80 and above. `bytes` must be readable for 16 bytes beyond `count`.
int byte_scan_is_printable(const uint8_t *bytes, size_t count);

/// The same without vectors.
int byte_scan_is_printable_plain(const uint8_t *bytes, size_t count);

/// Counts the bytes that equal `byte`.
size_t byte_scan_count(const uint8_t *bytes, size_t count, uint8_t byte);

/// The same without vectors.
size_t byte_scan_count_plain(const uint8_t *bytes, size_t count, uint8_t byte);

/// How many bytes at the beginning are below 0x80.
size_t byte_scan_ascii(const uint8_t *bytes, size_t count);

/// The same without vectors.
size_t byte_scan_ascii_plain(const uint8_t *bytes, size_t count);

/// Where the first byte stands that may begin a character XML 1.0 does not allow: below 0x20 other than tab, line feed and
/// carriage return, or 0xEF. Gives `count` when there is none.
size_t byte_scan_xml_suspect(const uint8_t *bytes, size_t count);

/// The same without vectors.
size_t byte_scan_xml_suspect_plain(const uint8_t *bytes, size_t count);
