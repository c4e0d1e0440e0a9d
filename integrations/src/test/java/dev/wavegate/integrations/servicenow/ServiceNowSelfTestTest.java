package dev.wavegate.integrations.servicenow;

import java.time.Duration;

import dev.wavegate.domain.failure.FailureCode;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.extension.RegisterExtension;

import static dev.wavegate.golden.GoldenMessages.goldenMessage;
import static dev.wavegate.testkit.failure.FailureAssertions.assertFails;
import static org.assertj.core.api.Assertions.assertThat;

class ServiceNowSelfTestTest {
    private static final String TABLES = "/api/now/table/";

    @RegisterExtension
    final ServiceNowLab lab = new ServiceNowLab();

    @Test
    void namesEveryTableThatMayNotBeReadUntilAccessIsGranted() {
        ServiceNow serviceNow = lab.connect();
        lab.control().refuse(403, "GET", TABLES + "task_ci", 0);
        lab.control().refuse(403, "GET", TABLES + "sysapproval_approver", 0);

        assertThat(assertFails(FailureCode.CHANGE_DENIED, serviceNow::selfTest))
                .satisfies(goldenMessage("servicenow.no-read-access"));

        serviceNow.selfTest();
    }

    @Test
    void looksAtEveryTableOnlyNowAndThen() {
        ServiceNow serviceNow = lab.connect();

        serviceNow.selfTest();
        serviceNow.selfTest();
        assertThat(lab.control().seen("GET", TABLES + "sys_user_group")).isEqualTo(1);
        assertThat(lab.control().seen("GET", TABLES + "change_request")).isEqualTo(2);

        lab.clock().advance(Duration.ofMinutes(10));
        serviceNow.selfTest();
        assertThat(lab.control().seen("GET", TABLES + "sys_user_group")).isEqualTo(2);
    }

    @Test
    void saysThatTheInstanceIsUnavailableWhenItIs() {
        ServiceNow serviceNow = lab.connect();
        lab.control().fault("drop", "GET", TABLES + "incident", 2);

        assertFails(FailureCode.SYSTEM_UNAVAILABLE, serviceNow::selfTest);
    }
}
