/** Answers to window questions, from schedules in the question or looked up elsewhere; knows no server and no clock. */
@NullMarked
package dev.wavegate.plan.window;

import org.jspecify.annotations.NullMarked;
