/** Settings, secrets and connections that api and worker share; knows no endpoint and no outside system. */
@NullMarked
package dev.wavegate.bootstrap;

import org.jspecify.annotations.NullMarked;
