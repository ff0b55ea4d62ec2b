// Looking at many bytes at once: which are service characters, of what kind they are, how many end a line. Swift's own
// vectors do the comparing as well, but not the step from a comparison to a bit mask (swift-evolution has no movemask),
// and that step is all the difference. The plain twins below say what the vectors must do; tests compare them on random
// bytes.

#include "CByteScan.h"

#if defined(__x86_64__)
#include <immintrin.h>
#endif

size_t byte_scan_service_plain(const uint8_t *bytes, size_t count, const uint8_t service[5], uint32_t base,
                               uint32_t *offsets) {
  size_t found = 0;
  for (size_t i = 0; i < count; i++) {
    uint8_t b = bytes[i];
    if (b == service[0] || b == service[1] || b == service[2] || b == service[3] || b == service[4])
      offsets[found++] = base + (uint32_t)i;
  }
  return found;
}

unsigned byte_scan_classify_plain(const uint8_t *bytes, size_t count) {
  unsigned kinds = 0;
  for (size_t i = 0; i < count; i++) {
    uint8_t b = bytes[i];
    if (b >= 0x80) kinds |= BYTE_SCAN_HIGH;
    if (b < 0x20 || b == 0x7F) kinds |= BYTE_SCAN_CONTROL;
    if (b >= 'a' && b <= 'z') kinds |= BYTE_SCAN_LOWER;
  }
  return kinds;
}

size_t byte_scan_count_plain(const uint8_t *bytes, size_t count, uint8_t byte) {
  size_t found = 0;
  for (size_t i = 0; i < count; i++) found += bytes[i] == byte;
  return found;
}

int byte_scan_is_printable_plain(const uint8_t *bytes, size_t count) {
  return (byte_scan_classify_plain(bytes, count) & (BYTE_SCAN_HIGH | BYTE_SCAN_CONTROL)) == 0;
}

size_t byte_scan_ascii_plain(const uint8_t *bytes, size_t count) {
  size_t i = 0;
  while (i < count && bytes[i] < 0x80) i++;
  return i;
}

size_t byte_scan_xml_suspect_plain(const uint8_t *bytes, size_t count) {
  size_t i = 0;
  while (i < count && bytes[i] != 0xEF &&
         (bytes[i] >= 0x20 || bytes[i] == '\t' || bytes[i] == '\n' || bytes[i] == '\r'))
    i++;
  return i;
}

size_t byte_scan_tag_start_plain(const uint8_t *bytes, size_t end, size_t *line_feeds) {
  size_t feeds = 0;
  while (end > 0 && bytes[--end] != '<') feeds += bytes[end] == '\n';
  *line_feeds = feeds;
  return end;
}

unsigned byte_scan_json_special_plain(const uint8_t bytes[16]) {
  unsigned special = 0;
  for (int i = 0; i < 16; i++)
    if (bytes[i] < 0x20 || bytes[i] == '"' || bytes[i] == '\\') special |= 1u << i;
  return special;
}

/// Writes the positions of the bits of `mask`. Eight at a time: the ones too many are overwritten by the next
/// block, and the caller's buffer has room for them.
static inline uint32_t *write_offsets(uint64_t mask, uint32_t at, uint32_t *out) {
  unsigned bits = (unsigned)__builtin_popcountll(mask);
  uint32_t *end = out + bits;
  while (out < end) {
    for (int k = 0; k < 8; k++) {
      out[k] = at + (uint32_t)__builtin_ctzll(mask | (1ull << 63));
      mask &= mask - 1;
    }
    out += 8;
  }
  return end;
}

#if defined(__x86_64__)

__attribute__((target("avx2,bmi,popcnt"))) static inline uint64_t service_mask_avx2(const uint8_t *p,
                                                                                     const __m256i c[5]) {
  __m256i a = _mm256_loadu_si256((const __m256i *)p), b = _mm256_loadu_si256((const __m256i *)(p + 32));
  __m256i x = _mm256_or_si256(
      _mm256_or_si256(_mm256_cmpeq_epi8(a, c[0]), _mm256_cmpeq_epi8(a, c[1])),
      _mm256_or_si256(_mm256_or_si256(_mm256_cmpeq_epi8(a, c[2]), _mm256_cmpeq_epi8(a, c[3])),
                      _mm256_cmpeq_epi8(a, c[4])));
  __m256i y = _mm256_or_si256(
      _mm256_or_si256(_mm256_cmpeq_epi8(b, c[0]), _mm256_cmpeq_epi8(b, c[1])),
      _mm256_or_si256(_mm256_or_si256(_mm256_cmpeq_epi8(b, c[2]), _mm256_cmpeq_epi8(b, c[3])),
                      _mm256_cmpeq_epi8(b, c[4])));
  return (uint64_t)(uint32_t)_mm256_movemask_epi8(x) | ((uint64_t)(uint32_t)_mm256_movemask_epi8(y) << 32);
}

