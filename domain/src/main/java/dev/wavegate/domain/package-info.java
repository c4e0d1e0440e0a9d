/** The words, the rules and the ports of Wavegate; knows the JDK only: no clock, no IO, no framework. */
@NullMarked
package dev.wavegate.domain;

import org.jspecify.annotations.NullMarked;
