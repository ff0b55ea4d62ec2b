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

/// Where the last `<` before `end` stands, or 0 when there is none; `line_feeds` gets the number of line feeds behind it.
size_t byte_scan_tag_start(const uint8_t *bytes, size_t end, size_t *line_feeds);

/// The same without vectors.
size_t byte_scan_tag_start_plain(const uint8_t *bytes, size_t end, size_t *line_feeds);

/// Which of 16 bytes must be escaped in JSON; the plain twin of `byte_scan_json_special`.
unsigned byte_scan_json_special_plain(const uint8_t bytes[16]);

/// Whether all bytes are printable ASCII; the plain twin of `byte_scan_is_printable`.
int byte_scan_is_printable_plain(const uint8_t *bytes, size_t count);

// What is asked for every segment and every value stands here whole, so that its callers call nothing.

#if defined(__SSE2__)
typedef unsigned char byte_scan_vector __attribute__((vector_size(16), aligned(1)));
typedef char byte_scan_mask __attribute__((vector_size(16)));

static inline unsigned byte_scan_unprintable(const uint8_t bytes[16]) {
  const byte_scan_vector text = *(const byte_scan_vector *)bytes;
  return (unsigned)__builtin_ia32_pmovmskb128((byte_scan_mask)((text < 0x20) | (text > 0x7E)));
}
#endif

/// Whether no byte is below 0x20, 0x7F, or 0x80 and above. `bytes` must be readable for 16 bytes beyond `count`.
static inline int byte_scan_is_printable(const uint8_t *bytes, size_t count) {
#if defined(__SSE2__)
  unsigned found = 0;
  for (; count >= 16; count -= 16, bytes += 16) found |= byte_scan_unprintable(bytes);
  return (found | (byte_scan_unprintable(bytes) & ((1u << count) - 1))) == 0;
#else
  return byte_scan_is_printable_plain(bytes, count);
#endif
}

/// Which of 16 bytes must be escaped inside a JSON string (RFC 8259, section 7): bit n is set when byte n is below 0x20, a
/// quotation mark or a backslash.
static inline unsigned byte_scan_json_special(const uint8_t bytes[16]) {
#if defined(__SSE2__)
  const byte_scan_vector text = *(const byte_scan_vector *)bytes;
  return (unsigned)__builtin_ia32_pmovmskb128(
      (byte_scan_mask)((text < 0x20) | (text == '"') | (text == '\\')));
#else
  unsigned special = 0;
  for (int i = 0; i < 16; i++)
    special |= (unsigned)(bytes[i] < 0x20 || bytes[i] == '"' || bytes[i] == '\\') << i;
  return special;
#endif
}