__attribute__((target("avx2,bmi,popcnt"))) static size_t service_avx2(const uint8_t *bytes, size_t count,
                                                                       const uint8_t service[5], uint32_t base,
                                                                       uint32_t *offsets) {
  __m256i c[5];
  for (int k = 0; k < 5; k++) c[k] = _mm256_set1_epi8((char)service[k]);
  uint32_t *out = offsets;
  for (size_t i = 0; i < count; i += 64) {
    uint64_t mask = service_mask_avx2(bytes + i, c);
    if (count - i < 64) mask &= (1ull << (count - i)) - 1;
    out = write_offsets(mask, base + (uint32_t)i, out);
  }
  return (size_t)(out - offsets);
}

static inline uint64_t service_mask_sse2(const uint8_t *p, const __m128i c[5]) {
  uint64_t mask = 0;
  for (int k = 0; k < 4; k++) {
    __m128i a = _mm_loadu_si128((const __m128i *)(p + 16 * k));
    __m128i x = _mm_or_si128(_mm_or_si128(_mm_cmpeq_epi8(a, c[0]), _mm_cmpeq_epi8(a, c[1])),
                             _mm_or_si128(_mm_or_si128(_mm_cmpeq_epi8(a, c[2]), _mm_cmpeq_epi8(a, c[3])),
                                          _mm_cmpeq_epi8(a, c[4])));
    mask |= (uint64_t)(uint32_t)_mm_movemask_epi8(x) << (16 * k);
  }
  return mask;
}

static size_t service_sse2(const uint8_t *bytes, size_t count, const uint8_t service[5], uint32_t base,
                           uint32_t *offsets) {
  __m128i c[5];
  for (int k = 0; k < 5; k++) c[k] = _mm_set1_epi8((char)service[k]);
  uint32_t *out = offsets;
  for (size_t i = 0; i < count; i += 64) {
    uint64_t mask = service_mask_sse2(bytes + i, c);
    if (count - i < 64) mask &= (1ull << (count - i)) - 1;
    out = write_offsets(mask, base + (uint32_t)i, out);
  }
  return (size_t)(out - offsets);
}

size_t byte_scan_service(const uint8_t *bytes, size_t count, const uint8_t service[5], uint32_t base,
                         uint32_t *offsets) {
  if (__builtin_cpu_supports("avx2") && __builtin_cpu_supports("bmi"))
    return service_avx2(bytes, count, service, base, offsets);
  return service_sse2(bytes, count, service, base, offsets);
}

__attribute__((target("avx2,bmi,popcnt"))) static size_t count_avx2(const uint8_t *bytes, size_t count,
                                                                     uint8_t byte) {
  const __m256i wanted = _mm256_set1_epi8((char)byte);
  size_t found = 0, i = 0;
  for (; i + 32 <= count; i += 32)
    found += (size_t)__builtin_popcount(
        (unsigned)_mm256_movemask_epi8(_mm256_cmpeq_epi8(_mm256_loadu_si256((const __m256i *)(bytes + i)), wanted)));
  return found + byte_scan_count_plain(bytes + i, count - i, byte);
}

size_t byte_scan_count(const uint8_t *bytes, size_t count, uint8_t byte) {
  if (__builtin_cpu_supports("avx2") && __builtin_cpu_supports("popcnt")) return count_avx2(bytes, count, byte);
  return byte_scan_count_plain(bytes, count, byte);
}

size_t byte_scan_ascii(const uint8_t *bytes, size_t count) {
  size_t i = 0;
  for (; i + 16 <= count; i += 16) {
    unsigned high = (unsigned)_mm_movemask_epi8(_mm_loadu_si128((const __m128i *)(bytes + i)));
    if (high) return i + (size_t)__builtin_ctz(high);
  }
  return i + byte_scan_ascii_plain(bytes + i, count - i);
}

