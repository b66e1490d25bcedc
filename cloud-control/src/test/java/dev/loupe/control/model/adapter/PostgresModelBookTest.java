package dev.loupe.control.model.adapter;

import com.fasterxml.jackson.databind.ObjectMapper;
import dev.loupe.control.ledger.adapter.TestPostgres;
import dev.loupe.control.model.ModelBook;
import dev.loupe.control.model.ModelBookContract;
import java.sql.SQLException;
import java.util.concurrent.atomic.AtomicInteger;
import org.junit.jupiter.api.BeforeEach;

class PostgresModelBookTest extends ModelBookContract {
  private static final AtomicInteger COUNT = new AtomicInteger();

  private ModelBook book;

  @BeforeEach
  void open() throws SQLException {
    var database = TestPostgres.fresh("models_" + COUNT.incrementAndGet());
    book = new PostgresModelBook(database, new ObjectMapper());
  }

  @Override
  protected ModelBook book() {
    return book;
  }
}
