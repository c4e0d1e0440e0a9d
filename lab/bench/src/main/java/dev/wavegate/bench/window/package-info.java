/** Measures the search for staffed windows in a year of shifts; knows the domain only. */
@NullMarked
package dev.wavegate.bench.window;

import org.jspecify.annotations.NullMarked;
