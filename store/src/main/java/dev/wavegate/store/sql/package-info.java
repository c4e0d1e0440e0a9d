/** PostgreSQL access: statements, transactions, failure translation, JSON; knows no table. */
@NullMarked
package dev.wavegate.store.sql;

import org.jspecify.annotations.NullMarked;
