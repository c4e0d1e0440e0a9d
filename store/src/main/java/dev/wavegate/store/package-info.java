/** The ports of the domain over one PostgreSQL database, assembled; knows no workflow and no web. */
@NullMarked
package dev.wavegate.store;

import org.jspecify.annotations.NullMarked;
