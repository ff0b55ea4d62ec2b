// Gives the scanners every length and alignment, and random bytes that a sanitizer watches the edges of.
#include <stdio.h>
#include <stdlib.h>
#include <string.h>

#include "CByteScan.h"

enum { LONGEST = 600, ROUNDS = 60 };

static uint64_t state = 42;

static uint8_t next(void) {
  state = state * 6364136223846793005u + 1442695040888963407u;
  return (uint8_t)(state >> 56);
}

static void fail(const char *what, size_t count) {
  fprintf(stderr, "%s differs from its plain twin at a length of %zu\n", what, count);
  exit(1);
}

static void compare(const uint8_t *bytes, size_t count) {
  static const uint8_t service[5] = {':', '+', '\'', '?', '*'};
  uint32_t *found = malloc((count + 64) * sizeof *found);
  uint32_t *expected = malloc((count + 64) * sizeof *expected);
  if (!found || !expected) exit(2);
  const size_t number = byte_scan_service(bytes, count, service, 7, found);
  if (number != byte_scan_service_plain(bytes, count, service, 7, expected)) fail("byte_scan_service", count);
  if (number > 0 && memcmp(found, expected, number * sizeof *found) != 0) fail("byte_scan_service", count);
  free(found);
  free(expected);
  if (byte_scan_classify(bytes, count) != byte_scan_classify_plain(bytes, count)) fail("byte_scan_classify", count);
  if (byte_scan_is_printable(bytes, count) != byte_scan_is_printable_plain(bytes, count))
    fail("byte_scan_is_printable", count);
  if (byte_scan_count(bytes, count, '\n') != byte_scan_count_plain(bytes, count, '\n')) fail("byte_scan_count", count);
}

int main(void) {
  for (size_t count = 0; count < LONGEST; count++) {
    for (int round = 0; round < ROUNDS; round++) {
      const size_t shift = next() % 32;
      // Exactly the 64 bytes beyond the end that may be read.
      uint8_t *block = malloc(shift + count + 64);
      if (!block) return 2;
      for (size_t index = 0; index < shift + count + 64; index++) {
        const uint8_t byte = next();
        block[index] = round % 3 == 0 ? byte : round % 3 == 1 ? ":+'?*\n"[byte % 6] : (uint8_t)(0x20 + byte % 0x5F);
      }
      compare(block + shift, count);
      free(block);
    }
  }
  printf("undefined behaviour: %d scans, none\n", LONGEST * ROUNDS);
  return 0;
}
