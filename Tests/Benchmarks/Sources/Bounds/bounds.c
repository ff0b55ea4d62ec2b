// What the machine and libxml2 can do: the least work of a reader, in plain C, against which Postern is measured.
// All bounds read the file with read(2) into one block that is used again, as Postern does.

#define _GNU_SOURCE
#include "Bounds.h"

#include <fcntl.h>
#include <immintrin.h>
#include <libxml/SAX2.h>
#include <libxml/parser.h>
#include <stdlib.h>
#include <string.h>
#include <sys/stat.h>
#include <unistd.h>

enum { BLOCK = 1 << 18, SLACK = 64, XML_PIECE = 1 << 15 };

int bounds_read(const char *path, bounds_result *result) {
  int file = open(path, O_RDONLY | O_CLOEXEC);
  if (file < 0) return -1;
  char *block = malloc(BLOCK);
  bounds_result r = {0};
  ssize_t count;
  while ((count = read(file, block, BLOCK)) > 0) {
    r.bytes += (uint64_t)count;
    r.check += (unsigned char)block[count - 1];
  }
  free(block);
  close(file);
  *result = r;
  return 0;
}

// Writes the offsets of `:`, `+`, `?` and `'`. Eight at a time, as simdjson does: the ones too many are overwritten.
__attribute__((target("avx2,bmi,popcnt"))) static size_t index_block(const uint8_t *bytes, size_t count,
                                                                      uint32_t *offsets) {
  const __m256i colon = _mm256_set1_epi8(':'), plus = _mm256_set1_epi8('+');
  const __m256i release = _mm256_set1_epi8('?'), apostrophe = _mm256_set1_epi8('\'');
  uint32_t *out = offsets;
  for (size_t i = 0; i < count; i += 64) {
    uint64_t mask = 0;
    for (int half = 0; half < 2; half++) {
      __m256i v = _mm256_loadu_si256((const __m256i *)(bytes + i + 32 * half));
      __m256i hit = _mm256_or_si256(_mm256_or_si256(_mm256_cmpeq_epi8(v, colon), _mm256_cmpeq_epi8(v, plus)),
                                    _mm256_or_si256(_mm256_cmpeq_epi8(v, release), _mm256_cmpeq_epi8(v, apostrophe)));
      mask |= (uint64_t)(uint32_t)_mm256_movemask_epi8(hit) << (32 * half);
    }
    if (count - i < 64) mask &= (1ull << (count - i)) - 1;
    uint32_t *end = out + __builtin_popcountll(mask);
    while (out < end) {
      for (int k = 0; k < 8; k++) {
        out[k] = (uint32_t)i + (uint32_t)__builtin_ctzll(mask | 1ull << 63);
        mask &= mask - 1;
      }
      out += 8;
    }
    out = end;
  }
  return (size_t)(out - offsets);
}

int bounds_index(const char *path, bounds_result *result) {
  int file = open(path, O_RDONLY | O_CLOEXEC);
  if (file < 0) return -1;
  uint8_t *block = calloc(BLOCK + SLACK, 1);
  uint32_t *offsets = malloc((BLOCK + SLACK) * sizeof(uint32_t));
  bounds_result r = {0};
  ssize_t count;
  while ((count = read(file, block, BLOCK)) > 0) {
    size_t found = index_block(block, (size_t)count, offsets);
    r.bytes += (uint64_t)count;
    r.found += found;
    if (found) r.check += offsets[found - 1] + offsets[found / 2];
  }
  free(offsets);
  free(block);
  close(file);
  *result = r;
  return 0;
}

int bounds_index_whole(const char *path, bounds_result *result) {
  static uint8_t *bytes;  // kept from pass to pass: a file's worth of new pages would be half of the time
  static uint32_t *offsets;
  static size_t room;
  int file = open(path, O_RDONLY | O_CLOEXEC);
  struct stat information;
  if (file < 0 || fstat(file, &information)) return -1;
  size_t size = (size_t)information.st_size, held = 0;
  if (room < size) {
    bytes = realloc(bytes, size + SLACK);
    offsets = realloc(offsets, (size + SLACK) * sizeof(uint32_t));
    room = size;
  }
  ssize_t count;
  while (held < size && (count = read(file, bytes + held, size - held)) > 0) held += (size_t)count;
  memset(bytes + held, 0, SLACK);
  close(file);
  bounds_result r = {.bytes = held, .found = index_block(bytes, held, offsets)};
  if (r.found) r.check = offsets[r.found - 1] + offsets[r.found / 2];
  *result = r;
  return 0;
}

