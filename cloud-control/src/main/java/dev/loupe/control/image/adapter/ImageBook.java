package dev.loupe.control.image.adapter;

import dev.loupe.control.image.ImageCursor;
import dev.loupe.control.image.ImagePage;
import dev.loupe.control.image.ImagePage.KeptImage;
import dev.loupe.control.image.Images.Stored.Done;
import jakarta.enterprise.context.ApplicationScoped;
import java.sql.ResultSet;
import java.sql.SQLException;
import java.time.Instant;
import java.time.OffsetDateTime;
import java.time.ZoneOffset;
import java.util.ArrayList;
import javax.sql.DataSource;
import org.jspecify.annotations.Nullable;

/// Which images are here, for SQL.
@ApplicationScoped
class ImageBook {
  private static final ImageCursor END = new ImageCursor(Instant.parse("9999-01-01T00:00:00Z"), "");

  private final DataSource database;

  ImageBook(DataSource database) {
    this.database = database;
  }

  /// Images in the order of their arrival, the newest first.
  ImagePage page(@Nullable ImageCursor before, int limit) throws SQLException {
    var from = before == null ? END : before;
    try (var connection = database.getConnection();
        var select =
            connection.prepareStatement(
                """
                select digest, media_type, size, received_at from image
                where (received_at, digest) < (?, ?) order by received_at desc, digest desc limit ?\
                """)) {
      select.setObject(1, from.receivedAt().atOffset(ZoneOffset.UTC));
      select.setString(2, from.sha256());
      select.setInt(3, limit + 1); // one more tells whether there is a next page
      var kept = new ArrayList<KeptImage>();
      try (var rows = select.executeQuery()) {
        while (rows.next()) {
          if (kept.size() == limit) return new ImagePage(kept, cursor(kept.getLast()));
          kept.add(kept(rows));
        }
      }
      return new ImagePage(kept, null);
    }
  }

  private static String cursor(KeptImage last) {
    return new ImageCursor(last.receivedAt(), last.sha256()).toString();
  }

  private static KeptImage kept(ResultSet row) throws SQLException {
    return new KeptImage(
        row.getString(1),
        row.getString(2),
        row.getLong(3),
        row.getObject(4, OffsetDateTime.class).toInstant());
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
