/** What is rolled out: releases, versions, artifacts; knows neither devices nor rollouts. */
@NullMarked
package dev.wavegate.domain.release;

import org.jspecify.annotations.NullMarked;
