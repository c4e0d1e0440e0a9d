/** Device managers that speak the Fleet API; its words stop here, and it knows no other system. */
@NullMarked
package dev.wavegate.integrations.fleetapi;

import org.jspecify.annotations.NullMarked;
