package dev.wavegate.workflows.temporal;

import java.util.List;

import com.google.protobuf.ByteString;
import io.temporal.api.common.v1.Payload;
import io.temporal.payload.codec.PayloadCodecException;
import org.junit.jupiter.api.Test;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

class GzipCodecTest {
    private final GzipCodec codec = new GzipCodec();

    private static Payload of(String text) {
        return Payload.newBuilder()
                .putMetadata("encoding", ByteString.copyFromUtf8("json/plain"))
                .setData(ByteString.copyFromUtf8(text))
                .build();
    }

    @Test
    void leavesSmallPayloadsReadable() {
        List<Payload> small = List.of(of("\"CHG0031207\""));

        assertThat(codec.encode(small)).isEqualTo(small);
        assertThat(codec.decode(small)).isEqualTo(small);
    }

    @Test
    void makesLargePayloadsSmallAndGetsThemBack() {
        Payload large = of("\"" + "region ".repeat(2_000) + "\"");

        List<Payload> encoded = codec.encode(List.of(large));

        assertThat(encoded.get(0).getSerializedSize()).isLessThan(large.getSerializedSize() / 20);
        assertThat(codec.decode(encoded)).containsExactly(large);
    }

    @Test
    void refusesADamagedPayload() {
        Payload encoded = codec.encode(List.of(of("x".repeat(5_000)))).get(0);
        Payload damaged = encoded.toBuilder()
                .setData(encoded.getData().substring(0, encoded.getData().size() / 2))
                .build();

        assertThatThrownBy(() -> codec.decode(List.of(damaged))).isInstanceOf(PayloadCodecException.class);
    }
}
