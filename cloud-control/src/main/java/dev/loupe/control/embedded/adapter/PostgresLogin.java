package dev.loupe.control.embedded.adapter;

import dev.loupe.control.StartRefused;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.StandardCopyOption;
import java.nio.file.attribute.PosixFilePermissions;
import java.security.SecureRandom;
import java.sql.Connection;
import java.sql.DriverManager;
import java.sql.SQLException;
import java.util.HexFormat;
import java.util.Properties;

/// How to log in to the embedded PostgreSQL; kept beside its data, readable by the owner alone.
public record PostgresLogin(int port, String user, String password) {
  static final String DATABASE = "loupe";

  static PostgresLogin fresh(int port) {
    var bytes = new byte[24];
    new SecureRandom().nextBytes(bytes);
    return new PostgresLogin(port, "loupe", HexFormat.of().formatHex(bytes));
  }

  static PostgresLogin read(Path file) {
    var lines = new Properties();
    try (var in = Files.newBufferedReader(file)) {
      lines.load(in);
    } catch (IOException e) {
      throw new StartRefused(
          file + " cannot be read, and without its password the database cannot: " + e);
    }
    var user = lines.getProperty("user");
    var password = lines.getProperty("password");
    if (user == null || password == null)
      throw new StartRefused(file + " names no user and password: restore it from a backup.");
    return new PostgresLogin(0, user, password);
  }

  PostgresLogin onPort(int other) {
    return new PostgresLogin(other, user, password);
  }

  public String url() {
    return url(DATABASE);
  }

  private String url(String database) {
    return "jdbc:postgresql://127.0.0.1:" + port + "/" + database + "?reWriteBatchedInserts=true";
  }

  Connection connect(String database) throws SQLException {
    return DriverManager.getConnection(url(database), user, password);
  }

  void write(Path file) throws IOException {
    var text =
        """
        # the embedded PostgreSQL
        url=jdbc:postgresql://127.0.0.1:%d/%s
        host=127.0.0.1
        port=%d
        database=%s
        user=%s
        password=%s
        """
            .formatted(port, DATABASE, port, DATABASE, user, password);
    var half = file.resolveSibling(file.getFileName() + ".tmp");
    Files.deleteIfExists(half);
    Files.createFile(
        half, PosixFilePermissions.asFileAttribute(PosixFilePermissions.fromString("rw-------")));
    Files.writeString(half, text);
    Files.move(half, file, StandardCopyOption.ATOMIC_MOVE);
  }

  @Override
  public String toString() {
    return user + " at port " + port;
  }
}
