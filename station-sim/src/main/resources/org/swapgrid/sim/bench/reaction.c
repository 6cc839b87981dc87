/*
 * The least that can be done: read the frequency, compare, write the frames that the controller writes. No judgement of readings, no riders, no read-back,
 * no watchdog but a heartbeat. The yardstick for the reaction time of the real controller.
 *
 * usage: reaction METER CABINET POLL_MS BAYS TRIP_HZ        METER, CABINET: tcp:PORT or rtu:DEVICE
 * build: cc -O2 -Wall -o reaction reaction.c -lmodbus
 */
#include <errno.h>
#include <modbus/modbus.h>
#include <stdio.h>
#include <stdlib.h>
#include <string.h>
#include <time.h>

enum { COMMAND = 2000, HEADER = 4, MOST_WRITTEN = 123, REVERT_TENTHS = 100, STATION_ENABLED = 1, CURTAIL_ALL = 2, LIMITS_ENABLED = 4 };

static uint16_t sequence;

static void die(const char *what) {
  fprintf(stderr, "%s: %s\n", what, modbus_strerror(errno));
  exit(1);
}

static modbus_t *open_link(const char *address) {
  modbus_t *link = strncmp(address, "tcp:", 4) == 0 ? modbus_new_tcp("127.0.0.1", atoi(address + 4)) : modbus_new_rtu(address + 4, 115200, 'N', 8, 1);
  if (!link || modbus_set_slave(link, 1) || modbus_set_response_timeout(link, 1, 0) || modbus_connect(link)) die(address);
  return link;
}

static void header(uint16_t *frame, int curtailed) {
  sequence = sequence == 0xFFFF ? 1 : sequence + 1;
  frame[0] = sequence;
  frame[1] = REVERT_TENTHS;
  frame[2] = STATION_ENABLED | LIMITS_ENABLED | (curtailed ? CURTAIL_ALL : 0);
  frame[3] = curtailed ? 0 : 1000;
}

static void write_header(modbus_t *cabinet, int curtailed) {
  uint16_t frame[HEADER];
  header(frame, curtailed);
  if (modbus_write_registers(cabinet, COMMAND, HEADER, frame) != HEADER) die("header");
}

static void write_limits(modbus_t *cabinet, int bays, int curtailed) {
  uint16_t frame[HEADER + 120];
  for (int i = 0; i < bays; i++) frame[HEADER + i] = curtailed ? 0 : 60;
  if (HEADER + bays <= MOST_WRITTEN) {
    header(frame, curtailed);
    if (modbus_write_registers(cabinet, COMMAND, HEADER + bays, frame) != HEADER + bays) die("limits");
  } else {
    if (modbus_write_registers(cabinet, COMMAND + HEADER, bays, frame + HEADER) != bays) die("limits");
    write_header(cabinet, curtailed);
  }
}

int main(int argc, char **argv) {
  if (argc != 6) return 2;
  modbus_t *meter = open_link(argv[1]), *cabinet = open_link(argv[2]);
  long poll_ns = atol(argv[3]) * 1000000L;
  int bays = atoi(argv[4]), curtailed = 0, polls = 0;
  float trip = atof(argv[5]);
  struct timespec due;
  write_limits(cabinet, bays, 0);
  clock_gettime(CLOCK_MONOTONIC, &due);
  for (;;) {
    uint16_t words[6];
    if (modbus_read_registers(meter, 0, 6, words) != 6) die("meter");
    int low = modbus_get_float_abcd(words) < trip;
    if (low != curtailed) {
      curtailed = low;
      if (low) write_header(cabinet, 1);
      write_limits(cabinet, bays, curtailed);
    } else if (++polls * poll_ns >= 1000000000L) {
      polls = 0;
      write_header(cabinet, curtailed);
    }
    due.tv_nsec += poll_ns;
    due.tv_sec += due.tv_nsec / 1000000000L;
    due.tv_nsec %= 1000000000L;
    clock_nanosleep(CLOCK_MONOTONIC, TIMER_ABSTIME, &due, NULL);
  }
}
