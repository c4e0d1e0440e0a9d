/** How the store speaks to PostgreSQL: statements, transactions, failures, JSON; knows no table. */
@NullMarked
package dev.wavegate.store.sql;

import org.jspecify.annotations.NullMarked;
