import java.nio.file.Path;
import java.util.concurrent.CountDownLatch;
import org.neo4j.configuration.GraphDatabaseSettings;
import org.neo4j.configuration.connectors.BoltConnector;
import org.neo4j.configuration.helpers.SocketAddress;
import org.neo4j.dbms.api.DatabaseManagementService;
import org.neo4j.dbms.api.DatabaseManagementServiceBuilder;

/** A Neo4j server for the tests: one folder, one Bolt port on loopback, logins checked; ends by SIGTERM. */
class Server {
    public static void main(String[] arguments) throws InterruptedException {
        Path folder = Path.of(arguments[0]).toAbsolutePath();
        SocketAddress bolt = new SocketAddress("127.0.0.1", Integer.parseInt(arguments[1]));
        DatabaseManagementService server =
                new DatabaseManagementServiceBuilder(folder)
                        .setConfig(GraphDatabaseSettings.auth_enabled, true)
                        .setConfig(GraphDatabaseSettings.pagecache_memory, 32L * 1024 * 1024)
                        .setConfig(BoltConnector.enabled, true)
                        .setConfig(BoltConnector.listen_address, bolt)
                        .setConfig(BoltConnector.advertised_address, bolt)
                        .build();
        CountDownLatch ended = new CountDownLatch(1);
        Runtime.getRuntime().addShutdownHook(new Thread(() -> {
            server.shutdown();
            ended.countDown();
        }));
        System.out.println("ready");
        ended.await();
    }
}
