/** What can be configured, as validated records, and the connections that api and worker share; knows no endpoint. */
@NullMarked
package dev.wavegate.api.settings;

import org.jspecify.annotations.NullMarked;
