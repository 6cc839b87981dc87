package org.swapgrid.model;

/** Power in whole watts; positive is drawn from the grid. */
public record Power(long watts) {}
