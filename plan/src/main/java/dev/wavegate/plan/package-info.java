/** Plans as people and payloads write them: YAML and JSON in and out; knows the domain's words and no workflow. */
@NullMarked
package dev.wavegate.plan;

import org.jspecify.annotations.NullMarked;
