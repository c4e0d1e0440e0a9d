/** Change builders, an in-memory change system, and the contract of every one; knows no vendor. */
@NullMarked
package dev.wavegate.testkit.change;

import org.jspecify.annotations.NullMarked;