size_t byte_scan_tag_start(const uint8_t *bytes, size_t end, size_t *line_feeds) {
  const __m128i less = _mm_set1_epi8('<'), line_feed = _mm_set1_epi8('\n');
  size_t feeds = 0;
  for (; end >= 16; end -= 16) {
    __m128i v = _mm_loadu_si128((const __m128i *)(bytes + end - 16));
    unsigned found = (unsigned)_mm_movemask_epi8(_mm_cmpeq_epi8(v, less));
    unsigned ends = (unsigned)_mm_movemask_epi8(_mm_cmpeq_epi8(v, line_feed));
    if (found) {
      unsigned place = 31 - (unsigned)__builtin_clz(found);
      *line_feeds = feeds + (size_t)__builtin_popcount(ends >> place);
      return end - 16 + place;
    }
    feeds += (size_t)__builtin_popcount(ends);
  }
  size_t rest;
  size_t start = byte_scan_tag_start_plain(bytes, end, &rest);
  *line_feeds = feeds + rest;
  return start;
}

size_t byte_scan_xml_suspect(const uint8_t *bytes, size_t count) {
  const __m128i last_control = _mm_set1_epi8(0x1F), lead = _mm_set1_epi8((char)0xEF);
  const __m128i tab = _mm_set1_epi8('\t'), line_feed = _mm_set1_epi8('\n'), carriage_return = _mm_set1_epi8('\r');
  size_t i = 0;
  for (; i + 16 <= count; i += 16) {
    __m128i v = _mm_loadu_si128((const __m128i *)(bytes + i));
    __m128i control = _mm_cmpeq_epi8(_mm_min_epu8(v, last_control), v);
    __m128i allowed =
        _mm_or_si128(_mm_cmpeq_epi8(v, tab), _mm_or_si128(_mm_cmpeq_epi8(v, line_feed), _mm_cmpeq_epi8(v, carriage_return)));
    unsigned suspects =
        (unsigned)_mm_movemask_epi8(_mm_or_si128(_mm_andnot_si128(allowed, control), _mm_cmpeq_epi8(v, lead)));
    if (suspects) return i + (size_t)__builtin_ctz(suspects);
  }
  return i + byte_scan_xml_suspect_plain(bytes + i, count - i);
}

unsigned byte_scan_classify(const uint8_t *bytes, size_t count) {
  const __m128i space = _mm_set1_epi8(0x20), delete = _mm_set1_epi8(0x7F);
  const __m128i before_a = _mm_set1_epi8('a' - 1), after_z = _mm_set1_epi8('z' + 1);
  unsigned high = 0, control = 0, lower = 0;
  for (size_t i = 0; i < count; i += 16) {
    __m128i v = _mm_loadu_si128((const __m128i *)(bytes + i));
    unsigned valid = count - i < 16 ? (1u << (count - i)) - 1 : 0xFFFF;
    unsigned negative = (unsigned)_mm_movemask_epi8(v);  // compared as signed, high bytes are below a space
    unsigned below = (unsigned)_mm_movemask_epi8(_mm_or_si128(_mm_cmplt_epi8(v, space), _mm_cmpeq_epi8(v, delete)));
    unsigned small = (unsigned)_mm_movemask_epi8(
        _mm_and_si128(_mm_cmpgt_epi8(v, before_a), _mm_cmplt_epi8(v, after_z)));
    high |= negative & valid;
    control |= below & ~negative & valid;
    lower |= small & valid;
  }
  return (high ? BYTE_SCAN_HIGH : 0) | (control ? BYTE_SCAN_CONTROL : 0) | (lower ? BYTE_SCAN_LOWER : 0);
}

#else

size_t byte_scan_service(const uint8_t *bytes, size_t count, const uint8_t service[5], uint32_t base,
                         uint32_t *offsets) {
  return byte_scan_service_plain(bytes, count, service, base, offsets);
}

unsigned byte_scan_classify(const uint8_t *bytes, size_t count) {
  return byte_scan_classify_plain(bytes, count);
}

size_t byte_scan_count(const uint8_t *bytes, size_t count, uint8_t byte) {
  return byte_scan_count_plain(bytes, count, byte);
}

size_t byte_scan_ascii(const uint8_t *bytes, size_t count) { return byte_scan_ascii_plain(bytes, count); }

size_t byte_scan_tag_start(const uint8_t *bytes, size_t end, size_t *line_feeds) {
  return byte_scan_tag_start_plain(bytes, end, line_feeds);
}

size_t byte_scan_xml_suspect(const uint8_t *bytes, size_t count) {
  return byte_scan_xml_suspect_plain(bytes, count);
}

#endif
