package dev.wavegate.workflows.temporal;

import dev.wavegate.plan.PlanJson;
import io.temporal.common.converter.DataConverter;
import io.temporal.common.converter.DefaultDataConverter;
import io.temporal.common.converter.JacksonJsonPayloadConverter;

/** How messages travel: as JSON by the one mapper of plans and payloads. */
public final class Payloads {
    private Payloads() {}

    public static DataConverter converter() {
        return DefaultDataConverter.newDefaultInstance()
                .withPayloadConverterOverrides(new JacksonJsonPayloadConverter(PlanJson.mapper()));
    }
}
