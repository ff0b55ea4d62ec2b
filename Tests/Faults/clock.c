/* A clock that is set while a run goes on: preloaded, it gives each asker another time of day than the one before, from
   1970 to 2232, which is as far as Linux lets a clock be set. What measures durations goes on steadily, as it does when
   a clock is set. CLOCK_SEED makes the jumps; CLOCK_LOG, a file, is written to when the time was asked for. */
#define _GNU_SOURCE
#include <fcntl.h>
#include <stdint.h>
#include <stdlib.h>
#include <sys/syscall.h>
#include <sys/time.h>
#include <time.h>
#include <unistd.h>

static const int64_t latest = 8277292036;

static uint64_t state;

static uint64_t next_number(void) {
  if (state == 0) {
    const char *seed = getenv("CLOCK_SEED");
    state = (seed ? strtoull(seed, NULL, 10) : 0) * 2 + 1;
    const char *log = getenv("CLOCK_LOG");
    int file = log ? open(log, O_WRONLY | O_CREAT | O_APPEND, 0600) : -1;
    if (file >= 0) {
      ssize_t written = write(file, "asked\n", 6);
      (void)written;
      close(file);
    }
  }
  /* xorshift64*; threads that race make other jumps, which are as good. */
  state ^= state >> 12;
  state ^= state << 25;
  state ^= state >> 27;
  return state * 2685821657736338717u;
}

/* Now and then the true time; else some seconds, days or decades away from it. */
static int64_t jumped(int64_t now) {
  static const int64_t distances[] = {2, 3600, 86400 * 3, 86400 * 365, INT64_C(86400) * 36525};
  uint64_t number = next_number();
  if (number % 4 == 0) return now;
  int64_t distance = distances[number / 4 % 5];
  int64_t moved = now + (int64_t)(next_number() % (2 * (uint64_t)distance)) - distance;
  return moved < 0 ? 0 : moved > latest ? latest : moved;
}

int clock_gettime(clockid_t clock, struct timespec *found) {
  int status = (int)syscall(SYS_clock_gettime, clock, found);
  if (status == 0 && (clock == CLOCK_REALTIME || clock == CLOCK_REALTIME_COARSE)) found->tv_sec = jumped(found->tv_sec);
  return status;
}

int gettimeofday(struct timeval *restrict found, void *restrict zone) {
  (void)zone;
  struct timespec now;
  int status = clock_gettime(CLOCK_REALTIME, &now);
  if (status == 0) *found = (struct timeval){.tv_sec = now.tv_sec, .tv_usec = now.tv_nsec / 1000};
  return status;
}

time_t time(time_t *found) {
  struct timespec now;
  if (clock_gettime(CLOCK_REALTIME, &now) != 0) return (time_t)-1;
  if (found) *found = now.tv_sec;
  return now.tv_sec;
}
