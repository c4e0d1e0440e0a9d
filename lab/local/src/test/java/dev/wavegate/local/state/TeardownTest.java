package dev.wavegate.local.state;

import java.util.ArrayList;
import java.util.List;

import org.junit.jupiter.api.Test;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

class TeardownTest {
    private final List<String> ended = new ArrayList<>();
    private final Teardown teardown = new Teardown();

    @Test
    void endsTheLastFirstAndEachOnce() {
        add("database");
        add("engine");
        teardown.close();
        teardown.close();

        assertThat(ended).containsExactly("engine", "database");
    }

    @Test
    void goesOnWhenOneDoesNotEnd() {
        add("database");
        AutoCloseable broken = teardown.add(() -> {
            throw new IllegalStateException("stuck");
        });
        teardown.close();

        assertThat(broken).isNotNull();
        assertThat(ended).containsExactly("database");
    }

    @Test
    void endsWhatComesTooLateAtOnce() {
        teardown.close();

        assertThatThrownBy(() -> add("engine")).isInstanceOf(CannotStart.class);
        assertThat(ended).containsExactly("engine");
    }

    private void add(String name) {
        AutoCloseable running = teardown.add(() -> ended.add(name));
        assertThat(running).isNotNull();
    }
}
