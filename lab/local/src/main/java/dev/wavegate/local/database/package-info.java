/** The PostgreSQL of the one-process mode: started from the binaries Maven fetched; knows no table. */
@NullMarked
package dev.wavegate.local.database;

import org.jspecify.annotations.NullMarked;
