package dev.wavegate.simulators.servicenow;

import java.net.http.HttpResponse;

import com.fasterxml.jackson.databind.JsonNode;
import dev.wavegate.simulators.wire.WireClient;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.extension.RegisterExtension;

import static org.assertj.core.api.Assertions.assertThat;

class AttachmentApiTest {
    private static final String ATTACHMENTS = "/api/now/attachment";

    @RegisterExtension
    final Instance instance = new Instance();

    private HttpResponse<String> upload(String record, String name, String content) {
        return instance.send(
                "POST",
                ATTACHMENTS + "/file?table_name=change_request&table_sys_id=" + record + "&file_name=" + name,
                content,
                "Content-Type",
                "text/plain");
    }

    @Test
    void keepsAFileOfARecord() {
        String change = instance.change();

        HttpResponse<String> uploaded = upload(change, "plan.txt", "Prüfplan");
        JsonNode file = WireClient.json(uploaded).path("result");

        assertThat(uploaded.statusCode()).isEqualTo(201);
        assertThat(uploaded.headers().firstValue("Location"))
                .contains(instance.base().replaceAll("/$", "") + ATTACHMENTS + "/"
                        + file.path("sys_id").asText());
        assertThat(file.path("file_name").asText()).isEqualTo("plan.txt");
        assertThat(file.path("size_bytes").asText()).isEqualTo("9");
        assertThat(file.path("content_type").asText()).startsWith("text/plain");
        HttpResponse<String> download =
                instance.send("GET", ATTACHMENTS + "/" + file.path("sys_id").asText() + "/file", "");
        assertThat(download.body()).isEqualTo("Prüfplan");
    }

    @Test
    void listsTheFilesOfARecordAndKeepsASecondOfTheSameName() {
        String change = instance.change();
        upload(change, "plan.txt", "one");
        upload(change, "plan.txt", "two");
        upload(instance.change(), "plan.txt", "of another");

        JsonNode files = instance.result(instance.send(
                "GET",
                ATTACHMENTS + "?sysparm_query=table_name=change_request%5Etable_sys_id=" + change
                        + "%5Efile_name=plan.txt",
                ""));

        assertThat(files).hasSize(2);
    }

    @Test
    void deletesAFile() {
        String id = WireClient.json(upload(instance.change(), "plan.txt", "one"))
                .path("result")
                .path("sys_id")
                .asText();

        assertThat(instance.send("DELETE", ATTACHMENTS + "/" + id, "").statusCode())
                .isEqualTo(204);
        assertThat(instance.send("GET", ATTACHMENTS + "/" + id, "").statusCode())
                .isEqualTo(404);
    }

    @Test
    void refusesAFileOfNoRecord() {
        assertThat(upload("0123456789abcdef0123456789abcdef", "plan.txt", "one").statusCode())
                .isEqualTo(404);
        assertThat(instance.send("POST", ATTACHMENTS + "/file?table_name=change_request", "one")
                        .statusCode())
                .isEqualTo(400);
        assertThat(instance.raw("GET", ATTACHMENTS, "").statusCode()).isEqualTo(401);
    }
}
