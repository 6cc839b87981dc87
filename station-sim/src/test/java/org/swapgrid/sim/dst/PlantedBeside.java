package org.swapgrid.sim.dst;

import java.util.List;

/** Faults planted beside the core: where orders come in and where records are kept. */
final class PlantedBeside {
  private static final String NO_LOSS = "LosesNoRecord";
  private static final String TRUE_ONLY = "ObeysTrueOrdersOnly";

  private PlantedBeside() {}

  /** Of what is told. */
  static List<Planted> figures() {
    return List.of(
        new Planted(
            "what is owed is added to what was delivered",
            "decision/Viewer",
            "return new Reduction(standing.claims().owed(picture.now()), delivered);",
            "return new Reduction(\n        standing.claims().owed(picture.now()),"
                + " standing.claims().owed(picture.now()).plus(delivered));",
            "TellsWhatWasMeasured"),
        new Planted(
            "what is still drawn is told as delivered",
            "decision/Viewer",
            ": reference.minus(measured).atLeastZero();",
            ": reference.plus(measured);",
            "TellsWhatWasMeasured"));
  }

  static List<Planted> orders() {
    return List.of(
        new Planted(
            "no signature is believed",
            "uplink/jws/CompactJws",
            "return check.verify(signature);",
            "return check.verify(signature) && signed.length < 0;",
            "ObeysOrders"),
        new Planted(
            "signatures are not verified",
            "uplink/jws/CompactJws",
            "return check.verify(signature);",
            "return check.verify(signature) || signed.length > 0;",
            TRUE_ONLY),
        new Planted(
            "meant for anybody",
            "order/OrderRules",
            "if (Collections.disjoint(names, order.audience())) {",
            "if (names.isEmpty()) {",
            TRUE_ONLY),
        new Planted(
            "an older number is obeyed",
            "order/OrderRules",
            "if (order.name().seq() <= was.seq()) {",
            "if (order.name().seq() < 0) {",
            TRUE_ONLY),
        new Planted(
            "the last number is obeyed again",
            "order/OrderRules",
            "if (order.name().seq() <= was.seq()) {",
            "if (order.name().seq() < was.seq()) {",
            TRUE_ONLY),
        new Planted(
            "what has expired is obeyed",
            "order/OrderRules",
            "return times.expires().isAfter(wall) ? null : Refusal.EXPIRED;",
            "return null;",
            TRUE_ONLY),
        new Planted(
            "without a clock no nonce is asked for",
            "order/OrderRules",
            "return nonce == null ? Refusal.NONCE_NEEDED : null;",
            "return null;",
            TRUE_ONLY),
        new Planted(
            "a restart forgets the last order's number",
            "uplink/jws/OrderDesk",
            "Ledger.after(counters.last(COUNTER));",
            "Ledger.after(-1);",
            Run.KEEPS_RUNNING),
        new Planted(
            "an order's number is not kept",
            "uplink/jws/OrderDesk",
            "if (!counters.keep(COUNTER, judgement.next().seq())) {",
            "if (judgement.next().seq() < 0) {",
            TRUE_ONLY),
        new Planted(
            "what the broker kept back is obeyed",
            "uplink/sparkplug/Decoder",
            "if (arrival.retained()) {",
            "if (arrival.retained() && device.isEmpty()) {",
            TRUE_ONLY));
  }

  static List<Planted> records() {
    return List.of(
        new Planted(
            "an event record goes as soon as it was sent",
            "uplink/session/History",
            "batch.add(entry);",
            "batch.add(entry);\n      outbox.acknowledged(List.of(entry.id()));",
            NO_LOSS),
        new Planted(
            "an event record is said once",
            "uplink/session/History",
            "behind.remove(Priority.EVENT);",
            "behind.getOrDefault(Priority.EVENT, START);",
            NO_LOSS),
        new Planted(
            "a record is told under another's name",
            "uplink/session/RecordText",
            "entry.boot(), entry.sequence(), rest",
            "entry.boot(), entry.sequence() + 1, rest",
            NO_LOSS),
        new Planted(
            "a run takes the number of the run before",
            "journal/Ledger",
            "boot = 1 + (last > 0 ? last",
            "boot = (last > 0 ? last",
            NO_LOSS),
        new Planted(
            "what stands in the log alone is thrown away",
            "journal/Store",
            "var sql = Sql.open(file);",
            "boolean _ = file.resolveSibling(file.getFileName() + \"-wal\").toFile().delete();\n"
                + "    var sql = Sql.open(file);",
            NO_LOSS));
  }
}
