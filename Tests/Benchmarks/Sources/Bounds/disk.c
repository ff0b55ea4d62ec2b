// What the disk does when nothing but writing is asked of it.

#define _GNU_SOURCE
#include "Bounds.h"

#include <fcntl.h>
#include <stdio.h>
#include <stdlib.h>
#include <string.h>
#include <sys/stat.h>
#include <unistd.h>

enum { BLOCK = 1 << 18 };

int bounds_disk(const char *path, bounds_result *result) {
  struct stat information;
  char *plain;
  if (stat(path, &information) || asprintf(&plain, "%s.plain", path) < 0) return -1;
  int file = open(plain, O_WRONLY | O_CREAT | O_TRUNC | O_CLOEXEC, 0600);
  char *block = malloc(BLOCK);
  memset(block, 'x', BLOCK);
  bounds_result r = {0};
  uint64_t size = (uint64_t)information.st_size;
  while (file >= 0 && r.bytes < size) {
    size_t wanted = size - r.bytes < BLOCK ? (size_t)(size - r.bytes) : BLOCK;
    ssize_t count = write(file, block, wanted);
    if (count <= 0) break;
    r.bytes += (uint64_t)count;
  }
  int status = file >= 0 && r.bytes == size && fsync(file) == 0 ? 0 : -1;
  if (file >= 0) close(file);
  unlink(plain);
  free(block);
  free(plain);
  *result = r;
  return status;
}
