package org.swapgrid.decision;

/** What the controller remembers from one cycle to the next. */
public record Memory(Mode mode) {}
