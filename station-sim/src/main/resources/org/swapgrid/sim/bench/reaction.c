/*
 * The least a program must do to curtail a charging cabinet: read the meter's frequency, compare it,
 * write the frames. What it takes is what the wire and the operating system take.
 *
 *   cc -O2 -o reaction reaction.c $(pkg-config --cflags --libs libmodbus)
 *   reaction tcp METER-PORT CABINET-PORT BAYS POLL-US TRIP-HZ
 *   reaction rtu METER-LINE CABINET-LINE BAYS POLL-US TRIP-HZ
 *
 * The meter is the simulated sim-20ms: six holding registers, the frequency first, as a float with
 * the high word first. The cabinet is register map version 1.
 */
#include <errno.h>
#include <modbus.h>
#include <stdio.h>
#include <stdlib.h>
#include <string.h>
#include <time.h>

enum { COMMAND = 2000, LIMITS = 2004, HEADER = 4, MOST_WRITTEN = 123, MOST_BAYS = 120, VALUES = 6 };
enum { FREE = 5, CURTAIL = 7, REVERT_TENTHS = 600, FULL = 1000, BAY_WATTS_BY_TEN = 6000 };

static modbus_t *line(const char *kind, const char *where) {
  modbus_t *link = strcmp(kind, "rtu") == 0 ? modbus_new_rtu(where, 115200, 'N', 8, 1)
                                            : modbus_new_tcp("127.0.0.1", atoi(where));
  if (link == NULL || modbus_set_slave(link, 1) != 0 || modbus_connect(link) != 0) {
    fprintf(stderr, "%s: %s\n", where, modbus_strerror(errno));
    exit(1);
  }
  modbus_set_response_timeout(link, 2, 0);
  return link;
}

static void put(modbus_t *cabinet, int address, int count, const uint16_t *words) {
  if (modbus_write_registers(cabinet, address, count, words) != count) {
    fprintf(stderr, "writing at %d: %s\n", address, modbus_strerror(errno));
    exit(1);
  }
}

/* The frames the daemon writes: the header alone where the total falls, then every bay's limit. */
static void command(modbus_t *cabinet, int bays, int curtail) {
  static uint16_t sequence = 0;
  uint16_t frame[HEADER + MOST_BAYS] = {0, REVERT_TENTHS, curtail ? CURTAIL : FREE,
                                        curtail ? 0 : FULL};
  for (int i = 0; i < bays; i++) {
    frame[HEADER + i] = curtail ? 0 : BAY_WATTS_BY_TEN;
  }
  if (curtail) {
    frame[0] = sequence = sequence % 0xFFFF + 1;
    put(cabinet, COMMAND, HEADER, frame);
  }
  frame[0] = sequence = sequence % 0xFFFF + 1;
  if (HEADER + bays <= MOST_WRITTEN) {
    put(cabinet, COMMAND, HEADER + bays, frame);
    return;
  }
  put(cabinet, LIMITS, bays, frame + HEADER);
  put(cabinet, COMMAND, HEADER, frame);
}

static void pause_until_next(struct timespec *due, long period_us) {
  due->tv_nsec += period_us * 1000;
  while (due->tv_nsec >= 1000000000L) {
    due->tv_nsec -= 1000000000L;
    due->tv_sec++;
  }
  clock_nanosleep(CLOCK_MONOTONIC, TIMER_ABSTIME, due, NULL);
}

int main(int argc, char **argv) {
  if (argc != 7) {
    fprintf(stderr, "usage: reaction tcp|rtu METER CABINET BAYS POLL-US TRIP-HZ\n");
    return 2;
  }
  modbus_t *meter = line(argv[1], argv[2]);
  modbus_t *cabinet = line(argv[1], argv[3]);
  int bays = atoi(argv[4]);
  long period_us = atol(argv[5]);
  double trip = atof(argv[6]);
  int curtailed = 0;
  uint16_t words[VALUES];
  struct timespec due;
  command(cabinet, bays, 0);
  clock_gettime(CLOCK_MONOTONIC, &due);
  for (;;) {
    pause_until_next(&due, period_us);
    if (modbus_read_registers(meter, 0, VALUES, words) != VALUES) {
      fprintf(stderr, "reading the meter: %s\n", modbus_strerror(errno));
      return 1;
    }
    int low = modbus_get_float_abcd(words) < trip;
    if (low != curtailed) {
      curtailed = low;
      command(cabinet, bays, curtailed);
    }
  }
}
