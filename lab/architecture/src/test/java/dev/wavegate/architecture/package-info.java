/** The rules of the house as tests, each with its reason; knows every module and no behaviour. */
@NullMarked
package dev.wavegate.architecture;

import org.jspecify.annotations.NullMarked;
