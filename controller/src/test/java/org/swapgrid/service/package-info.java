@NullMarked
package org.swapgrid.service;

import org.jspecify.annotations.NullMarked;