int bounds_copy(const char *path, bounds_result *result) {
  int file = open(path, O_RDONLY | O_CLOEXEC);
  if (file < 0) return -1;
  const size_t flush = 1 << 16;
  uint8_t *block = calloc(BLOCK + SLACK, 1);
  uint8_t *output = malloc(flush + BLOCK + SLACK);
  uint32_t *offsets = malloc((BLOCK + SLACK) * sizeof(uint32_t));
  bounds_result r = {0};
  size_t held = 0, written = 0;
  ssize_t count;
  while ((count = read(file, block + held, BLOCK - held)) > 0) {
    size_t total = held + (size_t)count, start = 0, literal = SIZE_MAX;
    size_t found = index_block(block, total, offsets);
    r.bytes += (uint64_t)count;
    for (size_t i = 0; i < found; i++) {
      size_t at = offsets[i];
      if (at == literal) continue;
      if (block[at] == '?') {
        if (at + 1 == total) break;  // what is released comes with the next block
        literal = at + 1;
      }
      memcpy(output + written, block + start, at - start);
      written += at - start;
      start = at + 1;
      if (literal == start) continue;
      output[written++] = block[at];
      r.found++;
      if (written >= flush) {  // a reader would write here
        r.check += output[written / 2];
        written = 0;
      }
    }
    held = total - start;
    if (held == BLOCK) break;  // a token as long as the block: not in these files
    memmove(block, block + start, held);
  }
  r.check += written;
  free(offsets);
  free(output);
  free(block);
  close(file);
  *result = r;
  return 0;
}

// Empty, but for counting.
static void on_start(void *state, const xmlChar *name, const xmlChar *prefix, const xmlChar *uri, int namespaces,
                     const xmlChar **namespace_list, int attributes, int defaulted, const xmlChar **values) {
  (void)name, (void)prefix, (void)uri, (void)namespaces, (void)namespace_list, (void)attributes, (void)defaulted;
  (void)values;
  ++*(uint64_t *)state;
}

static void on_end(void *state, const xmlChar *name, const xmlChar *prefix, const xmlChar *uri) {
  (void)name, (void)prefix, (void)uri;
  ++*(uint64_t *)state;
}

static void on_characters(void *state, const xmlChar *text, int count) {
  (void)text, (void)count;
  ++*(uint64_t *)state;
}

// Gives bytes to the parser, which is made when there is none; ends the document when it is told to.
static int push(xmlParserCtxtPtr *parser, uint64_t *events, const char *bytes, size_t count, int ends) {
  if (!*parser) {
    while (count && (*bytes == '\n' || *bytes == '\r')) bytes++, count--;
    if (!count) return 0;
    xmlSAXHandler handler = {0};
    handler.initialized = XML_SAX2_MAGIC;
    handler.startElementNs = on_start;
    handler.endElementNs = on_end;
    handler.characters = on_characters;
    handler.ignorableWhitespace = on_characters;
    *parser = xmlCreatePushParserCtxt(&handler, events, NULL, 0, NULL);
    if (!*parser) return -1;
    // As Wire/XML, save that libxml2 itself converts documents that are not in UTF-8.
    xmlCtxtUseOptions(*parser, XML_PARSE_NONET | XML_PARSE_NOCDATA);
  }
  int status = xmlParseChunk(*parser, bytes, (int)count, ends);
  if (ends) {
    xmlFreeParserCtxt(*parser);
    *parser = NULL;
  }
  return status == 0 ? 0 : -1;
}

int bounds_sax(const char *path, bounds_result *result) {
  static const char mark[] = "ITMATT>";
  const size_t length = sizeof mark - 1;
  int file = open(path, O_RDONLY | O_CLOEXEC);
  if (file < 0) return -1;
  char *block = malloc(XML_PIECE + length);
  bounds_result r = {0};
  xmlParserCtxtPtr parser = NULL;
  size_t held = 0;
  ssize_t count;
  int status = 0;
  while (status == 0 && (count = read(file, block + held, XML_PIECE)) > 0) {
    char *at = block, *end = block + held + count, *hit;
    r.bytes += (uint64_t)count;
    while (status == 0 && (hit = memmem(at, (size_t)(end - at), mark, length))) {
      status = push(&parser, &r.found, at, (size_t)(hit - at) + length, 1);
      r.check++;
      at = hit + length;
    }
    // The mark may be cut in two.
    held = (size_t)(end - at) < length ? (size_t)(end - at) : length - 1;
    if (status == 0 && (size_t)(end - at) > held)
      status = push(&parser, &r.found, at, (size_t)(end - at) - held, 0);
    memmove(block, end - held, held);
  }
  if (parser) xmlFreeParserCtxt(parser);
  free(block);
  close(file);
  *result = r;
  return status;
}
