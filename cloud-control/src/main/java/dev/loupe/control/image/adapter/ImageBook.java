package dev.loupe.control.image.adapter;

import dev.loupe.control.image.Images.Stored.Done;
import jakarta.enterprise.context.ApplicationScoped;
import java.sql.SQLException;
import javax.sql.DataSource;

/// Which images are here, for SQL.
@ApplicationScoped
class ImageBook {
  private final DataSource database;

  ImageBook(DataSource database) {
    this.database = database;
  }

  void book(String digest, Done image) throws SQLException {
    try (var connection = database.getConnection();
        var insert =
            connection.prepareStatement(
                """
                insert into image (digest, media_type, size) values (?, ?, ?)
                on conflict do nothing\
                """)) {
      insert.setString(1, digest);
      insert.setString(2, image.type().mediaType());
      insert.setLong(3, image.size());
      insert.executeUpdate();
    }
  }
}
