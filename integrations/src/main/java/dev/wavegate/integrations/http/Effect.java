package dev.wavegate.integrations.http;

import okhttp3.Request;
import retrofit2.Invocation;

/** Whether a request can change something at the other side. */
final class Effect {
    private Effect() {}

    static boolean isWrite(Request request) {
        if (request.method().equals("GET") || request.method().equals("HEAD")) {
            return false;
        }
        Invocation invocation = request.tag(Invocation.class);
        return invocation == null || !invocation.method().isAnnotationPresent(ReadsOnly.class);
    }
}
