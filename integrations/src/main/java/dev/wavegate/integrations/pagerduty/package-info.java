/** On-call schedules of PagerDuty; its words stop here, and it knows no other system. */
@NullMarked
package dev.wavegate.integrations.pagerduty;

import org.jspecify.annotations.NullMarked;
