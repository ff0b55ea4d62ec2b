#pragma once
#include <stdint.h>

/// What a bound found in a file; the numbers keep the compiler from leaving work out.
typedef struct {
  uint64_t bytes;  ///< read from the file, or come out of it when it is compressed, or written
  uint64_t found;  ///< service characters, tokens or XML events
  uint64_t check;  ///< something that depends on all of the output
} bounds_result;

/// Each reads a file and gives 0, or -1 when it cannot be read or is no XML, or no compressed data.

/// read(2) alone, in blocks of 256 KiB.
int bounds_read(const char *path, bounds_result *result);

/// Finds the four service characters `:+?'` with AVX2 and writes their offsets as 32-bit numbers.
int bounds_index(const char *path, bounds_result *result);

/// The same of the whole file at once: the file and all its offsets stand in memory.
int bounds_index_whole(const char *path, bounds_result *result);

/// The first, and copies every token to an output buffer, without release characters: the least a reader must do.
int bounds_copy(const char *path, bounds_result *result);

/// libxml2's SAX2 push parser with empty callbacks, in pieces of 32 KiB; a new parser for each document.
/// Documents end with `ITMATT>`, as the generated ones do.
int bounds_sax(const char *path, bounds_result *result);

/// zlib's inflate over a gzip file of one member, from pieces of 64 KiB into a block of 256 KiB, as Postern reads.
int bounds_inflate(const char *path, bounds_result *result);

/// libzstd's streaming decompression, from pieces of 64 KiB into a block of 256 KiB.
int bounds_zstd(const char *path, bounds_result *result);

/// Writes as many bytes as a file has into another beside it, and waits until they are on the disk; then removes it.
int bounds_disk(const char *path, bounds_result *result);
