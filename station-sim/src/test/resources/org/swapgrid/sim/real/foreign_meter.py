"""A Janitza-like meter served by pymodbus (Debian's python3-pymodbus, 3.0.0), told what to do on standard input.

Prints its port. Lines understood: "frequency HZ", "voltage V", "answer", "drop", "exception", "delay MS".
"""

import asyncio
import random
import struct
import sys
import threading
import time
import types

try:
    import serial  # noqa: F401
except ImportError:
    # pymodbus imports pyserial even for TCP; no serial line is used here.
    sys.modules["serial"] = types.ModuleType("serial")
    serial_asyncio = types.ModuleType("serial_asyncio")
    serial_asyncio.create_serial_connection = None
    sys.modules["serial_asyncio"] = serial_asyncio

from pymodbus.datastore import ModbusServerContext
from pymodbus.exceptions import NoSuchSlaveException
from pymodbus.server.async_io import ModbusTcpServer

FIRST, LAST = 19000, 19052
WINDOW = 0.2


class Meter:
    """The registers 19000 to 19051 of a UMG 96RM, renewed every 200 ms."""

    zero_mode = True

    def __init__(self):
        self.frequency = 60.0
        self.voltage = 220.0
        self.mode = "answer"
        self.delay = 0.0
        self.words = []
        self.renewed = 0.0

    def renew(self):
        now = time.monotonic()
        if now - self.renewed < WINDOW:
            return
        self.renewed = now
        words = [0] * (LAST - FIRST)
        for address, value in (
            (19000, self.voltage),
            (19026, 1000.0),
            (19050, self.frequency + random.uniform(-0.003, 0.003)),
        ):
            words[address - FIRST : address - FIRST + 2] = struct.unpack(">HH", struct.pack(">f", value))
        self.words = words

    def validate(self, function, address, count=1):
        if self.mode == "drop":
            raise NoSuchSlaveException("not answered")
        if self.mode == "exception":
            raise RuntimeError("answered with an exception")
        if self.mode == "delay":
            time.sleep(self.delay)
        return function == 3 and address >= FIRST and address + count <= LAST

    def getValues(self, function, address, count=1):  # noqa: N802 (pymodbus names it)
        self.renew()
        return self.words[address - FIRST : address - FIRST + count]

    def setValues(self, function, address, values):  # noqa: N802
        raise RuntimeError("read only")


def listen(meter):
    for line in sys.stdin:
        words = line.split()
        if words[0] == "frequency":
            meter.frequency = float(words[1])
        elif words[0] == "voltage":
            meter.voltage = float(words[1])
        elif words[0] == "delay":
            meter.delay = float(words[1]) / 1000
            meter.mode = "delay"
        else:
            meter.mode = words[0]
        print("ok", flush=True)


async def main():
    meter = Meter()
    context = ModbusServerContext(slaves=meter, single=True)
    server = ModbusTcpServer(context, address=("127.0.0.1", 0), ignore_missing_slaves=True)
    serving = asyncio.ensure_future(server.serve_forever())
    while server.server is None:
        await asyncio.sleep(0.01)
    print(server.server.sockets[0].getsockname()[1], flush=True)
    threading.Thread(target=listen, args=(meter,), daemon=True).start()
    await serving


asyncio.run(main())
