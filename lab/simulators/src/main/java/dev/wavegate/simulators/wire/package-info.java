/** The HTTP kit every simulator is built on: routes, requests, responses and the control plane; it knows no vendor. */
@NullMarked
package dev.wavegate.simulators.wire;

import org.jspecify.annotations.NullMarked;
