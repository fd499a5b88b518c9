package io.muster.trace;

import com.fasterxml.jackson.core.JsonProcessingException;
import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.ObjectMapper;
import io.quarkus.logging.json.runtime.JsonFormatter;
import java.util.ArrayList;
import java.util.Collections;
import java.util.List;
import org.jboss.logmanager.ExtHandler;
import org.jboss.logmanager.ExtLogRecord;
import org.jboss.logmanager.Level;
import org.jboss.logmanager.Logger;

/** Keeps Muster's lines as production writes them, with its formatter and its filter, until it is closed. */
public final class LogLines implements AutoCloseable {
    private static final ObjectMapper JSON = new ObjectMapper();

    private final Logger logger = Logger.getLogger("io.muster");
    private final List<String> written = Collections.synchronizedList(new ArrayList<>());
    private final ExtHandler handler = new ExtHandler() {
        @Override
        protected void doPublish(ExtLogRecord line) {
            written.add(getFormatter().format(line));
        }
    };

    private LogLines() {
        handler.setLevel(Level.ALL);
        handler.setFilter(new LogFields());
        handler.setFormatter(new JsonFormatter());
        logger.addHandler(handler);
    }

    /** From now on. */
    public static LogLines keep() {
        return new LogLines();
    }

    /** Those so far. */
    public List<JsonNode> lines() throws JsonProcessingException {
        List<JsonNode> lines = new ArrayList<>();
        for (String each : List.copyOf(written)) {
            lines.add(JSON.readTree(each));
        }
        return lines;
    }

    @Override
    public void close() {
        logger.removeHandler(handler);
    }
}
