package dev.footbridge.standalone.embedded;

import java.util.Properties;

/** One node that is the whole cluster: factors of one, small buffers, and time-outs that let a restart be quick. */
final class BrokerSettings {
    private BrokerSettings() {}

    static Properties listening(int port, int controllerPort) {
        Properties settings = new Properties();
        settings.put("process.roles", "broker,controller");
        settings.put("node.id", "1");
        settings.put("controller.quorum.voters", "1@127.0.0.1:" + controllerPort);
        settings.put("listeners", "PLAINTEXT://127.0.0.1:" + port + ",CONTROLLER://127.0.0.1:" + controllerPort);
        settings.put("advertised.listeners", "PLAINTEXT://127.0.0.1:" + port);
        settings.put("controller.listener.names", "CONTROLLER");
        settings.put("inter.broker.listener.name", "PLAINTEXT");
        settings.put("listener.security.protocol.map", "PLAINTEXT:PLAINTEXT,CONTROLLER:PLAINTEXT");
        settings.put("auto.create.topics.enable", "false");
        oneNode(settings);
        quickRestart(settings);
        quickJoin(settings);
        small(settings);
        return settings;
    }

    /** Where this machine's user comes in. */
    static String addressIn(Properties settings) {
        String first = settings.getProperty("advertised.listeners").split(",")[0];
        return first.substring(first.indexOf("//") + 2);
    }

    private static void oneNode(Properties settings) {
        settings.put("default.replication.factor", "1");
        settings.put("offsets.topic.replication.factor", "1");
        settings.put("offsets.topic.num.partitions", "1");
        for (String log : new String[] {"transaction.state.log", "share.coordinator.state.topic"}) {
            settings.put(log + ".replication.factor", "1");
            settings.put(log + ".min.isr", "1");
            settings.put(log + ".num.partitions", "1");
        }
    }

    /** With the defaults every restart waits 10 s for the session of the broker's own former life to run out. */
    private static void quickRestart(Properties settings) {
        settings.put("broker.session.timeout.ms", "1500");
        settings.put("broker.heartbeat.interval.ms", "300");
        settings.put("controller.quorum.election.timeout.ms", "200");
        settings.put("controller.quorum.fetch.timeout.ms", "1000");
        settings.put("controller.quorum.election.backoff.max.ms", "200");
        settings.put("initial.broker.registration.timeout.ms", "600000"); // a busy machine is slow, not wrong
    }

    private static void quickJoin(Properties settings) {
        settings.put("group.initial.rebalance.delay.ms", "0");
        settings.put("group.streams.initial.rebalance.delay.ms", "0");
        settings.put("group.consumer.heartbeat.interval.ms", "1000");
        settings.put("group.consumer.min.heartbeat.interval.ms", "500");
        for (String group : new String[] {"group.share", "group.streams"}) {
            settings.put(group + ".heartbeat.interval.ms", "500");
            settings.put(group + ".min.heartbeat.interval.ms", "500");
        }
    }

    private static void small(Properties settings) {
        settings.put("log.cleaner.dedupe.buffer.size", "4194304");
        settings.put("num.network.threads", "2");
        settings.put("num.io.threads", "4");
        settings.put("background.threads", "2");
    }
}
