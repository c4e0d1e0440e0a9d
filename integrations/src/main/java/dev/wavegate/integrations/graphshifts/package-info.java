/** Shifts of Microsoft Teams, read through Microsoft Graph; its words stop here, and it knows no other system. */
@NullMarked
package dev.wavegate.integrations.graphshifts;

import org.jspecify.annotations.NullMarked;
