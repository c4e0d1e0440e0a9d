/** What the tests of all adapters share: the control plane that every simulator has; knows no vendor. */
@NullMarked
package dev.wavegate.integrations.lab;

import org.jspecify.annotations.NullMarked;
