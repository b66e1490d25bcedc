@NullMarked
package dev.loupe.cli.architecture;

import org.jspecify.annotations.NullMarked;
