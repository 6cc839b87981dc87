package org.swapgrid.decision;

import java.time.Duration;
import java.util.BitSet;
import java.util.List;
import org.swapgrid.decision.Bound.Limits;
import org.swapgrid.decision.Mode.Blind;
import org.swapgrid.decision.Mode.CarryingOn;
import org.swapgrid.decision.Mode.Dark;
import org.swapgrid.decision.Mode.Held;
import org.swapgrid.decision.Mode.Normal;
import org.swapgrid.decision.Mode.Ordered;
import org.swapgrid.decision.Mode.Regulating;
import org.swapgrid.decision.Mode.Restoring;
import org.swapgrid.decision.Mode.Shedding;
import org.swapgrid.decision.Mode.Unsure;
import org.swapgrid.decision.Mode.Waiting;
import org.swapgrid.decision.Modes.Facts;
import org.swapgrid.decision.Modes.Level;
import org.swapgrid.decision.Modes.Rated;
import org.swapgrid.decision.Modes.Told;
import org.swapgrid.model.BayLimit;
import org.swapgrid.model.Cause;
import org.swapgrid.model.ChargingPlan;
import org.swapgrid.model.Reason;
import org.swapgrid.model.Tick;
import org.swapgrid.order.Bounds;

/** Decides one cycle: all it knows comes in, all it wants goes out. */
public final class Controller {
  private final Policy policy;
  private final Eyes eyes;
  private final Modes modes;
  private final Allocation allocation;
  private final Bound connection;

  public Controller(Policy policy) {
    this.policy = policy;
    this.eyes = new Eyes(policy.gate());
    this.modes = new Modes(policy);
    this.allocation = new Allocation(policy.riders(), policy.site().connectionLimit());
    this.connection = new Bound(policy.site().connectionLimit(), Cause.of(Reason.CONNECTION));
  }

  public Policy policy() {
    return policy;
  }

  /** The memory to begin with: where the last run stopped, as far as it is known. */
  public Memory resume(Resume resume, Tick now) {
    return new Restart(policy).load(resume, eyes.blank(now.elapsed()), now.elapsed());
  }

  /** What must survive a restart after this cycle. */
  public Resume resumeFrom(CycleRecord cycle) {
    return new Restart(policy).save(cycle.made().next(), cycle.seen().hold());
  }

  /** One sentence: what the station does and why, with the number, the limit and the time left. */
  public String explain(Decision made, Tick now) {
    return new Explanation(policy).of(made, now.elapsed());
  }

  /** What an order may ask of the station after this cycle. */
  public Bounds bounds(CycleRecord cycle) {
    var picture = picture(cycle.was(), cycle.seen());
    var station = picture.station();
    boolean low = cycle.made().next().hasEvent() || picture.level() == Level.LOW;
    var least = picture.reserve().draw().plus(station.loads().uncontrolled());
    return new Bounds(least, connection.allowed(), low);
  }

  /** Decides one cycle. Same memory, same observation: same decision. */
  public Decision decide(Memory was, Observation seen) {
    var picture = picture(was, seen);
    var stepped = Standing.of(policy, was, picture);
    var rated = rated(picture.station());
    var mode = modes.next(before(was, rated, picture.now()), facts(stepped, picture, rated));
    var standing = stepped.in(mode, was.mode(), policy);
    var bound = bound(mode, standing, picture);
    var task = task(mode, bound, standing, picture);
    var limits = allocation.share(task, picture.station());
    var plan = new ChargingPlan(seen.tick().number(), limits);
    var allowed = task.tighten() ? bound.allowed().max(plan.total()) : bound.allowed();
    var budget = standing.budget().allowing(allowed);
    var bays = remembered(limits, picture);
    var next = new Memory(mode, picture.look().sight(), standing.states(), budget, bays);
    return new Decision(next, plan, Viewer.view(policy, picture, standing, next, bound.cause()));
  }

  /** The mode before; a limit whose service left with a reload goes the whole way back. */
  private Mode before(Memory was, Rated rated, Duration now) {
    boolean follows =
        switch (was.mode()) {
          case Normal _, Regulating _, Ordered _ -> true;
          case Shedding _,
              Waiting _,
              Restoring _,
              Blind _,
              Unsure _,
              CarryingOn _,
              Dark _,
              Held _ ->
              false;
        };
    boolean isRestricted = was.budget().allowed().isBelow(rated.unrestricted());
    return follows && isRestricted && policy.lacksAny(was.services())
        ? new Blind(now, true)
        : was.mode();
  }

  private Picture picture(Memory was, Observation seen) {
    var station = Station.of(policy, was, seen);
    var look = eyes.look(was.sight(), seen);
    var level = Claims.level(policy.services(), look.grid(), was.sight().reading());
    return new Picture(seen, look, level, station, Reserve.of(policy, station));
  }

  private Facts facts(Standing standing, Picture picture, Rated rated) {
    var told = new Told(picture.seen().hold(), picture.lease());
    var calls = standing.claims().calls(picture.level(), told);
    return new Facts(picture.grid(), calls, standing.budget(), rated, picture.now());
  }

  /** The ramp's slope: the site's own, or gentler where a service asks for it. */
  private Rated rated(Station station) {
    var rating = station.bays().isEmpty() ? connection.allowed() : station.loads().rating();
    var unrestricted = rating.min(connection.allowed());
    long slope = unrestricted.watts() * 1000 / Math.max(1, policy.comeback().ramp().toMillis());
    for (var service : policy.services()) {
      var capacity = service.terms().capacity();
      long whole = (capacity == null ? unrestricted : capacity).watts();
      slope = Math.min(slope, whole * service.terms().comeback().mostRampPermille() / 1000);
    }
    return new Rated(
        unrestricted, Math.max(1, slope), station.loads().granted(), station.measured());
  }

  private Bound bound(Mode mode, Standing standing, Picture picture) {
    var claim = standing.claims().binding();
    var claimed =
        claim == null || claim.target().isAbove(connection.allowed())
            ? connection
            : new Bound(claim.target(), claim.cause());
    var last = standing.budget().allowed();
    return Bound.in(mode, new Limits(last, claimed, picture.now()));
  }

  private Allocation.Task task(Mode mode, Bound bound, Standing standing, Picture picture) {
    var tightest = standing.claims().tightest();
    boolean firm = tightest != null && tightest.service().terms().firm();
    var kept = firm || mode instanceof Dark ? new BitSet() : picture.reserve().kept();
    boolean tightens = Bound.tightens(mode);
    // Below a level nothing rises, also before enough windows were counted.
    boolean isLow = picture.level() == Level.LOW;
    var cause = isLow && !tightens ? Cause.of(Reason.FREQUENCY_LOW) : bound.cause();
    return new Allocation.Task(bound.allowed(), cause, isLow || tightens, kept, picture.now());
  }

  private static List<BayMemory> remembered(List<BayLimit> limits, Picture picture) {
    var bays = new BayMemory[limits.size()];
    int place = 0;
    for (var bay : picture.station().bays()) {
      bays[place] = bay.memory().told(limits.get(place), picture.now());
      place++;
    }
    return List.of(bays);
  }
}
