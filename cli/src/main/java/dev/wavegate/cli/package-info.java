/** The command line of operators; knows the API by its wire format only, and no part of a running Wavegate. */
@NullMarked
package dev.wavegate.cli;

import org.jspecify.annotations.NullMarked;
