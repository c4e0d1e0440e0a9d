/** What workflows do with changes, and the feed that tells them when theirs moved. */
@NullMarked
package dev.wavegate.activities.change;

import org.jspecify.annotations.NullMarked;
