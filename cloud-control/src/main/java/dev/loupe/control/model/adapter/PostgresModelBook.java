package dev.loupe.control.model.adapter;

import com.fasterxml.jackson.core.JsonProcessingException;
import com.fasterxml.jackson.core.type.TypeReference;
import com.fasterxml.jackson.databind.ObjectMapper;
import dev.loupe.bundle.Manifest;
import dev.loupe.bundle.ManifestCodec;
import dev.loupe.control.model.Model;
import dev.loupe.control.model.ModelBook;
import dev.loupe.schema.model.ModelRef;
import dev.loupe.schema.wire.Decoded;
import java.sql.Connection;
import java.sql.PreparedStatement;
import java.sql.ResultSet;
import java.sql.SQLException;
import java.time.Instant;
import java.time.OffsetDateTime;
import java.time.ZoneOffset;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.TreeMap;
import javax.sql.DataSource;
import org.jspecify.annotations.Nullable;

/// The tables `model` and `model_alias`.
public final class PostgresModelBook implements ModelBook {
  private static final String SELECT =
      """
      select digest, name, version, manifest, place, signer, bytes, tags, registered_at, mismatch
      from model\
      """;
  private static final String INSERT =
      """
      insert into model (digest, name, version, family, manifest, place, signer, bytes, tags,
        registered_at) values (?, ?, ?, ?, ?, ?, ?, ?, ?::jsonb, ?) on conflict (digest) do nothing\
      """;
  private static final String JUDGE =
      """
      update model set mismatch = ?, mismatch_since =
        case when ? is null then null else coalesce(mismatch_since, now()) end
      where digest = ?\
      """;
  private static final String ASK =
      """
      insert into model_alias (name, alias, digest, rollout, asked_at) values (?, ?, ?, ?, ?)
      on conflict (name, alias) do update set digest = excluded.digest,
        rollout = excluded.rollout, asked_at = excluded.asked_at\
      """;
  private static final TypeReference<TreeMap<String, String>> TAGS = new TypeReference<>() {};

  private final DataSource database;
  private final ObjectMapper json;

  public PostgresModelBook(DataSource database, ObjectMapper json) {
    this.database = database;
    this.json = json;
  }

  /// Work on one connection.
  private interface Work<T> {
    T on(Connection connection) throws SQLException;
  }

  private <T> T with(Work<T> work) {
    try (var connection = database.getConnection()) {
      return work.on(connection);
    } catch (SQLException e) {
      throw new BookAway(e);
    }
  }

  /// The database does not answer.
  static final class BookAway extends RuntimeException {
    private static final long serialVersionUID = 1;

    BookAway(SQLException cause) {
      super(cause.getMessage(), cause);
    }
  }

  @Override
  public Optional<Model> find(String digest) {
    return select(SELECT + " where digest = ?", digest).stream().findFirst();
  }

  @Override
  public Optional<Model> find(String name, String version) {
    return select(SELECT + " where name = ? and version = ?", name, version).stream().findFirst();
  }

  @Override
  public List<Model> all() {
    return select(SELECT + " order by registered_at desc, digest");
  }

  private List<Model> select(String sql, String... arguments) {
    return with(connection -> {
      try (var statement = connection.prepareStatement(sql)) {
        for (int i = 0; i < arguments.length; i++) statement.setString(i + 1, arguments[i]);
        return read(statement);
      }
    });
  }

  private List<Model> read(PreparedStatement statement) throws SQLException {
    var models = new ArrayList<Model>();
    try (var rows = statement.executeQuery()) {
      while (rows.next()) models.add(model(rows));
    }
    return models;
  }

  private Model model(ResultSet row) throws SQLException {
    var ref =
        new ModelRef(row.getString("name"), row.getString("version"), row.getString("digest"));
    var provenance =
        new Model.Provenance(
            row.getString("place"),
            row.getString("signer"),
            row.getObject("registered_at", OffsetDateTime.class).toInstant(),
            row.getLong("bytes"),
            tags(row.getString("tags")));
    var mismatch = row.getString("mismatch");
    return new Model(ref, manifest(row.getBytes("manifest")), provenance, mismatch);
  }

  private static Manifest manifest(byte[] bytes) {
    return switch (ManifestCodec.decode(bytes)) {
      case Decoded.Value<Manifest>(var manifest) -> manifest;
      case Decoded.Refused<Manifest> refused ->
          throw new IllegalStateException("a booked manifest: " + refused.sentence());
    };
  }

  private TreeMap<String, String> tags(String text) {
    try {
      return json.readValue(text, TAGS);
    } catch (JsonProcessingException e) {
      throw new IllegalStateException(e); // written below
    }
  }

  @Override
  public void add(Model model, byte[] manifest) {
    with(connection -> {
      try (var insert = connection.prepareStatement(INSERT)) {
        insert.setString(1, model.ref().digest());
        insert.setString(2, model.ref().name());
        insert.setString(3, model.ref().version());
        insert.setString(4, model.manifest().family().wireName());
        insert.setBytes(5, manifest);
        insert.setString(6, model.provenance().place());
        insert.setString(7, model.provenance().signer());
        insert.setLong(8, model.provenance().bytes());
        insert.setString(9, json.valueToTree(model.provenance().tags()).toString());
        insert.setObject(10, utc(model.provenance().registeredAt()));
        return insert.executeUpdate();
      }
    });
  }

  @Override
  public void judge(String digest, @Nullable String mismatch) {
    with(connection -> {
      try (var update = connection.prepareStatement(JUDGE)) {
        update.setString(1, mismatch);
        update.setString(2, mismatch);
        update.setString(3, digest);
        return update.executeUpdate();
      }
    });
  }

  @Override
  public void ask(Alias alias) {
    with(connection -> {
      try (var insert = connection.prepareStatement(ASK)) {
        insert.setString(1, alias.name());
        insert.setString(2, alias.alias());
        insert.setString(3, alias.digest());
        insert.setString(4, alias.rollout());
        insert.setObject(5, utc(alias.askedAt()));
        return insert.executeUpdate();
      }
    });
  }

  @Override
  public List<Alias> aliases() {
    return with(connection -> {
      var aliases = new ArrayList<Alias>();
      try (var select = connection.prepareStatement("select * from model_alias");
          var rows = select.executeQuery()) {
        while (rows.next()) aliases.add(alias(rows));
      }
      return aliases;
    });
  }

  private static Alias alias(ResultSet row) throws SQLException {
    return new Alias(
        row.getString("name"),
        row.getString("alias"),
        row.getString("digest"),
        row.getString("rollout"),
        row.getObject("asked_at", OffsetDateTime.class).toInstant());
  }

  private static OffsetDateTime utc(Instant it) {
    return it.atOffset(ZoneOffset.UTC);
  }
}
