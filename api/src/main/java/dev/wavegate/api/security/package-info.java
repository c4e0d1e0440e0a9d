/** Who may call and under which name; knows no endpoint's meaning. */
@NullMarked
package dev.wavegate.api.security;

import org.jspecify.annotations.NullMarked;
