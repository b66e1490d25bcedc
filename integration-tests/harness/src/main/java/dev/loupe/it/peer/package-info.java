/// Other people's programs as peers of our own: PostgreSQL, Mosquitto, and a bare MQTT client for
/// messages that no node of ours would send.
@NullMarked
package dev.loupe.it.peer;

import org.jspecify.annotations.NullMarked;
