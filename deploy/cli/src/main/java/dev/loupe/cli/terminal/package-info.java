/// What a person or a program is shown: tables, JSON, sentences and exit codes.
@NullMarked
package dev.loupe.cli.terminal;

import org.jspecify.annotations.NullMarked;
