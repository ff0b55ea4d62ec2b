// What zlib and libzstd do by themselves, with the sizes of buffers that Postern uses.

#include "Bounds.h"

#include <fcntl.h>
#include <stdlib.h>
#include <unistd.h>
#include <zlib.h>
#include <zstd.h>

enum { PIECE = 1 << 16, BLOCK = 1 << 18 };

int bounds_inflate(const char *path, bounds_result *result) {
  int file = open(path, O_RDONLY | O_CLOEXEC);
  if (file < 0) return -1;
  unsigned char *piece = malloc(PIECE), *block = malloc(BLOCK);
  bounds_result r = {0};
  z_stream stream = {0};
  int status = inflateInit2(&stream, 15 + 16);  // a window of 32 KiB, gzip only
  ssize_t count;
  while (status == Z_OK && (count = read(file, piece, PIECE)) > 0) {
    stream.next_in = piece;
    stream.avail_in = (uInt)count;
    do {
      stream.next_out = block;
      stream.avail_out = BLOCK;
      status = inflate(&stream, Z_NO_FLUSH);
      size_t produced = BLOCK - stream.avail_out;
      r.bytes += produced;
      if (produced) r.check += block[produced - 1];
    } while (status == Z_OK && stream.avail_out == 0);
    if (status == Z_BUF_ERROR) status = Z_OK;  // it had given everything already
  }
  inflateEnd(&stream);
  free(block);
  free(piece);
  close(file);
  *result = r;
  return status == Z_STREAM_END ? 0 : -1;
}

int bounds_zstd(const char *path, bounds_result *result) {
  int file = open(path, O_RDONLY | O_CLOEXEC);
  if (file < 0) return -1;
  unsigned char *piece = malloc(PIECE), *block = malloc(BLOCK);
  bounds_result r = {0};
  ZSTD_DStream *stream = ZSTD_createDStream();
  size_t status = 1;
  ssize_t count;
  while (!ZSTD_isError(status) && (count = read(file, piece, PIECE)) > 0) {
    ZSTD_inBuffer source = {piece, (size_t)count, 0};
    ZSTD_outBuffer target;
    do {
      target = (ZSTD_outBuffer){block, BLOCK, 0};
      status = ZSTD_decompressStream(stream, &target, &source);
      r.bytes += target.pos;
      if (target.pos) r.check += block[target.pos - 1];
    } while (!ZSTD_isError(status) && (source.pos < source.size || target.pos == BLOCK));
  }
  ZSTD_freeDStream(stream);
  free(block);
  free(piece);
  close(file);
  *result = r;
  return status == 0 ? 0 : -1;
}
