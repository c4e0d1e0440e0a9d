/** A ServiceNow instance played over HTTP: records, rules, approvals and people; it knows the wire, not Wavegate. */
@NullMarked
package dev.wavegate.simulators.servicenow;

import org.jspecify.annotations.NullMarked;
