package dev.wavegate.bootstrap;

import java.time.Clock;
import java.util.UUID;
import javax.sql.DataSource;

import com.zaxxer.hikari.HikariDataSource;
import dev.wavegate.workflows.temporal.Payloads;
import io.temporal.client.WorkflowClient;
import io.temporal.client.WorkflowClientOptions;
import io.temporal.serviceclient.WorkflowServiceStubs;
import io.temporal.serviceclient.WorkflowServiceStubsOptions;
import org.springframework.boot.autoconfigure.condition.ConditionalOnMissingBean;
import org.springframework.boot.context.properties.EnableConfigurationProperties;
import org.springframework.context.annotation.Bean;
import org.springframework.context.annotation.Configuration;
import org.springframework.context.annotation.PropertySource;

/** The connections that every process of Wavegate has: its database and its workflow engine. */
@Configuration(proxyBeanMethods = false)
@EnableConfigurationProperties({DatabaseProperties.class, TemporalProperties.class})
@PropertySource("classpath:dev/wavegate/bootstrap/connections.properties")
public class ConnectionWiring {
    @Bean
    @ConditionalOnMissingBean
    Clock clock() {
        return Clock.systemUTC();
    }

    @Bean
    @ConditionalOnMissingBean(DataSource.class)
    HikariDataSource dataSource(DatabaseProperties settings) {
        HikariDataSource dataSource = new HikariDataSource();
        dataSource.setPoolName("wavegate");
        dataSource.setJdbcUrl(settings.requiredUrl());
        dataSource.setUsername(settings.username());
        if (settings.password() != null) {
            dataSource.setPassword(settings.password().value());
        }
        dataSource.setMaximumPoolSize(settings.connections());
        dataSource.setConnectionTimeout(settings.connectTimeout().toMillis());
        return dataSource;
    }

    /** Connects with the first call, so that a process may start before its engine does. */
    @Bean(destroyMethod = "shutdown")
    @ConditionalOnMissingBean
    WorkflowServiceStubs workflowServiceStubs(TemporalProperties settings) {
        WorkflowServiceStubsOptions.Builder options = WorkflowServiceStubsOptions.newBuilder();
        options.setTarget(settings.target()).setEnableHttps(settings.usesTls());
        if (settings.apiKey() != null) {
            options.addApiKey(settings.apiKey()::value);
        }
        WorkflowServiceStubs stubs = WorkflowServiceStubs.newServiceStubs(options.build());
        TemporalOutages.watch(stubs.getRawChannel(), settings.target());
        return stubs;
    }

    @Bean
    @ConditionalOnMissingBean
    WorkflowClient workflowClient(WorkflowServiceStubs stubs, TemporalProperties settings) {
        WorkflowClientOptions options = WorkflowClientOptions.newBuilder()
                .setNamespace(settings.namespace())
                // Several workers may share a host, and even a process; each must be told from the others.
                .setIdentity(ProcessHandle.current().pid() + "-"
                        + UUID.randomUUID().toString().substring(0, 8))
                .setDataConverter(Payloads.converter())
                .build();
        return WorkflowClient.newInstance(stubs, options);
    }
}
