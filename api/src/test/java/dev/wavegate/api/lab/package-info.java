/** A running API to test against: a real database, a real engine in this process, and a small story that obeys the contract. */
@NullMarked
package dev.wavegate.api.lab;

import org.jspecify.annotations.NullMarked;
