/** Changes and incidents in ServiceNow; its words (sys_id, states as numbers) stop here, and it knows no other system. */
@NullMarked
package dev.wavegate.integrations.servicenow;

import org.jspecify.annotations.NullMarked;
