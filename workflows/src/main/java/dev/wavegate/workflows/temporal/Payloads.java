package dev.wavegate.workflows.temporal;

import java.util.List;

import dev.wavegate.plan.PlanJson;
import io.temporal.common.converter.CodecDataConverter;
import io.temporal.common.converter.DataConverter;
import io.temporal.common.converter.DefaultDataConverter;
import io.temporal.common.converter.JacksonJsonPayloadConverter;

/** How messages travel: as JSON by the one mapper of plans and payloads, large ones compressed. */
public final class Payloads {
    private Payloads() {}

    public static DataConverter converter() {
        DataConverter json = DefaultDataConverter.newDefaultInstance()
                .withPayloadConverterOverrides(new JacksonJsonPayloadConverter(PlanJson.mapper()));
        return new CodecDataConverter(json, List.of(new GzipCodec()));
    }
}
