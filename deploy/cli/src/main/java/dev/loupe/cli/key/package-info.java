/// Keys and the file of trusted keys, without any server.
@NullMarked
package dev.loupe.cli.key;

import org.jspecify.annotations.NullMarked;
