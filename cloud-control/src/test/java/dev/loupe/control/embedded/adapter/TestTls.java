package dev.loupe.control.embedded.adapter;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.security.KeyStore;
import java.util.ArrayList;
import java.util.Base64;
import java.util.List;

/// A certificate of 127.0.0.1 that signed itself, as PEM files.
final class TestTls {
  private static final char[] SECRET = "changeit".toCharArray();

  private Path certificate = Path.of("cert.pem");
  private Path key = Path.of("key.pem");

  void make(Path directory) throws Exception {
    var store = directory.resolve("tls.p12");
    var options =
        "-genkeypair -alias it -keyalg EC -dname CN=127.0.0.1 -ext san=ip:127.0.0.1 -ext bc=ca:true"
            + " -storetype PKCS12 -storepass changeit -keystore";
    var command = new ArrayList<String>();
    command.add(Path.of(System.getProperty("java.home"), "bin", "keytool").toString());
    command.addAll(List.of(options.split(" ")));
    command.add(store.toString());
    var exit = new ProcessBuilder(command).inheritIO().start().waitFor();
    if (exit != 0) throw new IOException("keytool: " + exit);
    var keys = KeyStore.getInstance(store.toFile(), SECRET);
    certificate =
        pem(directory.resolve("cert.pem"), "CERTIFICATE", keys.getCertificate("it").getEncoded());
    key = pem(directory.resolve("key.pem"), "PRIVATE KEY", keys.getKey("it", SECRET).getEncoded());
  }

  private static Path pem(Path file, String type, byte[] der) throws IOException {
    var body = Base64.getMimeEncoder(64, new byte[] {'\n'}).encodeToString(der);
    return Files.writeString(
        file, "-----BEGIN " + type + "-----\n" + body + "\n-----END " + type + "-----\n");
  }

  Path certificate() {
    return certificate;
  }

  Path key() {
    return key;
  }
}
