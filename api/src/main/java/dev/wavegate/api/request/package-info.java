/** What every request goes through: limits, keys, parameters, pages; knows no endpoint. */
@NullMarked
package dev.wavegate.api.request;

import org.jspecify.annotations.NullMarked;
