/** An in-memory journal and the contract of every journal; knows no workflow. */
@NullMarked
package dev.wavegate.testkit.journal;

import org.jspecify.annotations.NullMarked;
