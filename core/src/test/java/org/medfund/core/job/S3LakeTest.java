package org.medfund.core.job;

import static org.assertj.core.api.Assertions.assertThat;
import static org.medfund.core.testkit.RowsAssert.assertRows;

import java.io.IOException;
import java.net.InetAddress;
import java.net.ServerSocket;
import java.net.Socket;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.LinkedHashMap;
import java.util.Map;
import java.util.concurrent.TimeUnit;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Tag;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.medfund.core.table.Table;
import org.medfund.core.table.weights.RelativeWeights;
import org.medfund.core.testkit.LocalSpark;
import org.medfund.core.testkit.TestLake;

/** A lake on an S3 server: a real one, in a process of its own, on this machine's loopback. */
class S3LakeTest {
    private static final String HADOOP = "spark.hadoop.";
    private static final Map<String, String> SETTINGS = new LinkedHashMap<>();

    @TempDir
    static Path server;

    private static Process process;

    @TempDir
    Path folder;

    @BeforeAll
    static void startTheServer() throws Exception {
        int port;
        try (ServerSocket socket = new ServerSocket(0, 1, InetAddress.getLoopbackAddress())) {
            port = socket.getLocalPort();
        }
        Files.createDirectories(server.resolve("data/bucket"));
        Path properties =
                Files.writeString(server.resolve("s3proxy.conf"), """
                s3proxy.endpoint=http://127.0.0.1:%d
                s3proxy.authorization=aws-v2-or-v4
                s3proxy.identity=test
                s3proxy.credential=test-secret
                jclouds.provider=filesystem-nio2
                jclouds.filesystem.basedir=%s
                """.formatted(port, server.resolve("data")));
        process = new ProcessBuilder(
                        Path.of(System.getProperty("java.home"), "bin", "java").toString(),
                        "-Xmx256m",
                        "-jar",
                        "target/s3proxy/s3proxy.jar",
                        "--properties",
                        properties.toString())
                .redirectErrorStream(true)
                .redirectOutput(server.resolve("s3proxy.log").toFile())
                .start();
        Runtime.getRuntime().addShutdownHook(new Thread(process::destroyForcibly));
        waitFor(port);

        SETTINGS.put(HADOOP + "fs.s3a.endpoint", "http://127.0.0.1:" + port);
        SETTINGS.put(HADOOP + "fs.s3a.endpoint.region", "us-east-1");
        SETTINGS.put(HADOOP + "fs.s3a.path.style.access", "true");
        SETTINGS.put(HADOOP + "fs.s3a.connection.ssl.enabled", "false");
        SETTINGS.put(HADOOP + "fs.s3a.access.key", "test");
        SETTINGS.put(HADOOP + "fs.s3a.secret.key", "test-secret");
        SETTINGS.put(
                HADOOP + "fs.s3a.aws.credentials.provider", "org.apache.hadoop.fs.s3a.SimpleAWSCredentialsProvider");
        var hadoop = LocalSpark.get().sparkContext().hadoopConfiguration();
        SETTINGS.forEach((key, value) -> hadoop.set(key.substring(HADOOP.length()), value));
    }

    private static void waitFor(int port) throws Exception {
        for (int tries = 0; tries < 300; tries++) {
            try (Socket socket = new Socket(InetAddress.getLoopbackAddress(), port)) {
                assertThat(socket.isConnected()).isTrue();
                return;
            } catch (IOException notYet) {
                TimeUnit.MILLISECONDS.sleep(200);
            }
        }
        throw new IllegalStateException(
                "The S3 server did not start: " + Files.readString(server.resolve("s3proxy.log")));
    }

    @AfterAll
    static void stopTheServer() throws InterruptedException {
        process.destroy();
        process.waitFor(20, TimeUnit.SECONDS);
    }

    @Test
    void aRunIsPublishedAndReadBack() {
        TestLake lake = new TestLake("s3a://bucket/single", "test");
        FixedWeights job = FixedWeights.of(Driver.block("330100", "0.5000"));

        assertThat(lake.run(job, "--year", "2025").exit()).isEqualTo(Exit.DONE);
        assertThat(lake.run(job, "--year", "2025").lines()).containsExactly("Already published for 330100/2025.");
        assertRows(lake.read(RelativeWeights.TABLE), job.block());
    }

    @Test
    @Tag("nightly")
    void ofTwoDriversThatPublishOneScopeAtOnceExactlyOneDoes() throws Exception {
        String lake = "s3a://bucket/race";
        Driver one = Driver.publish(folder, SETTINGS, lake, "330100", "0.1000", "2");
        Driver two = Driver.publish(folder, SETTINGS, lake, "330100", "0.2000", "2");

        SeveralDriversTest.assertOneOf(new TestLake(lake, "test"), one, two);
    }

    @Test
    @Tag("nightly")
    void noAppendOfTwoDriversIsLost() throws Exception {
        String root = "s3a://bucket/appends";
        TestLake lake = new TestLake(root, "test");
        lake.lake().ensure(RelativeWeights.TABLE);
        Driver one = Driver.append(folder, SETTINGS, root, "one", "12", "2");
        Driver two = Driver.append(folder, SETTINGS, root, "two", "12", "2");

        assertThat(one.exit()).as(one.output()).isZero();
        assertThat(two.exit()).as(two.output()).isZero();
        assertThat(lake.lake()
                        .readAll(RelativeWeights.TABLE)
                        .select(Table.RUN_ID.col())
                        .distinct()
                        .count())
                .isEqualTo(24);
        assertThat(lake.lake().lastCommit(RelativeWeights.TABLE)).isEqualTo(24);
    }
}
