// Jena ARQ over a file: reads the name of a query's file a line, writes its rows as a line of JSON.

import java.io.BufferedReader;
import java.io.ByteArrayOutputStream;
import java.io.InputStreamReader;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import org.apache.jena.query.Dataset;
import org.apache.jena.query.QueryExecution;
import org.apache.jena.query.QueryExecutionFactory;
import org.apache.jena.query.ResultSetFormatter;
import org.apache.jena.riot.RDFDataMgr;

public class Jena {
    public static void main(String[] arguments) throws Exception {
        Dataset data = RDFDataMgr.loadDataset(arguments[0]);
        var lines = new BufferedReader(new InputStreamReader(System.in, StandardCharsets.UTF_8));
        for (String path; (path = lines.readLine()) != null; ) {
            String query = Files.readString(Path.of(path));
            try (QueryExecution execution = QueryExecutionFactory.create(query, data)) {
                var rows = new ByteArrayOutputStream();
                ResultSetFormatter.outputAsJSON(rows, execution.execSelect());
                System.out.println(rows.toString(StandardCharsets.UTF_8).replace("\n", " "));
                System.out.flush();
            }
        }
    }
}
