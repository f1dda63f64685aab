package org.doorstep.messaging.broadcast.work;

import com.mongodb.ConnectionString;

import jakarta.servlet.Filter;

import org.doorstep.Doorstep;
import org.doorstep._support.TestClock;
import org.doorstep._support.TestTicker;
import org.doorstep.messaging.Broadcast;
import org.doorstep.messaging.broadcast.BroadcastStore;
import org.jspecify.annotations.Nullable;
import org.springframework.beans.factory.config.BeanPostProcessor;
import org.springframework.boot.SpringApplication;
import org.springframework.boot.context.TypeExcludeFilter;
import org.springframework.boot.mongodb.autoconfigure.MongoConnectionDetails;
import org.springframework.boot.web.servlet.FilterRegistrationBean;
import org.springframework.context.support.GenericApplicationContext;
import org.springframework.core.Ordered;
import org.springframework.core.type.classreading.MetadataReader;
import org.springframework.core.type.classreading.MetadataReaderFactory;

import java.io.IOException;
import java.lang.reflect.InvocationTargetException;
import java.lang.reflect.Proxy;
import java.time.Instant;
import java.util.concurrent.CountDownLatch;

/// The whole application in a process of its own, on a store outside it, to be killed while it
/// answers requests: those of its round stop at the step that their title names, and stay there.
///
/// Arguments: URI of the store, time at its start, round, how many requests stop in it. Prints
/// `port <n>` when it answers, and `held` when all of them stand where they are to be killed.
final class RequestsProcess {

    /// Where a request stops.
    enum Step {
        /// Its key is on record, and nothing else.
        RECORDED,
        /// Its effect is stored, and neither its entry in the audit trail nor its answer.
        COMMITTED,
        /// Its answer is stored and not sent.
        ANSWERED;

        String title(int round, int number) {
            return this + " " + round + "-" + number;
        }

        private boolean isIn(String title, int round) {
            return title.startsWith(this + " " + round + "-");
        }
    }

    private final int round;
    private final CountDownLatch standing;
    private final CountDownLatch never = new CountDownLatch(1);

    private RequestsProcess(int round, int held) {
        this.round = round;
        this.standing = new CountDownLatch(held);
    }

    public static void main(String[] arguments) throws InterruptedException {
        var held = Integer.parseInt(arguments[3]);
        var process = new RequestsProcess(Integer.parseInt(arguments[2]), held);
        var from = Instant.parse(arguments[1]);
        var application = new SpringApplication(Doorstep.class);
        application.setAdditionalProfiles("test");
        application.addInitializers(
                context -> process.wire((GenericApplicationContext) context, arguments[0], from));
        var context = application.run("--demo=true");
        System.out.println("port " + context.getEnvironment().getProperty("local.server.port"));
        if (held > 0) {
            process.standing.await();
            System.out.println("held");
        }
        process.never.await();
    }

    private void wire(GenericApplicationContext context, String uri, Instant from) {
        context.getBeanFactory().registerSingleton("noTests", new NoTests());
        context.registerBean(MongoConnectionDetails.class, () -> () -> new ConnectionString(uri));
        context.registerBean(
                TestClock.class, () -> RunningTime.clock(from), bean -> bean.setPrimary(true));
        context.registerBean(TestTicker.class, RunningTime::ticker, bean -> bean.setPrimary(true));
        context.registerBean("aroundTheStore", BeanPostProcessor.class, () -> aroundTheStore());
        context.registerBean("afterTheAnswer", FilterRegistrationBean.class, this::afterTheAnswer);
    }

    /// The tests' own parts stand on the same class path and are none of the application's.
    private static final class NoTests extends TypeExcludeFilter {

        @Override
        public boolean match(MetadataReader reader, MetadataReaderFactory factory)
                throws IOException {
            return reader.getResource().getURL().toString().contains("/test-classes/");
        }

        @Override
        public boolean equals(@Nullable Object other) {
            return other instanceof NoTests;
        }

        @Override
        public int hashCode() {
            return 1;
        }
    }

    private BeanPostProcessor aroundTheStore() {
        return new BeanPostProcessor() {
            @Override
            public Object postProcessAfterInitialization(Object bean, String name) {
                return bean instanceof BroadcastStore store ? stoppingAt(store) : bean;
            }
        };
    }

    private BroadcastStore stoppingAt(BroadcastStore store) {
        return (BroadcastStore)
                Proxy.newProxyInstance(
                        BroadcastStore.class.getClassLoader(),
                        new Class<?>[] {BroadcastStore.class},
                        (proxy, method, arguments) -> {
                            var title =
                                    method.getName().equals("add")
                                            ? ((Broadcast) arguments[0]).plan().title()
                                            : "";
                            stop(Step.RECORDED, title);
                            try {
                                var result = method.invoke(store, arguments);
                                stop(Step.COMMITTED, title);
                                return result;
                            } catch (InvocationTargetException e) {
                                throw e.getCause();
                            }
                        });
    }

    private FilterRegistrationBean<Filter> afterTheAnswer() {
        Filter filter =
                (request, response, chain) -> {
                    chain.doFilter(request, response);
                    var title = request.getParameter("title");
                    stop(Step.ANSWERED, title == null ? "" : title);
                };
        var registration = new FilterRegistrationBean<>(filter);
        registration.setOrder(Ordered.HIGHEST_PRECEDENCE);
        return registration;
    }

    private void stop(Step step, String title) {
        if (step.isIn(title, round)) {
            standing.countDown();
            try {
                never.await();
            } catch (InterruptedException e) {
                Thread.currentThread().interrupt();
            }
        }
    }
}
