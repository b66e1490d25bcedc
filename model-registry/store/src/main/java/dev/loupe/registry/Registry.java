package dev.loupe.registry;

import java.util.List;
import java.util.Optional;
import java.util.SortedMap;

/// Where registered models are kept. A version is there whole or not at all. What it says of itself
/// may have been edited by anyone who reaches the store: callers compare it with the manifest.
public interface Registry {
  /// What people call this store.
  String name();

  /// The same digest again changes nothing and answers with what is there.
  Registration register(Submission submission) throws RegistryAway;

  /// By the digest that the store's tags name.
  Optional<Held> find(String digest) throws RegistryAway;

  /// Every version, the oldest first.
  List<Held> list() throws RegistryAway;

  /// The files of the version at this place as the store has them now, unverified.
  Optional<SortedMap<String, byte[]>> files(String place) throws RegistryAway;

  /// Keeps a governance document under the SHA-256 of its bytes, which is returned.
  String attach(byte[] document) throws RegistryAway;

  Optional<byte[]> document(String sha256) throws RegistryAway;

  /// From now on `alias` of the model `name` stands for the version at `place`.
  void alias(String name, String alias, String place) throws RegistryAway;

  /// The place of the version that an alias stands for.
  Optional<String> aliased(String name, String alias) throws RegistryAway;
}
