package dev.wavegate.workflows.temporal;

import java.io.ByteArrayInputStream;
import java.io.ByteArrayOutputStream;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.util.List;
import java.util.zip.GZIPInputStream;
import java.util.zip.GZIPOutputStream;

import com.google.protobuf.ByteString;
import io.temporal.api.common.v1.Payload;
import io.temporal.payload.codec.PayloadCodec;
import io.temporal.payload.codec.PayloadCodecException;

/**
 * Compresses payloads of more than half a KiB, so that a rollout through many regions keeps a small history; smaller ones stay
 * readable where histories are shown.
 */
public final class GzipCodec implements PayloadCodec {
    private static final int READABLE = 512;
    private static final String ENCODING = "encoding";
    private static final ByteString GZIP = ByteString.copyFromUtf8("binary/gzip");

    @Override
    public List<Payload> encode(List<Payload> payloads) {
        return payloads.stream().map(GzipCodec::encode).toList();
    }

    private static Payload encode(Payload payload) {
        if (payload.getSerializedSize() <= READABLE) {
            return payload;
        }
        ByteArrayOutputStream compressed = new ByteArrayOutputStream();
        try (GZIPOutputStream gzip = new GZIPOutputStream(compressed)) {
            payload.writeTo(gzip);
        } catch (IOException impossible) {
            throw new UncheckedIOException(impossible);
        }
        return Payload.newBuilder()
                .putMetadata(ENCODING, GZIP)
                .setData(ByteString.copyFrom(compressed.toByteArray()))
                .build();
    }

    @Override
    public List<Payload> decode(List<Payload> payloads) {
        return payloads.stream().map(GzipCodec::decode).toList();
    }

    private static Payload decode(Payload payload) {
        if (!GZIP.equals(payload.getMetadataMap().get(ENCODING))) {
            return payload;
        }
        try (GZIPInputStream gzip =
                new GZIPInputStream(new ByteArrayInputStream(payload.getData().toByteArray()))) {
            return Payload.parseFrom(gzip.readAllBytes());
        } catch (IOException damaged) {
            throw new PayloadCodecException(damaged);
        }
    }
}
